// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

@testable import FXTensor

/// A generator whose numbers are the same in each run.
private struct Steps {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    mutating func next(below count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(count, 1)))
    }
}

@Suite struct `Views of views` {
    /// The positions of a row-major tensor's elements, put through the same views, tell which
    /// elements a write through the last view must reach.
    @Test(arguments: 0..<200)
    func `a write through a chain of views reaches the elements that it shows`(seed: Int) throws {
        var steps = Steps(seed: seed)
        let extents = (0..<1 + steps.next(below: 4)).map { _ in 1 + steps.next(below: 4) }
        let count = extents.reduce(1, *)
        let base = Tensor(try TensorStorage.allocate(.int64, extents))
        let order = Tensor(try TensorStorage.allocate(.int64, extents))
        for index in 0..<count {
            base.concrete.pointer(as: Int64.self)[index] = 0
            order.concrete.pointer(as: Int64.self)[index] = Int64(index)
        }
        var (written, named) = (base, order)
        var overlaps = false
        for _ in 0..<1 + steps.next(below: 5) {
            let (name, arguments) = Self.view(of: written.concrete.extents, &steps)
            written = try Self.call(name, written, arguments)
            named = try Self.call(name, named, arguments)
            overlaps = overlaps || name == "expand.default"
        }
        #expect(written.storageIdentity == base.storageIdentity)
        // What lies in one place cannot be written to at once; a copy shows the same elements.
        if overlaps { return }
        _ = try Self.call("add_.Scalar", written, [5])
        var expected = [Int](repeating: 0, count: count)
        for index in try named.scalars(as: Int.self) { expected[index] += 5 }
        #expect(try base.scalars(as: Int.self) == expected)
    }

    private static func call(
        _ name: String, _ tensor: Tensor, _ arguments: [Argument<Tensor>]
    ) throws -> Tensor {
        let target = Callee.function(FunctionTarget("torch.ops.aten." + name))
        return try #require(try callOperator(target, [.leaf(tensor)] + arguments, [:]).leaf)
    }

    /// A view that a tensor of some extents has.
    private static func view(
        of extents: [Int], _ steps: inout Steps
    ) -> (name: String, arguments: [Argument<Tensor>]) {
        let rank = extents.count
        guard rank > 0 else { return ("unsqueeze.default", [0]) }
        let axis = steps.next(below: rank)
        switch steps.next(below: 6) {
        case 0:
            return ("transpose.int", [.int(axis), .int(steps.next(below: rank) - rank)])
        case 1 where extents[axis] > 0:
            return ("select.int", [.int(axis), .int(steps.next(below: extents[axis]))])
        case 2:
            let start = steps.next(below: extents[axis] + 1)
            let end = start + steps.next(below: extents[axis] + 2)
            return (
                "slice.Tensor",
                [.int(axis), .int(start), .int(end), .int(1 + steps.next(below: 3))]
            )
        case 3: return ("unsqueeze.default", [.int(steps.next(below: rank + 1))])
        case 4: return ("permute.default", [.list((0..<rank).reversed().map { .int($0) })])
        default:
            return ("expand.default", [.list([2] + extents.map { .int($0) })])
        }
    }
}
