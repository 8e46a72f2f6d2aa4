// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension MetadataKey where Value == Argument<ValueSpec> {
    /// What is known of a value that is more than tensors; the key that shape inference uses.
    static var value: MetadataKey { MetadataKey("value") }
}

/// What is known of one value of a program.
struct ProgramValue {
    var spec: ValueSpec?
    /// What the file has, where the spec says less.
    var original: Literal?
}

/// What a graph's part of a program says of its values.
struct ProgramValues {
    private let tensors: JSONCursor?
    /// The tensors, where they are not part of what was parsed with the graph.
    private let metas: TensorMetas?
    private let ints: JSONCursor?
    private let floats: JSONCursor?
    private let bools: JSONCursor?
    private let expressions: ExpressionCache

    /// The expressions that were read; most stand in a file many times.
    final class ExpressionCache {
        private var known: [String: SymbolicExpression] = [:]

        func expression(_ text: String) -> SymbolicExpression {
            if let expression = known[text] { return expression }
            let expression = SymbolicText.expression(text)
            known[text] = expression
            return expression
        }
    }

    init(_ graph: JSONCursor, _ metas: TensorMetas?, _ expressions: ExpressionCache) {
        self.metas = metas
        tensors = graph.optional("tensor_values")
        ints = graph.optional("sym_int_values")
        floats = graph.optional("sym_float_values")
        bools = graph.optional("sym_bool_values")
        self.expressions = expressions
    }

    /// What is known of a value.
    ///
    /// - Parameter isParameter: Whether gradients of the tensor are what is expected.
    func value(named name: String, isParameter: Bool = false) throws(ArchiveError) -> ProgramValue {
        let known = try metas?.value(named: name, isParameter) { meta throws(ArchiveError) in
            try tensor(meta, isParameter: isParameter)
        }
        if let known { return known }
        if let tensor = tensors?.optional(named: name) {
            return try self.tensor(tensor, isParameter: isParameter)
        }
        if let int = ints?.optional(named: name) {
            return ProgramValue(spec: .int(try dimension(int)), original: int.json)
        }
        if let float = floats?.optional(named: name) {
            return ProgramValue(spec: .double, original: float.json)
        }
        if let bool = bools?.optional(named: name) {
            return ProgramValue(spec: .bool, original: bool.json)
        }
        return ProgramValue()
    }

    private func tensor(
        _ meta: JSONCursor, isParameter: Bool
    ) throws(ArchiveError) -> ProgramValue {
        let code = try meta.required("dtype").getInt()
        guard let dtype = PT2Code.dtype(code) else { return ProgramValue(original: meta.json) }
        var dimensions: [Dimension] = []
        for size in try meta.required("sizes").items() {
            dimensions.append(try dimension(size))
        }
        let shape = Shape(dimensions)
        var spec = TensorSpec(dtype, shape)
        let strides = try strides(meta)
        if let extents = shape.extents, let strides {
            if strides != RowMajor.strides(extents) { spec.strides = strides }
        }
        let isPlain =
            shape.extents != nil && strides != nil && Self.isPlain(meta, isParameter: isParameter)
        return ProgramValue(spec: .tensor(spec), original: isPlain ? nil : meta.json)
    }

    /// The strides, where they are numbers.
    private func strides(_ meta: JSONCursor) throws(ArchiveError) -> [Int]? {
        guard let content = meta.optional("strides") else { return nil }
        var result: [Int] = []
        for item in try content.items() {
            guard let stride = item.optional("as_int")?.int else { return nil }
            result.append(stride)
        }
        return result
    }

    /// Whether there is nothing to a tensor that does not follow from its spec.
    private static func isPlain(_ meta: JSONCursor, isParameter: Bool) -> Bool {
        guard meta.keyCount == 7, meta.optional("requires_grad")?.bool == isParameter,
            meta.optional("layout")?.int == 7,
            meta.optional("storage_offset")?.optional("as_int")?.int == 0,
            let device = meta.optional("device"), device.keyCount == 2,
            device.optional("type")?.string == "cpu"
        else { return false }
        return device.optional("index")?.pointer == nil
    }

    func dimension(_ value: JSONCursor) throws(ArchiveError) -> Dimension {
        if let number = value.optional("as_int") { return .known(try number.getInt()) }
        let text = try value.required("as_expr").required("expr_str").getString()
        return Dimension(expressions.expression(text))
    }
}

/// The usual order of elements.
enum RowMajor {
    /// The strides of a tensor without gaps, as PyTorch notes them.
    static func strides(_ extents: [Int]) -> [Int] {
        var strides = [Int](repeating: 1, count: extents.count)
        var step = 1
        for axis in extents.indices.reversed() {
            strides[axis] = step
            step = step.multipliedReportingOverflow(by: max(extents[axis], 1)).partialValue
        }
        return strides
    }
}
