// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A tensor to which the parts of an index that give views have been applied, and the tensors
/// among the parts, by the axes that they index.
struct IndexedView {
    private(set) var view: TensorStorage
    private(set) var indices: [TensorStorage?] = []
    private var axis = 0
    private let operation: String

    init(
        _ storage: TensorStorage, _ index: Argument<Tensor>, operation: String
    ) throws(TensorError) {
        view = storage
        self.operation = operation
        let parts = if case .tuple(let items) = index { items } else { [index] }
        var consumed = 0
        var ellipses = 0
        for part in parts {
            if case .ellipsis = part { ellipses += 1 }
            consumed += try consumedAxes(part)
        }
        guard consumed <= storage.rank else {
            throw .indexOutOfRange(operation: operation, index: consumed, count: storage.rank)
        }
        guard ellipses <= 1 else {
            throw .invalidArgument(
                operation: operation, parameter: "index", expected: "at most one ellipsis")
        }
        for part in parts { try apply(part, skipped: storage.rank - consumed) }
    }

    /// Whether there are index tensors.
    var hasTensors: Bool { !indices.isEmpty }

    private mutating func apply(
        _ part: Argument<Tensor>, skipped: Int
    ) throws(TensorError) {
        switch part {
        case .int(let position): view = try view.select(axis, position)
        case .slice(let start, let stop, let step):
            view = try view.slice(
                axis, start: Indexing.bound(start, operation),
                end: Indexing.bound(stop, operation),
                step: Indexing.bound(step, operation) ?? 1)
            axis += 1
        case .none:
            view = try view.unsqueeze(axis)
            axis += 1
        case .ellipsis: axis += skipped
        case .bool(let flag): try note(flag)
        default: try note(storage(of: part))
        }
    }

    /// A Boolean stands for an axis of its own, of which it keeps all or nothing.
    private mutating func note(_ flag: Bool) throws(TensorError) {
        view = try view.unsqueeze(axis)
        note(try Kernels.filled([flag ? 1 : 0], .int64, .int(0)), axes: 1)
    }

    private mutating func note(_ index: TensorStorage) throws(TensorError) {
        switch (index.rank, index.dtype) {
        case (0, .bool), (0, .uint8): try note(Tensor(index).onlyElement(operation: operation) != 0)
        case (0, _) where index.dtype.category == .integer:
            view = try view.select(axis, Tensor(index).scalars(as: Int.self)[0])
        case (_, .bool), (_, .uint8): note(index, axes: index.rank)
        default: note(index, axes: 1)
        }
    }

    private mutating func note(_ index: TensorStorage, axes: Int) {
        // A mask stands for all its axes at once.
        let masked = indices.reduce(0) { $0 + max(maskedAxes($1) - 1, 0) }
        let missing = axis - masked - indices.count
        indices += [TensorStorage?](repeating: nil, count: max(missing, 0)) + [index]
        axis += axes
    }

    private func maskedAxes(_ index: TensorStorage?) -> Int {
        guard let index, index.dtype == .bool || index.dtype == .uint8 else { return 1 }
        return index.rank
    }

    /// How many axes of the tensor a part stands for.
    private func consumedAxes(_ part: Argument<Tensor>) throws(TensorError) -> Int {
        switch part {
        case .none, .ellipsis, .bool: return 0
        case .int, .slice: return 1
        default: return maskedAxes(try storage(of: part))
        }
    }

    /// A tensor, or a list of numbers or Booleans, as an index.
    private func storage(of part: Argument<Tensor>) throws(TensorError) -> TensorStorage {
        switch part {
        case .leaf(let tensor): return try tensor.elements(for: operation)
        case .constant(let value): return try Tensor(value).elements(for: operation)
        case .list(let items), .tuple(let items):
            return try list(items)
        case .int(let number): return try Kernels.filled([], .int64, .int(number))
        case .bool(let flag): return try Kernels.filled([], .bool, .bool(flag))
        default:
            throw .invalidArgument(
                operation: operation, parameter: "index",
                expected: "integers, slices, None, an ellipsis, Booleans or tensors of them")
        }
    }

    private func list(_ items: [Argument<Tensor>]) throws(TensorError) -> TensorStorage {
        if items.isEmpty { return try TensorStorage.allocate(.int64, [0]) }
        var parts: [TensorStorage] = []
        for item in items { parts.append(try storage(of: item)) }
        return try Kernels.stack(parts, 0, operation: operation)
    }
}
