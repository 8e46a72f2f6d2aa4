// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Python's index expressions on tensors and lists.
enum Indexing {
    /// `tensor[index]` for integers, slices, `None`, `...` and tuples of them.
    static func item(
        _ tensor: Tensor, _ index: Argument<Tensor>
    ) throws(TensorError) -> Tensor {
        var storage = try tensor.elements(for: "operator.getitem")
        let parts: [Argument<Tensor>]
        if case .tuple(let items) = index { parts = items } else { parts = [index] }
        let consumed = parts.filter(Self.consumesAxis).count
        guard consumed <= storage.rank else {
            throw .indexOutOfRange(
                operation: "operator.getitem", index: consumed, count: storage.rank)
        }
        var axis = 0
        var skipped = storage.rank - consumed
        for part in parts {
            switch part {
            case .int(let position): storage = try storage.select(axis, position)
            case .slice(let start, let stop, let step):
                storage = try storage.slice(
                    axis, start: bound(start), end: bound(stop), step: bound(step) ?? 1)
                axis += 1
            case .none:
                storage = try storage.unsqueeze(axis)
                axis += 1
            case .ellipsis:
                axis += skipped
                skipped = 0
            default:
                throw .invalidArgument(
                    operation: "operator.getitem", parameter: "index",
                    expected: "integers, slices, None or an ellipsis")
            }
        }
        return Tensor(storage)
    }

    private static func consumesAxis(_ part: Argument<Tensor>) -> Bool {
        switch part {
        case .none, .ellipsis: false
        default: true
        }
    }

    /// The items of a list in a slice, as Python takes them; the step may be negative.
    static func slice(
        _ items: [Argument<Tensor>], _ start: Argument<Tensor>, _ stop: Argument<Tensor>,
        _ step: Argument<Tensor>
    ) throws(TensorError) -> [Argument<Tensor>] {
        let step = try bound(step) ?? 1
        guard step != 0 else {
            throw .invalidValue(
                operation: "operator.getitem", value: "step 0", expected: "other than 0")
        }
        // Going backwards, the places are -1 up to the last one.
        let (low, high) = step > 0 ? (0, items.count) : (-1, items.count - 1)
        func place(_ given: Int) -> Int {
            min(max(given < 0 ? given + items.count : given, low), high)
        }
        let first = try bound(start).map(place) ?? (step > 0 ? low : high)
        let last = try bound(stop).map(place) ?? (step > 0 ? high : low)
        return Swift.stride(from: first, to: last, by: step).map { items[$0] }
    }

    private static func bound(_ argument: Argument<Tensor>) throws(TensorError) -> Int? {
        if argument.isNone { return nil }
        guard let value = argument.int else {
            throw .invalidArgument(
                operation: "operator.getitem", parameter: "slice", expected: "integers or None")
        }
        return value
    }
}
