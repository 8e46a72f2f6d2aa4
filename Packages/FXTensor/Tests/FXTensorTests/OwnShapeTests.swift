// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private func matrix() -> Tensor { Tensor.arange(6, dtype: .float32).reshape(2, 3) }

/// What a call does to the extents and strides of a 2x3 matrix that it is called on.
private struct Case: Sendable, CustomStringConvertible {
    let description: String
    let extents: [Int]
    let strides: [Int]
    let call: @Sendable (Tensor) -> Tensor
}

private let cases: [Case] = [
    Case(description: "transpose_", extents: [3, 2], strides: [1, 3]) { $0.transpose_(0, -1) },
    Case(description: "t_", extents: [3, 2], strides: [1, 3]) { $0.t_() },
    Case(description: "unsqueeze_", extents: [2, 1, 3], strides: [3, 3, 1]) { $0.unsqueeze_(1) },
    Case(description: "squeeze_", extents: [2, 3], strides: [3, 1]) { $0.unsqueeze_(0).squeeze_() },
    Case(description: "squeeze_(dim)", extents: [2, 3], strides: [3, 1]) {
        $0.unsqueeze_(0).squeeze_(0).squeeze_(1)
    },
    Case(description: "as_strided_", extents: [2, 2], strides: [1, 2]) {
        $0.asStrided_([2, 2], [1, 2], 1)
    },
    Case(description: "resize_", extents: [4], strides: [1]) { $0.resize_([4]) },
]

@Suite struct `A tensor that changes its own shape` {
    @Test(arguments: cases)
    private func `does so for all who hold it, and keeps its memory`(_ example: Case) {
        let tensor = matrix()
        let holder = tensor
        let (view, memory) = (tensor[1], tensor.storageIdentity)
        let result = example.call(tensor)
        #expect(result.identity == holder.identity)
        #expect((holder.extents, holder.strides) == (example.extents, example.strides))
        #expect(holder.storageIdentity == memory)
        // A view taken before stays what it was.
        #expect(view.elements == [3, 4, 5])
        holder.fill_(7)
        #expect(holder.elements.allSatisfy { $0 == 7 })
    }

    @Test func `has the elements that the view would have`() {
        let tensor = matrix()
        tensor.t_()
        #expect(tensor.elements == [0, 3, 1, 4, 2, 5])
        tensor.asStrided_([2, 2], [1, 2], 1)
        #expect(tensor.elements == [1, 3, 2, 4])
    }

    @Test func `refuses a shape that it cannot have, and stays as it was`() {
        let tensor = matrix()
        for call in [
            { tensor.unsqueeze_(5) }, { tensor.resize_([7]) }, { tensor.resize_([-1]) },
            { tensor.asStrided_([9], [1]) }, { tensor.transpose_(0, 2) },
        ] as [@Sendable () -> Tensor] {
            #expect(throws: TensorError.self) { try withTensorErrors { call() } }
        }
        #expect(tensor.elements == [0, 1, 2, 3, 4, 5])
        #expect(tensor.extents == [2, 3])
    }
}
