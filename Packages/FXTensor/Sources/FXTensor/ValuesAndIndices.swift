// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Elements chosen along an axis, and where they stand: what `topk`, `sort` or `max(dim:)` give.
///
/// Of a traced value, reading a field is recorded as `getattr`.
///
/// - SeeAlso: `torch.return_types`
public struct ValuesAndIndices: Sendable {
    enum Content: Sendable {
        case known(values: Tensor, indices: Tensor)
        case traced(Tensor)
    }

    let content: Content

    /// Creates a result of known tensors.
    public init(values: Tensor, indices: Tensor) {
        content = .known(values: values, indices: indices)
    }

    /// Creates a result that a value of a trace stands for.
    public init(traced tensor: Tensor) { content = .traced(tensor) }

    private init(_ content: Content) { self.content = content }

    /// Creates a result from that of a call: two tensors, a value of a trace, or a failed one.
    init(_ argument: Argument<Tensor>) {
        if let items = argument.items, items.count == 2, let values = items[0].leaf,
            let indices = items[1].leaf
        {
            self.init(values: values, indices: indices)
        } else {
            let tensor = argument.leaf ?? .failed(.unknownOperator("a pair of tensors"))
            self.init(
                tensor.isTraced ? .traced(tensor) : .known(values: tensor, indices: tensor))
        }
    }

    /// The elements.
    public var values: Tensor {
        switch content {
        case .known(let values, _): values
        case .traced(let tuple): Self.field("values", of: tuple)
        }
    }

    /// The positions of the elements, int64.
    public var indices: Tensor {
        switch content {
        case .known(_, let indices): indices
        case .traced(let tuple): Self.field("indices", of: tuple)
        }
    }

    /// The elements at 0 and their positions at 1; recorded as `operator.getitem`.
    ///
    /// - Precondition: The index is 0 or 1.
    public subscript(index: Int) -> Tensor {
        switch content {
        case .known(let values, let indices):
            precondition((0...1).contains(index), "a pair has no element \(index)")
            return index == 0 ? values : indices
        case .traced(let tuple):
            return Dispatch.record(
                .function(.operator.getitem), [.leaf(tuple), .int(index)])
        }
    }

    private static func field(_ name: String, of tuple: Tensor) -> Tensor {
        Dispatch.record(.function(.builtins.getattr), [.leaf(tuple), .string(name)])
    }
}

extension Dispatch {
    static func topK(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ k: Int, _ dim: Int?,
        _ largest: Bool?, _ sorted: Bool?, at location: @autoclosure Recorded<SourceLocation?>
    ) -> ValuesAndIndices {
        guard input.kind.isEmpty else {
            let keywords = KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("largest", largest.map { .bool($0) }),
                ("sorted", sorted.map { .bool($0) }),
            ])
            return ValuesAndIndices(
                traced: record(callee(), [.leaf(input), .int(k)], keywords, at: location()))
        }
        do throws(TensorError) {
            let (values, indices) = try Kernels.topK(
                input.concrete, k: k, axis: dim ?? -1, findsLargest: largest ?? true)
            return ValuesAndIndices(values: Tensor(values), indices: Tensor(indices))
        } catch {
            let failed = Tensor.failed(error)
            return ValuesAndIndices(values: failed, indices: failed)
        }
    }
}

extension Tensor {
    /// Finds the `k` largest elements along an axis; NaN counts as the largest.
    ///
    /// - Parameters:
    ///   - dim: The axis; the last one where none is given.
    ///   - largest: Whether to look for the largest, not the smallest.
    ///   - sorted: Taken for torch's sake; the result is sorted always.
    /// - SeeAlso: `torch.topk`
    public func topk(
        _ k: Int, dim: Int? = nil, largest: Bool? = nil, sorted: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        Dispatch.topK(
            .method("topk"), self, k, dim, largest, sorted,
            at: SourceLocation(file: fileID, line: line))
    }
}

extension torch {
    /// Finds the `k` largest elements along an axis; NaN counts as the largest.
    ///
    /// - Parameters:
    ///   - dim: The axis; the last one where none is given.
    ///   - largest: Whether to look for the largest, not the smallest.
    ///   - sorted: Taken for torch's sake; the result is sorted always.
    /// - SeeAlso: `torch.topk`
    public static func topk(
        _ input: Tensor, _ k: Int, dim: Int? = nil, largest: Bool? = nil, sorted: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> ValuesAndIndices {
        Dispatch.topK(
            .function(.torch.topk), input, k, dim, largest, sorted,
            at: SourceLocation(file: fileID, line: line))
    }
}
