// SPDX-License-Identifier: Apache-2.0

extension StructuralCall {
    /// `operator.getitem`: an element of a tuple, list or dictionary, or a part of a tensor.
    func item() throws -> Argument<ValueSpec>? {
        guard arguments.count == 2 else { throw failure("a value and an index") }
        switch (arguments[0], arguments[1]) {
        case (.list(let items), .int(let index)), (.tuple(let items), .int(let index)):
            let position = index < 0 ? index + items.count : index
            guard items.indices.contains(position) else {
                throw failure("an index of \(items.count) elements, not \(index)")
            }
            return items[position]
        case (.list(let items), .slice(let start, let stop, let step)):
            return .list(try slice(items, start, stop, step))
        case (.tuple(let items), .slice(let start, let stop, let step)):
            return .tuple(try slice(items, start, stop, step))
        case (.dictionary(let entries), .string(let key)):
            guard let entry = entries.first(where: { $0.key == key }) else {
                throw failure("a key of the dictionary, not '\(key)'")
            }
            return entry.value
        case (.leaf(.tensor), let index): return try tensorItem(index)
        default: throw failure("a tuple, list, dictionary or tensor and what stands in it")
        }
    }

    private func slice(
        _ items: [Argument<ValueSpec>], _ start: Argument<ValueSpec>, _ stop: Argument<ValueSpec>,
        _ step: Argument<ValueSpec>
    ) throws(ShapeError) -> [Argument<ValueSpec>] {
        let width = step.int ?? 1
        guard width > 0, [start, stop, step].allSatisfy({ $0.isNone || $0.int != nil }) else {
            throw failure("a slice of known bounds and a step above 0")
        }
        let bound = { (value: Argument<ValueSpec>, fallback: Int) -> Int in
            guard let index = value.int else { return fallback }
            return Swift.min(Swift.max(index < 0 ? index + items.count : index, 0), items.count)
        }
        let range = stride(from: bound(start, 0), to: bound(stop, items.count), by: width)
        return range.map { items[$0] }
    }

    // MARK: - Parts of tensors

    /// Numbers, slices, `None` and `...` first, one dimension after the other, tensors at the end
    /// and all together, as PyTorch does it.
    private func tensorItem(_ index: Argument<ValueSpec>) throws -> Argument<ValueSpec> {
        var items: [Argument<ValueSpec>]
        if case .tuple(let parts) = index { items = parts } else { items = [index] }
        guard var spec = arguments[0].tensorSpec else { throw failure("a tensor") }
        try expandEllipsis(&items, rank: spec.shape.rank)
        var axis = 0
        var indices: [Argument<ValueSpec>] = []
        for item in items {
            if let tensor = advancedIndex(item) {
                // A mask of no dimensions takes none.
                let skipped = Swift.max(axis - indices.count, 0)
                indices += Array(repeating: .none, count: skipped) + [tensor]
                axis += consumedDimensions(tensor)
                continue
            }
            axis += try take(item, at: axis, of: &spec)
        }
        if indices.isEmpty { return .tensor(spec) }
        return try result(of: "aten.index.Tensor", [.leaf(.tensor(spec)), .list(indices)])
    }

    /// A tensor or list as index; numbers stand for dimensions that are taken.
    private func advancedIndex(_ item: Argument<ValueSpec>) -> Argument<ValueSpec>? {
        switch item {
        case .leaf(.tensor), .constant: return item
        case .list(let items):
            if let single = items.first, items.count == 1, case .leaf(.tensor) = single {
                return single
            }
            let dtype: DType = items.first?.bool == nil ? .int64 : .bool
            return .leaf(.tensor(TensorSpec(dtype, [.known(items.count)])))
        default: return nil
        }
    }

    private func consumedDimensions(_ item: Argument<ValueSpec>) -> Int {
        guard let spec = item.tensorSpec else { return 1 }
        return spec.dtype == .bool || spec.dtype == .uint8 ? spec.shape.rank : 1
    }

    private func expandEllipsis(
        _ items: inout [Argument<ValueSpec>], rank: Int
    ) throws(ShapeError) {
        guard
            let position = items.firstIndex(where: {
                if case .ellipsis = $0 { true } else { false }
            })
        else { return }
        let used = items.reduce(0) { count, item in
            switch item {
            case .ellipsis, .none, .bool: count
            default: count + consumedDimensions(item)
            }
        }
        guard used <= rank else { throw failure("at most \(rank) indices") }
        let full = Argument<ValueSpec>.slice(start: .none, stop: .none, step: .none)
        items.replaceSubrange(
            position...position, with: Array(repeating: full, count: rank - used))
    }

    /// Applies a number, slice or `None`.
    ///
    /// - Returns: The dimensions that the result has for it.
    private func take(
        _ item: Argument<ValueSpec>, at axis: Int, of spec: inout TensorSpec
    ) throws -> Int {
        let input = Argument<ValueSpec>.leaf(.tensor(spec))
        switch item {
        case .none:
            guard axis <= spec.shape.rank else { throw failure("fewer indices", spec.shape) }
            spec.shape.dimensions.insert(1, at: axis)
            spec.strides = nil
            return 1
        case .int, .leaf(.int):
            spec = try require(result(of: "aten.select.int", [input, .int(axis), item]))
            return 0
        case .slice(let start, let stop, let step):
            let bounds = [start, stop, step.isNone ? .int(1) : step]
            spec = try require(result(of: "aten.slice.Tensor", [input, .int(axis)] + bounds))
            return 1
        default:
            throw ShapeError.unknown(
                operation: callee.description, reason: "the index is no number, slice or tensor")
        }
    }

    private func require(_ value: Argument<ValueSpec>) throws(ShapeError) -> TensorSpec {
        guard let spec = value.tensorSpec else { throw failure("a tensor") }
        return spec
    }
}
