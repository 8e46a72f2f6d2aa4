// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private func matrix() -> Tensor { Tensor.arange(6, dtype: .float32).reshape(2, 3) }

@Suite struct `Views` {
    @Test func `show the elements in another order`() {
        let a = matrix()
        #expect(a.transpose(0, 1).elements == [0, 3, 1, 4, 2, 5])
        #expect(a.T.strides == [1, 3])
        #expect(a.permute(1, 0).elements == a.T.elements)
        #expect(a.view(3, -1).elements == a.elements)
        #expect(a.flatten().extents == [6])
        #expect(a.reshape(1, 2, 3).flatten(1).extents == [1, 6])
        #expect(a[1].elements == [3, 4, 5])
        #expect(a[-1].elements == [3, 4, 5])
        #expect(a[0..<1].extents == [1, 3])
        #expect(a.slice(dim: 1, start: 0, end: 3, step: 2).elements == [0, 2, 3, 5])
        #expect(a.slice(dim: -1, start: -1).elements == [2, 5])
        #expect(a.select(1, 2).elements == [2, 5])
        #expect(a.unsqueeze(-1).extents == [2, 3, 1])
        #expect(a.unsqueeze(0).squeeze().extents == [2, 3])
        #expect(a[0].expand(2, -1).elements == [0, 1, 2, 0, 1, 2])
        #expect(a.T.reshape(6).elements == [0, 3, 1, 4, 2, 5])
        #expect(Tensor(5.0).flatten().extents == [1])
    }

    @Test func `share memory, and copies do not`() {
        let a = matrix()
        let views = [a.T, a.view(6), a[1], a[0..<1], a.unsqueeze(0), a[0].expand(2, -1)]
        for view in views { #expect(view.storageIdentity == a.storageIdentity) }
        for copy in [a.T.contiguous(), a.T.reshape(6), a.clone(), a + 0] {
            #expect(copy.storageIdentity != a.storageIdentity)
        }
        #expect(a.contiguous().identity == a.identity)
    }

    @Test func `are seen through when written to`() {
        let a = matrix()
        let row = a.T[1]
        row.add_(10)
        #expect(a.elements == [0, 11, 2, 3, 14, 5])
        a.select(0, 0).copy_(Tensor([7, 8, 9]))
        #expect(row.elements == [8, 14])
        a.slice(dim: 1, end: 1).fill_(1.5)
        #expect(a.elements == [1.5, 8, 9, 1.5, 14, 5])
        #expect(a.version == 3)
        #expect(row.version == 3)
    }

    @Test func `copy overlapping memory as it was`() {
        let a = Tensor.arange(5)
        a[1..<5].copy_(a[0..<4])
        #expect(a.elements == [0, 0, 1, 2, 3])
    }

    @Test func `of any memory order reshape like a copy`() {
        var generator = SeededGenerator(seed: 7)
        let base = Tensor.arange(120).reshape(2, 3, 4, 5)
        let targets = [
            [120], [6, 20], [24, 5], [2, 60], [10, 12], [3, 2, 20], [4, 30], [8, 15],
        ]
        for _ in 0..<40 {
            let order = Array(0..<4).shuffled(using: &generator)
            let view = base.permute(order[0], order[1], order[2], order[3])
            for target in targets {
                #expect(view.reshape(target).elements == view.elements)
                #expect(view.reshape(target).extents == target)
            }
        }
        #expect(base.slice(dim: 3, end: 2).view(6, 4, 2).elements.count == 48)
    }
}

@Suite struct `Random numbers` {
    @Test func `repeat for a seed and lie in their range`() {
        var first = SeededGenerator(seed: 1)
        var second = SeededGenerator(seed: 1)
        var other = SeededGenerator(seed: 2)
        let values = Tensor.uniform([1000], low: -1, high: 3, generator: &first)
        #expect(
            values.elements
                == Tensor.uniform([1000], low: -1, high: 3, generator: &second).elements)
        #expect(values.elements.allSatisfy { (-1..<3).contains($0) })
        #expect(Tensor.rand([4], generator: &other).elements != values[0..<4].elements)
        let normal = Tensor.randn([4000], generator: &first)
        #expect(abs(normal.sum().item() / 4000) < 0.1)
        #expect(abs((normal * normal).sum().item() / 4000 - 1) < 0.1)
    }
}
