// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Views: other windows on the same memory.

extension TensorStorage {
    /// The axes in another order, which the caller knows to be a permutation.
    func permuted(_ order: [Int]) -> TensorStorage {
        view(extents: order.map { extents[$0] }, strides: order.map { strides[$0] })
    }

    /// The axes in another order.
    func permute(_ axes: [Int]) throws(TensorError) -> TensorStorage {
        var order: [Int] = []
        for axis in axes {
            guard let index = Axis.index(axis, rank: rank) else {
                throw .invalidAxis(operation: "permute", axis: axis, rank: rank)
            }
            order.append(index)
        }
        guard Set(order).count == rank, order.count == rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "permute", expected: "each axis once, not \(axes)", found: [shape]))
        }
        return permuted(order)
    }

    func transpose(_ first: Int, _ second: Int) throws(TensorError) -> TensorStorage {
        let a = try Axis.resolve(first, rank: rank, operation: "transpose")
        let b = try Axis.resolve(second, rank: rank, operation: "transpose")
        if rank == 0 { return self }
        var order = Array(0..<rank)
        order.swapAt(a, b)
        return permuted(order)
    }

    /// The slice at one index of an axis, without that axis.
    func select(_ axis: Int, _ index: Int) throws(TensorError) -> TensorStorage {
        guard let axis = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "select", axis: axis, rank: rank)
        }
        let count = extents[axis]
        guard (-count..<count).contains(index) else {
            throw .indexOutOfRange(operation: "select", index: index, count: count)
        }
        var (newExtents, newStrides) = (extents, strides)
        newExtents.remove(at: axis)
        newStrides.remove(at: axis)
        let position = index < 0 ? index + count : index
        return view(
            extents: newExtents, strides: newStrides, offset: offset + position * strides[axis])
    }

    /// The elements from `start` up to `end` along an axis; bounds are clamped as in Python.
    func slice(
        _ axis: Int, start: Int?, end: Int?, step: Int = 1
    ) throws(TensorError) -> TensorStorage {
        guard let axis = Axis.index(axis, rank: rank) else {
            throw .invalidAxis(operation: "slice", axis: axis, rank: rank)
        }
        guard step > 0 else {
            throw .invalidValue(
                operation: "slice", value: "step \(step)", expected: "greater than 0")
        }
        let count = extents[axis]
        func bound(_ given: Int) -> Int {
            min(max(given < 0 ? given + count : given, 0), count)
        }
        let first = bound(start ?? 0)
        let last = max(bound(end ?? count), first)
        var (newExtents, newStrides) = (extents, strides)
        newExtents[axis] = last == first ? 0 : (last - first - 1) / step + 1
        let (wide, overflow) = strides[axis].multipliedReportingOverflow(by: step)
        newStrides[axis] = newExtents[axis] > 1 && !overflow ? wide : strides[axis]
        return view(
            extents: newExtents, strides: newStrides, offset: offset + first * strides[axis])
    }

    /// The tensor stretched along axes of extent 1; -1 keeps an extent.
    func expand(_ target: [Int]) throws(TensorError) -> TensorStorage {
        let missing = target.count - rank
        let mismatch = TensorError.shapeMismatch(
            .mismatch(
                operation: "expand", expected: "a shape that stretches to \(target)",
                found: [shape]))
        if missing < 0 { throw mismatch }
        var (newExtents, newStrides) = (target, [Int](repeating: 0, count: target.count))
        for axis in target.indices {
            let own = axis < missing ? nil : extents[axis - missing]
            if let own, target[axis] == -1 || target[axis] == own {
                newExtents[axis] = own
                newStrides[axis] = strides[axis - missing]
            } else if target[axis] < 0 || own ?? 1 != 1 {
                throw mismatch
            }
        }
        _ = try TensorStorage.elementCount(of: newExtents, dtype)
        return view(extents: newExtents, strides: newStrides)
    }

    /// The tensor with an axis of extent 1 put in.
    func unsqueeze(_ axis: Int) throws(TensorError) -> TensorStorage {
        let axis = try Axis.resolve(axis, rank: rank + 1, operation: "unsqueeze")
        var (newExtents, newStrides) = (extents, strides)
        newStrides.insert(axis < rank ? strides[axis] &* extents[axis] : 1, at: axis)
        newExtents.insert(1, at: axis)
        return view(extents: newExtents, strides: newStrides)
    }

    /// The tensor without an axis of extent 1, or without all of them.
    func squeeze(_ axis: Int?) throws(TensorError) -> TensorStorage {
        let only = try axis.map { axis throws(TensorError) in
            try Axis.resolve(axis, rank: rank, operation: "squeeze")
        }
        let kept = extents.indices.filter { extents[$0] != 1 || only != nil && only != $0 }
        return permuted(kept)
    }
}

// MARK: - Reshaping

extension TensorStorage {
    /// A view of another shape where the memory order allows it, else a copy.
    func reshape(_ target: [Int]) throws(TensorError) -> TensorStorage {
        let extents = try resolvedExtents(target)
        if let strides = stridesOfView(extents) { return view(extents: extents, strides: strides) }
        let copy = try copied()
        return copy.view(extents: extents, strides: Self.rowMajorStrides(extents))
    }

    /// A view of another shape.
    func viewed(_ target: [Int]) throws(TensorError) -> TensorStorage {
        let extents = try resolvedExtents(target)
        guard let strides = stridesOfView(extents) else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "view",
                    expected: "memory in which \(extents) needs no copy "
                        + "(use reshape), not strides \(self.strides)", found: [shape]))
        }
        return view(extents: extents, strides: strides)
    }

    /// The axes of a range made one.
    func flatten(_ start: Int, _ end: Int) throws(TensorError) -> TensorStorage {
        let first = try Axis.resolve(start, rank: rank, operation: "flatten")
        let last = try Axis.resolve(end, rank: rank, operation: "flatten")
        let extents: [Int]?
        do throws(ShapeError) {
            extents = try shape.flattened(from: first, through: last).extents
        } catch {
            throw TensorError.shapeMismatch(error)
        }
        return try reshape(extents ?? [])
    }

    private func resolvedExtents(_ target: [Int]) throws(TensorError) -> [Int] {
        do throws(ShapeError) {
            return try shape.reshaped(to: target).extents ?? []
        } catch {
            throw TensorError.shapeMismatch(error)
        }
    }

    /// The strides with which the same memory is read in another shape; nil where there are none.
    private func stridesOfView(_ target: [Int]) -> [Int]? {
        if isContiguous || elementCount == 0 { return Self.rowMajorStrides(target) }
        // Runs of own axes that are contiguous among themselves take runs of the new axes.
        var result = [Int](repeating: 1, count: target.count)
        var axis = target.count - 1
        var run = 1
        var base = strides.last ?? 1
        for own in extents.indices.reversed() {
            run *= extents[own]
            let isEndOfRun =
                own == 0
                || extents[own - 1] != 1 && strides[own - 1] != run * base
            if !isEndOfRun { continue }
            var filled = 1
            while axis >= 0, filled < run || target[axis] == 1 {
                result[axis] = filled * base
                filled *= target[axis]
                axis -= 1
            }
            if filled != run { return nil }
            if own > 0 {
                run = 1
                base = strides[own - 1]
            }
        }
        return axis == -1 ? result : nil
    }
}
