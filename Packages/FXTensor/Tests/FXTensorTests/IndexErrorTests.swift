// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private let a = Tensor.arange(6, dtype: .float32).reshape(2, 3)
private let huge = 1 << 40

/// Calls that fail, and what their message names.
private let failures: [(call: @Sendable () -> Tensor, names: [String])] = [
    ({ a[2] }, ["select", "index 2", "2 elements"]),
    ({ a[0, 0, 0] }, ["operator.getitem", "3", "2"]),
    ({ a[Tensor([0, 5])] }, ["operator.getitem", "index 5", "2 elements"]),
    ({ a[Tensor([true])] }, ["operator.getitem", "mask", "[2, 3]", "[1]"]),
    ({ a[TensorSlice(step: 0)] }, ["slice", "step 0"]),
    ({ a[TensorSlice(step: -1)] }, ["slice", "step -1"]),
    ({ a[Tensor([0.5])] }, ["int64", "torch.float32"]),
    ({ a.gather(1, Tensor([[3]])) }, ["gather", "index 3", "3 elements"]),
    ({ a.gather(2, Tensor([[0]])) }, ["gather", "dimension 2", "rank 2"]),
    ({ a.gather(0, Tensor([[0, 0, 0, 0]])) }, ["gather", "[2, 3]", "[1, 4]"]),
    ({ a.indexSelect(0, Tensor([-1])) }, ["index_select", "index -1"]),
    ({ a.scatter(0, Tensor([[2]]), 1) }, ["scatter", "index 2"]),
    ({ a.scatterReduce(0, Tensor([[0]]), a, "median") }, ["scatter_reduce", "'median'"]),
    ({ a.indexAdd(0, Tensor([0]), Tensor.zeros([1, 2])) }, ["index_add", "[1, 3]", "[1, 2]"]),
    ({ a.maskedSelect(Tensor([1])) }, ["masked_select", "torch.int64"]),
    ({ a.maskedScatter(a > 0, Tensor([1.0])) }, ["masked_scatter", "5 elements"]),
    ({ F.embedding(Tensor([4]), a) }, ["embedding", "index 4", "2 elements"]),
    ({ F.oneHot(Tensor([-1])) }, ["one_hot", "index -1"]),
    ({ a.view(4, 2) }, ["[2, 3]", "[4, 2]"]),
    ({ a.expand(3, 3) }, ["expand", "[3, 3]", "[2, 3]"]),
    ({ a.asStrided([huge], [huge]) }, ["as_strided", "6"]),
    ({ a.asStrided([2], [-1]) }, ["as_strided", "stride -1"]),
    ({ a.unfold(0, 3, 1) }, ["unfold", "size 3"]),
    ({ a.narrow(1, 2, 2) }, ["narrow", "length 2 from 2", "3"]),
    ({ a.split(0)[0] }, ["split", "split size 0"]),
    ({ a.split([1, 2])[0] }, ["split", "[1, 2]", "2"]),
    ({ a.chunk(0)[0] }, ["chunk", "0 chunks"]),
    ({ a.repeat(-1, 1) }, ["repeat", "[-1, 1]"]),
    ({ a.repeat(SymInt(huge), SymInt(huge)) }, ["memory"]),
    ({ a.expand(SymInt(huge), SymInt(huge), -1, -1) }, ["memory"]),
    ({ torch.cat([]) }, ["cat", "at least one tensor"]),
    ({ torch.cat([a, a.T]) }, ["cat", "[2, 3]", "[3, 2]"]),
    ({ torch.stack([a, a[0]]) }, ["stack", "[2, 3]", "[3]"]),
    ({ F.pad(a, [1]) }, ["pad", "[1]"]),
    ({ F.pad(a, [3, 0], mode: "reflect") }, ["pad", "reflect", "3"]),
    ({ F.pad(a, [.max, 1]) }, ["memory"]),
    ({ F.pad(a, [1, 1], mode: "mirror") }, ["pad", "'mirror'"]),
    ({ F.pixelShuffle(Tensor.zeros([0, 4, 0, 0]), .max) }, ["pixel_shuffle"]),
    ({ F.unfold(Tensor.zeros([1, 1, 2, 2]), 3) }, ["im2col", "window of 3"]),
    ({ torch.arange(0, 5, 0) }, ["arange", "by 0"]),
    ({ torch.arange(0, Double.infinity) }, ["arange", "inf"]),
    ({ torch.arange(Int.min, Int.max) }, ["memory"]),
    ({ torch.zeros([huge, huge]) }, ["memory"]),
    ({ torch.zeros([-1]) }, ["-1"]),
    ({ torch.linspace(0, 1, -1) }, ["linspace", "-1 steps"]),
    ({ torch.eye(-1) }, ["eye", "-1"]),
    ({ torch.randint(3, 3, [1]) }, ["randint", "3 to 3"]),
    ({ a.bernoulli() }, ["bernoulli", "probability 2"]),
    ({ a.multinomial(9) }, ["multinomial", "9 samples"]),
    ({ F.dropout(a, p: 1.5) }, ["dropout", "1.5"]),
    ({ a.tril().view(6).tril() }, ["tril", "at least 2 dimensions", "[6]"]),
    ({ a.movedim([0, 0], [0, 1]) }, ["movedim", "dim 0", "once"]),
    ({ a.rot90(1, [0]) }, ["rot90", "[0]"]),
    ({ torch.combinations(a) }, ["combinations", "[2, 3]"]),
    ({ torch.trilIndices(huge, huge) }, ["memory"]),
    ({ [[1, 2], [3]] }, ["tensor", "one length"]),
]

@Suite struct `Misuse of data movement` {
    @Test func `is a typed error that names what was wrong`() {
        for (index, (call, names)) in failures.enumerated() {
            do {
                let result = try withTensorErrors(call)
                Issue.record("number \(index) (\(names)) gives \(result)")
            } catch {
                let text = "\(error)"
                #expect(error is TensorError)
                for name in names { #expect(text.contains(name), "number \(index): \(text)") }
            }
        }
    }

    @Test func `writes nothing`() {
        let target = a.clone()
        for write: () -> Void in [
            { target[Tensor([0, 7])] = Tensor(1.0) }, { target[0] = Tensor([1.0, 2.0]) },
            { target.assign(1, at: 5) },
            { target.indexPut_([Tensor([0])], Tensor([1, 2, 3])) },
            { target.scatterAdd_(0, Tensor([[9]]), a) },
        ] {
            #expect(throws: TensorError.self) { try withTensorErrors(write) }
            #expect(target.elements == a.elements)
        }
    }
}
