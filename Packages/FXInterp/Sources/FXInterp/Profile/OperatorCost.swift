// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a call costs: multiplications with addition, and bytes read and written.
///
/// Numbers may be symbolic, as extents are: `3072*batch`. Only matrix products, convolutions,
/// attention and recurrent layers count as multiply-adds; views read and write nothing.
public struct OperatorCost: Hashable, Sendable {
    public var multiplyAdds: Dimension
    public var bytesRead: Dimension
    public var bytesWritten: Dimension

    public static let zero = OperatorCost(multiplyAdds: 0, bytesRead: 0, bytesWritten: 0)

    public init(multiplyAdds: Dimension, bytesRead: Dimension, bytesWritten: Dimension) {
        self.multiplyAdds = multiplyAdds
        self.bytesRead = bytesRead
        self.bytesWritten = bytesWritten
    }

    /// The bytes read and written.
    public var bytes: Dimension { bytesRead + bytesWritten }

    public static func + (lhs: Self, rhs: Self) -> Self {
        OperatorCost(
            multiplyAdds: lhs.multiplyAdds + rhs.multiplyAdds,
            bytesRead: lhs.bytesRead + rhs.bytesRead,
            bytesWritten: lhs.bytesWritten + rhs.bytesWritten)
    }
}

extension OperatorCost {
    /// The cost of a call with results of some specs.
    public init(of call: OperatorCall<ValueSpec>, _ result: Argument<ValueSpec>) {
        let isView =
            call.schema.viewedParameter() != nil && call.schema.mutatedParameters.isEmpty
        guard !isView else {
            self = .zero
            return
        }
        bytesRead = call.arguments.reduce(0) { $0 + $1.byteCount }
        bytesWritten = result.byteCount
        let base = call.schema.name.split(separator: ".").dropFirst().first.map(String.init) ?? ""
        multiplyAdds = Self.rules[base]?(call, result) ?? 0
    }

    private typealias Rule =
        @Sendable (OperatorCall<ValueSpec>, Argument<ValueSpec>) -> Dimension?

    private static let rules: [String: Rule] = {
        var rules: [String: Rule] = [:]
        for name in ["mm", "bmm", "matmul", "linear", "mv", "dot", "vdot", "inner"] {
            rules[name] = { call, result in product(call.arguments[0], result) }
        }
        for name in ["addmm", "baddbmm", "addmv", "addbmm"] {
            rules[name] = { call, result in product(call.arguments[1], result) }
        }
        for name in ["conv1d", "conv2d", "conv3d", "convolution", "_convolution"] {
            rules[name] = { call, result in convolution(call, result) }
        }
        for name in ["conv_transpose1d", "conv_transpose2d", "conv_transpose3d"] {
            rules[name] = { call, _ in transposedConvolution(call) }
        }
        rules["scaled_dot_product_attention"] = { call, _ in attention(call) }
        for name in ["lstm", "gru", "rnn_tanh", "rnn_relu"] {
            rules[name] = { call, _ in recurrence(call) }
        }
        for name in ["lstm_cell", "gru_cell", "rnn_tanh_cell", "rnn_relu_cell"] {
            rules[name] = { call, result in cell(call) }
        }
        return rules
    }()

    /// Each element of the result sums over the last dimension of the first matrix.
    private static func product(
        _ matrix: Argument<ValueSpec>, _ result: Argument<ValueSpec>
    ) -> Dimension? {
        guard let summed = matrix.shape?.last else { return nil }
        return result.elementCount * summed
    }

    private static func convolution(
        _ call: OperatorCall<ValueSpec>, _ result: Argument<ValueSpec>
    ) -> Dimension? {
        if call["transposed"].bool == true { return transposedConvolution(call) }
        guard let weight = call["weight"].shape else { return nil }
        return result.elementCount * weight.dropFirst().reduce(1, *)
    }

    private static func transposedConvolution(_ call: OperatorCall<ValueSpec>) -> Dimension? {
        guard let weight = call["weight"].shape else { return nil }
        return call.arguments[0].elementCount * weight.dropFirst().reduce(1, *)
    }

    /// Query by key, and the weights by value.
    private static func attention(_ call: OperatorCall<ValueSpec>) -> Dimension? {
        guard let query = call["query"].shape, let key = call["key"].shape,
            let width = call["value"].shape?.last, let inner = query.last,
            query.rank >= 2, key.rank >= 2
        else { return nil }
        let rows = query.dropLast().reduce(1, *)
        return rows * key[key.rank - 2] * (inner + width)
    }

    /// Each weight matrix once for each row of the input.
    private static func recurrence(_ call: OperatorCall<ValueSpec>) -> Dimension? {
        guard let input = call.arguments.first?.shape, let weights = call["params"].items else {
            return nil
        }
        let matrices = weights.filter { $0.shape?.rank == 2 }
        return input.dropLast().reduce(1, *) * matrices.reduce(0) { $0 + $1.elementCount }
    }

    private static func cell(_ call: OperatorCall<ValueSpec>) -> Dimension? {
        guard let input = call.arguments.first?.shape else { return nil }
        let weights = call["w_ih"].elementCount + call["w_hh"].elementCount
        return input.dropLast().reduce(1, *) * weights
    }
}

extension Argument<ValueSpec> {
    /// The shape, where the value is a tensor.
    fileprivate var shape: Shape? { leaf?.tensor?.shape }

    /// The elements of all tensors together.
    fileprivate var elementCount: Dimension {
        leaves.reduce(0) { $0 + ($1.tensor?.shape.reduce(1, *) ?? 0) }
    }

    /// The bytes of all tensors together.
    fileprivate var byteCount: Dimension {
        leaves.reduce(0) { sum, value in
            guard let spec = value.tensor else { return sum }
            return sum + spec.shape.reduce(.known(spec.dtype.byteCount), *)
        }
    }
}
