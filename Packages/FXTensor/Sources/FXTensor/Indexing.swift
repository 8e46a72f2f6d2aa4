// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Python's index expressions on tensors and lists.
enum Indexing {
    /// `tensor[index]` for integers, slices, `None`, `...`, masks, lists and tensors of numbers,
    /// and tuples of them.
    static func item(
        _ tensor: Tensor, _ index: Argument<Tensor>
    ) throws(TensorError) -> Tensor {
        let operation = "operator.getitem"
        let target = try IndexedView(
            tensor.elements(for: operation), index, operation: operation)
        guard target.hasTensors else { return Tensor(target.view) }
        return Tensor(try Kernels.index(target.view, target.indices, operation: operation))
    }

    /// `tensor[index] = value` for a tensor or number.
    static func assign(
        _ tensor: Tensor, _ index: Argument<Tensor>, _ value: Operand
    ) throws(TensorError) {
        let operation = "operator.setitem"
        let target = try IndexedView(
            tensor.elements(for: operation), index, operation: operation)
        let source =
            switch value {
            case .tensor(let storage): storage
            case .number(let number): try Kernels.filled([], target.view.dtype, number)
            }
        guard target.hasTensors else {
            let fitting = try source.droppingLeadingOnes(to: target.view.rank)
            _ = try Kernels.copy(fitting, into: target.view, operation: operation)
            return
        }
        try Kernels.indexPut(
            target.view, target.indices, Kernels.cast(source, to: target.view.dtype),
            operation: operation)
    }

    /// The items of a list in a slice, as Python takes them; the step may be negative.
    static func slice(
        _ items: [Argument<Tensor>], _ start: Argument<Tensor>, _ stop: Argument<Tensor>,
        _ step: Argument<Tensor>
    ) throws(TensorError) -> [Argument<Tensor>] {
        let operation = "operator.getitem"
        let step = try bound(step, operation) ?? 1
        guard step != 0 else {
            throw .invalidValue(operation: operation, value: "step 0", expected: "other than 0")
        }
        // Going backwards, the places are -1 up to the last one.
        let (low, high) = step > 0 ? (0, items.count) : (-1, items.count - 1)
        func place(_ given: Int) -> Int {
            min(max(given < 0 ? given + items.count : given, low), high)
        }
        let first = try bound(start, operation).map(place) ?? (step > 0 ? low : high)
        let last = try bound(stop, operation).map(place) ?? (step > 0 ? high : low)
        return Swift.stride(from: first, to: last, by: step).map { items[$0] }
    }

    /// A bound of a slice: a number, a tensor of one, or nothing.
    static func bound(
        _ argument: Argument<Tensor>, _ operation: String
    ) throws(TensorError) -> Int? {
        if argument.isNone { return nil }
        if let value = argument.int { return value }
        guard let storage = try argument.leaf?.elements(for: operation),
            storage.dtype.category == .integer, storage.elementCount == 1
        else {
            throw .invalidArgument(
                operation: operation, parameter: "index", expected: "integers as bounds of slices")
        }
        return try Tensor(storage).scalars(as: Int.self)[0]
    }
}
