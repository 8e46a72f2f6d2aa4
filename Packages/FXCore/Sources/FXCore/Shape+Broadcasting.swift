// SPDX-License-Identifier: Apache-2.0

extension Shape {
    /// Returns the shape that both operands stretch to.
    ///
    /// Dimensions are paired from the last; each pair is equal, or one of them is 1. Two different
    /// symbolic dimensions do not broadcast: nothing says that they agree.
    ///
    /// - Throws: ``ShapeError/notBroadcastable(_:_:)``.
    /// - SeeAlso: `torch.broadcast_shapes`
    public static func broadcast(_ lhs: Shape, _ rhs: Shape) throws(ShapeError) -> Shape {
        let rank = Swift.max(lhs.rank, rhs.rank)
        var result: [Dimension] = []
        result.reserveCapacity(rank)
        for index in 0..<rank {
            let a = lhs.dimension(index, alignedTo: rank)
            let b = rhs.dimension(index, alignedTo: rank)
            if a == b || b == 1 {
                result.append(a)
            } else if a == 1 {
                result.append(b)
            } else {
                throw .notBroadcastable(lhs, rhs)
            }
        }
        return Shape(result)
    }

    private func dimension(_ index: Int, alignedTo rank: Int) -> Dimension {
        let own = index - (rank - dimensions.count)
        return own < 0 ? 1 : dimensions[own]
    }
}
