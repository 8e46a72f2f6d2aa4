// SPDX-License-Identifier: Apache-2.0

/// Loops over two memories, outermost first, in as few dimensions as their strides allow.
struct LoopNest {
    private(set) var extents: [Int] = []
    private(set) var first: [Int] = []
    private(set) var second: [Int] = []

    /// Creates the loops over extents that both memories are read with.
    init(_ extents: [Int], _ first: [Int], _ second: [Int]) {
        for axis in extents.indices where extents[axis] != 1 {
            let (count, a, b) = (extents[axis], first[axis], second[axis])
            if let last = self.extents.indices.last, self.first[last] == a &* count,
                self.second[last] == b &* count
            {
                self.extents[last] *= count
                self.first[last] = a
                self.second[last] = b
            } else {
                self.extents.append(count)
                self.first.append(a)
                self.second.append(b)
            }
        }
    }

    /// Moves a dimension to the place before the last one.
    mutating func sink(_ axis: Int) {
        let place = extents.count - 2
        guard axis < place else { return }
        extents.insert(extents.remove(at: axis), at: place)
        first.insert(first.remove(at: axis), at: place)
        second.insert(second.remove(at: axis), at: place)
    }

    /// Takes the innermost dimension out.
    ///
    /// - Precondition: There is one.
    mutating func popLast() -> (extent: Int, first: Int, second: Int) {
        (extents.removeLast(), first.removeLast(), second.removeLast())
    }

    /// Calls a closure with the offsets of every place.
    @inline(__always)
    func forEach(_ body: (_ first: Int, _ second: Int) -> Void) {
        forEachRow(extents + [1], first + [0], second + [0], body)
    }
}

/// The offsets of all places of a window, in row-major order.
func offsets(of extents: [Int], _ strides: [Int]) -> [Int] {
    if extents.contains(0) { return [] }
    var result: [Int] = []
    let nest = LoopNest(extents, strides, strides)
    result.reserveCapacity(extents.reduce(1, *))
    nest.forEach { offset, _ in result.append(offset) }
    return result
}
