// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

@testable import FXTensor

/// Limits are of the whole process: these tests run one after the other, and the limit they set
/// leaves room for every other test.
@Suite(.serialized) struct `Memory of tensors` {
    @Test func `a block of a dead tensor serves the next of its size`() throws {
        var tensor: TensorStorage? = try .allocate(.float32, [1 << 20])
        let address = tensor?.buffer.base
        tensor = nil
        // Other tests run meanwhile; one of a few tries meets the block.
        var addresses: [UnsafeMutableRawPointer] = []
        var kept: [TensorStorage] = []
        for _ in 0..<8 {
            let next = try TensorStorage.allocate(.float32, [(1 << 20) - 100])
            addresses.append(next.buffer.base)
            kept.append(next)
        }
        #expect(address.map { addresses.contains($0) } == true)
        #expect(Set(addresses).count == 8)
    }

    @Test func `more than the limit is an error and not a trap`() throws {
        let limit = TensorAllocator.limit
        TensorAllocator.limit = 1 << 32
        defer { TensorAllocator.limit = limit }
        #expect(throws: TensorError.tooLarge(bytes: 1 << 33)) {
            try TensorStorage.allocate(.float32, [1 << 31])
        }
        #expect(throws: TensorError.tooLarge(bytes: 1 << 33)) {
            try withTensorErrors { Tensor.zeros([1 << 31]) }
        }
        #expect(try TensorStorage.allocate(.float32, [1 << 12]).elementCount == 1 << 12)
    }

    @Test(arguments: [0, 1, 16, 17, 100, 2047, 2048, 5000, 100_001])
    func `blocks of every size hold what is written`(count: Int) throws {
        let values = (0..<count).map(Double.init)
        let (first, second) = (Tensor(values), Tensor(values.reversed()))
        #expect(first.elements == values)
        #expect((first + second).elements == values.map { _ in Double(count - 1) })
    }
}

@Suite struct `Layouts` {
    @Test func `a result shares its operand's layout`() throws {
        let x = Tensor([[1.0, 2.0], [3.0, 4.0]])
        let y = x + x
        #expect(x.storage?.layout === y.storage?.layout)
    }

    @Test func `a dense layout has neither gaps nor overlaps`() throws {
        let x = try TensorStorage.allocate(.float32, [2, 3, 4])
        #expect(try x.permute([2, 0, 1]).layout.isDense)
        #expect(try x.select(0, 1).layout.isDense)
        #expect(try !x.slice(2, start: 0, end: 2).layout.isDense)
        #expect(try !x.unsqueeze(0).expand([2, 2, 3, 4]).layout.isDense)
    }

    @Test func `sums of transposed tensors keep their order`() {
        let x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).transpose(0, 1)
        #expect((x + x).strides == [1, 3])
        #expect((x + x).elements == [2, 8, 4, 10, 6, 12])
        #expect((x * 3.0).elements == [3, 12, 6, 15, 9, 18])
    }
}
