// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Writes a source, stretched and converted, over a target; views of the target see it.
    @discardableResult
    static func copy(
        _ source: TensorStorage, into target: TensorStorage, operation: String = "copy_"
    ) throws(TensorError) -> TensorStorage {
        try requireWritable(target, operation: operation)
        var converted = try cast(source, to: target.dtype)
        if converted.buffer === target.buffer { converted = try converted.copied() }
        let source = try converted.expand(target.extents)
        WriteLog.willWrite(target.buffer)
        moveBytes(from: source, to: target)
        target.buffer.version += 1
        return target
    }

    /// Adds `alpha` times an operand to a target in place.
    static func addInPlace(
        _ target: TensorStorage, _ operand: Operand, alpha: Number = .int(1)
    ) throws(TensorError) -> TensorStorage {
        let sum = try add(.tensor(target), operand, alpha: alpha)
        if sum.dtype.category > target.dtype.category {
            throw .dtypeMismatch(
                operation: "add_", expected: "a result that the target can hold",
                found: [sum.dtype, target.dtype])
        }
        guard sum.extents == target.extents else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "add_", expected: "an operand that stretches to the target",
                    found: [target.shape, Shape(operand.extents)]))
        }
        return try copy(sum, into: target, operation: "add_")
    }

    /// Writes a number over every element.
    static func fill(
        _ target: TensorStorage, _ value: Number
    ) throws(TensorError) -> TensorStorage {
        try copy(filled([], target.dtype, value), into: target, operation: "fill_")
    }

    /// A tensor whose elements are all one number.
    static func filled(
        _ extents: [Int], _ dtype: DType, _ value: Number
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(dtype, extents)
        try dtype.visitElement(FillVisitor(target: result, value: value))
        return result
    }

    /// Overlapping elements, as `expand` makes them, cannot be written one by one.
    static func requireWritable(
        _ target: TensorStorage, operation: String
    ) throws(TensorError) {
        let overlaps = zip(target.extents, target.strides).contains { $0 > 1 && $1 == 0 }
        if overlaps {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "elements with a place of their own (clone an expanded tensor)",
                    found: [target.shape]))
        }
    }
}

private struct FillVisitor: ElementVisitor {
    var target: TensorStorage
    var value: Number

    func visit<Element: TensorElement>(_: Element.Type) {
        target.pointer(as: Element.self).update(
            repeating: value.element(), count: target.elementCount)
    }
}
