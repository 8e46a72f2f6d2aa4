// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

private let batch = Dimension(.symbol("s0"))

private let broadcasts: [(Shape, Shape, Shape?)] = [
    ([3], [2, 1], [2, 3]), ([], [4], [4]), ([0, 3], [1, 3], [0, 3]), ([2], [3], nil),
    ([batch, 1], [batch, 3], [batch, 3]), ([batch], [1], [batch]), ([batch], [2], nil),
]

private let reshapes: [(Shape, [Int], Shape?)] = [
    ([2, 6], [3, 4], [3, 4]), ([2, 6], [-1, 4], [3, 4]), ([2, 6], [5, -1], nil),
    ([2, 6], [-1, -1], nil), ([2, 6], [-2, 6], nil), ([0, 3], [0, -1], nil),
    ([0, 3], [3, 0], [3, 0]),
    ([], [1, 1], [1, 1]), ([2, 6], [11], nil),
]

@Suite struct `Shapes` {
    @Test func `broadcast as in torch`() {
        for (lhs, rhs, expected) in broadcasts {
            #expect((try? Shape.broadcast(lhs, rhs)) == expected, "\(lhs) with \(rhs)")
            #expect((try? Shape.broadcast(rhs, lhs)) == expected, "\(rhs) with \(lhs)")
        }
        #expect(throws: ShapeError.notBroadcastable([2], [3])) { try Shape.broadcast([2], [3]) }
    }

    @Test func `reshape to as many elements`() {
        for (shape, extents, expected) in reshapes {
            #expect((try? shape.reshaped(to: extents)) == expected, "\(shape) to \(extents)")
        }
    }

    @Test func `count axes from both ends`() throws {
        let shape: Shape = [2, 3]
        #expect(try shape.normalized(axis: -1) == 1)
        #expect(try Shape([Int]()).normalized(axis: -1) == 0)
        #expect(throws: ShapeError.axisOutOfRange(axis: 2, rank: 2)) {
            try shape.normalized(axis: 2)
        }
    }

    @Test func `flatten ranges`() throws {
        let shape: Shape = [2, 3, 4]
        #expect(try shape.flattened(from: 1, through: 2) == [2, 12])
        #expect(try Shape([Int]()).flattened(from: 0, through: 0) == [1])
        #expect(throws: ShapeError.self) { try shape.flattened(from: 2, through: 1) }
    }

    @Test func `know no size that overflows`() {
        let huge: Shape = [.known(.max), 2]
        #expect(huge.elementCount == nil)
        #expect(Shape([.max, 2, 0]).elementCount == 0)
        #expect(([0, .symbolic(.symbol("s0"))] as Shape).elementCount == nil)
        #expect(TensorSpec(.float64, [.known(1 << 61), 1]).byteCount == nil)
        #expect(TensorSpec(.float32, [2, 3]).byteCount == 24)
        #expect(TensorSpec(.float32, [batch, 3]).description == "f32[s0, 3]")
    }
}

@Suite struct `Symbolic expressions` {
    private let s = SymbolicExpression.symbol("s0")

    @Test func `fold what is neutral`() {
        #expect(s * .constant(1) + .constant(0) == s)
        #expect(s - s == .constant(0))
        #expect(s * .constant(0) == .constant(0))
        #expect((Dimension(s) + 0) == Dimension(s))
    }

    @Test func `evaluate like Python`() {
        let half = SymbolicExpression.floorDivide(s, .constant(2))
        #expect(half.evaluated(with: ["s0": -7]) == -4)
        #expect(SymbolicExpression.modulo(s, .constant(3)).evaluated(with: ["s0": -7]) == 2)
        #expect(half.evaluated(with: [:]) == nil)
        #expect(SymbolicExpression.floorDivide(s, .constant(0)).evaluated(with: ["s0": 1]) == nil)
        #expect((s + .constant(.max)).evaluated(with: ["s0": 1]) == nil)
    }
}
