// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    /// Two dimensions exchanged.
    static let transpose = InferenceRule { call in
        let input = try call.tensor(0)
        let first = try input.shape.normalized(axis: call["dim0"].int ?? 0)
        let second = try input.shape.normalized(axis: call["dim1"].int ?? 0)
        var dimensions = input.shape.dimensions
        if !dimensions.isEmpty { dimensions.swapAt(first, second) }
        return .leaf(TensorSpec(input.dtype, Shape(dimensions)))
    }

    /// The shape asked for, with one `-1` computed from the element count.
    static let reshape = InferenceRule { call in
        let input = try call.tensor(0)
        let asked = call.arguments[1].ints ?? []
        return .leaf(TensorSpec(input.dtype, try input.shape.reshaped(to: asked)))
    }

    /// The dimensions from `start_dim` to `end_dim` made one.
    static let flatten = InferenceRule { call in
        let input = try call.tensor(0)
        let start = try input.shape.normalized(axis: call["start_dim"].int ?? 0)
        let end = try input.shape.normalized(axis: call["end_dim"].int ?? -1)
        return .leaf(TensorSpec(input.dtype, try input.shape.flattened(from: start, through: end)))
    }

    /// Matrix product of the last two dimensions, the others broadcast; vectors as in torch.
    static let matmul = InferenceRule { call in
        let (lhs, rhs) = (try call.tensor(0), try call.tensor(1))
        let mismatch = ShapeError.mismatch(
            operation: "matmul", expected: "[..., n, k] and [..., k, m]",
            found: [lhs.shape, rhs.shape])
        guard lhs.shape.rank > 0, rhs.shape.rank > 0 else { throw mismatch }
        let a = lhs.shape.rank == 1 ? Shape([1] + lhs.shape.dimensions) : lhs.shape
        let b = rhs.shape.rank == 1 ? Shape(rhs.shape.dimensions + [1]) : rhs.shape
        guard a[a.rank - 1] == b[b.rank - 2] else { throw mismatch }
        var result = try Shape.broadcast(Shape(a.dropLast(2)), Shape(b.dropLast(2))).dimensions
        if lhs.shape.rank > 1 { result.append(a[a.rank - 2]) }
        if rhs.shape.rank > 1 { result.append(b[b.rank - 1]) }
        return .leaf(TensorSpec(lhs.dtype, Shape(result)))
    }
}

extension Shape {
    /// Returns the shape with the same elements that a list of extents describes.
    ///
    /// - Parameter extents: The new extents; one may be -1 and is then computed.
    /// - Throws: ``ShapeError/mismatch(operation:expected:found:)`` where the element counts
    ///   differ.
    /// - SeeAlso: `torch.reshape`
    public func reshaped(to extents: [Int]) throws(ShapeError) -> Shape {
        let mismatch = ShapeError.mismatch(
            operation: "reshape", expected: "a shape with as many elements, at most one -1",
            found: [self, Shape(extents)])
        guard let count = elementCount else {
            if extents.contains(-1) { throw mismatch }
            return Shape(extents)
        }
        let known = Shape(extents.filter { $0 != -1 })
        let free = extents.count - known.rank
        guard free <= 1, extents.allSatisfy({ $0 >= -1 }), let product = known.elementCount else {
            throw mismatch
        }
        if free == 0 {
            if product != count { throw mismatch }
            return known
        }
        guard product > 0, count % product == 0 else { throw mismatch }
        return Shape(extents.map { $0 == -1 ? count / product : $0 })
    }

    /// Returns the shape with the dimensions of a range multiplied into one.
    ///
    /// - SeeAlso: `torch.flatten`
    public func flattened(from start: Int, through end: Int) throws(ShapeError) -> Shape {
        if dimensions.isEmpty { return [1] }
        guard start <= end else {
            throw .mismatch(
                operation: "flatten", expected: "start_dim \(start) not after end_dim \(end)",
                found: [self])
        }
        let product = dimensions[start...end].reduce(1, *)
        return Shape(dimensions[..<start] + [product] + dimensions[(end + 1)...])
    }
}
