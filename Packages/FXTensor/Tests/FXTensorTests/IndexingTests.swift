// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

// Expected values are PyTorch 2.13's.
private let a = Tensor.arange(6, dtype: .float32).reshape(2, 3)
private let b = Tensor.arange(24).reshape(2, 3, 4)
private let v = Tensor.arange(5)
private let i = Tensor([[0, 1, 1], [1, 0, 0]])
private let j = Tensor([2, 0])
private let mask = Tensor([[1, 0, 1], [0, 1, 0]], dtype: .bool)
private let s = Tensor([[9.0, 8.0, 7.0], [6.0, 5.0, 4.0]])
private let w = Tensor.arange(8, dtype: .float32).reshape(4, 2)
private let m = Tensor.arange(16, dtype: .float32).reshape(1, 1, 4, 4)

/// A copy of a tensor, changed.
private func changed(_ x: Tensor, _ body: (Tensor) -> Void) -> Tensor {
    let copy = x.clone()
    body(copy)
    return copy
}

private typealias Case = (
    name: String, make: @Sendable () -> Tensor, extents: [Int], elements: [Double]
)

private let cases0: [Case] = [
    ("b[1]", { b[1] }, [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    ("b[-1, 0]", { b[-1, 0] }, [4], [12, 13, 14, 15]),
    ("b[0..<1, 1...]", { b[0..<1, 1...] }, [1, 2, 4], [4, 5, 6, 7, 8, 9, 10, 11]),
    ("b[..., 2]", { b[..., 2] }, [2, 3], [2, 6, 10, 14, 18, 22]),
    ("b[0, ..., 1...2]", { b[0, ..., 1...2] }, [3, 2], [1, 2, 5, 6, 9, 10]),
    ("b[0, 1, ..., 0]", { b[0, 1, ..., 0] }, [], [4]),
    ("b[nil, 0, nil]", { b[nil, 0, nil] }, [1, 1, 3, 4], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    (
        "b[..., nil].squeeze(0)", { b[..., nil].squeeze(0) }, [2, 3, 4, 1],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    (
        "b[TensorSlice.all, ..<2]", { b[TensorSlice.all, ..<2] }, [2, 2, 4],
        [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 16, 17, 18, 19]
    ),
    ("b[TensorSlice(1, -1, step: 2), 0]", { b[TensorSlice(1, -1, step: 2), 0] }, [0, 4], []),
    (
        "b[0, TensorSlice(step: 2)]", { b[0, TensorSlice(step: 2)] }, [2, 4],
        [0, 1, 2, 3, 8, 9, 10, 11]
    ),
    ("b[1, ...1]", { b[1, ...1] }, [2, 4], [12, 13, 14, 15, 16, 17, 18, 19]),
    ("b[0, 0, -3...(-1)]", { b[0, 0, -3...(-1)] }, [3], [1, 2, 3]),
    ("a[mask]", { a[mask] }, [3], [0, 2, 4]),
    (
        "b[j - 1]", { b[j - 1] }, [2, 3, 4],
        [
            12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
            22, 23,
        ]
    ),
    ("b[0, j, j]", { b[0, j, j] }, [2], [10, 0]),
    (
        "b[Tensor([0, 1]), TensorSlice.all, j]", { b[Tensor([0, 1]), TensorSlice.all, j] }, [2, 3],
        [2, 6, 10, 12, 16, 20]
    ),
    (
        "b[TensorSlice.all, j]", { b[TensorSlice.all, j] }, [2, 2, 4],
        [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]
    ),
    ("b[[1, 0], [0, 2]]", { b[[1, 0], [0, 2]] }, [2, 4], [12, 13, 14, 15, 8, 9, 10, 11]),
    (
        "b[Tensor([true, false])]", { b[Tensor([true, false])] }, [1, 3, 4],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    ),
    (
        "b[true]", { b[true] }, [1, 2, 3, 4],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    ("b[false]", { b[false] }, [0, 2, 3, 4], []),
    ("b[i[0], j[0]]", { b[i[0], j[0]] }, [3, 4], [8, 9, 10, 11, 20, 21, 22, 23, 20, 21, 22, 23]),
    ("b[..., j]", { b[..., j] }, [2, 3, 2], [2, 0, 6, 4, 10, 8, 14, 12, 18, 16, 22, 20]),
    ("b[0, mask[0]]", { b[0, mask[0]] }, [2, 4], [0, 1, 2, 3, 8, 9, 10, 11]),
    (
        "a[i, nil, Tensor([[1], [2]])]", { a[i, nil, Tensor([[1], [2]])] }, [2, 3, 1],
        [1, 4, 4, 5, 2, 2]
    ),
    ("b[Tensor(1)]", { b[Tensor(1)] }, [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    ("a[a > 2]", { a[a > 2] }, [3], [3, 4, 5]),
    (
        "b[Tensor([1]), nil, TensorSlice.all, Tensor([[0, 1]])]",
        { b[Tensor([1]), nil, TensorSlice.all, Tensor([[0, 1]])] }, [1, 2, 1, 3],
        [12, 16, 20, 13, 17, 21]
    ),
]

private let cases1: [Case] = [
    (
        "changed(a) { $0[0] = Tensor([7, 8, 9]) }", { changed(a) { $0[0] = Tensor([7, 8, 9]) } },
        [2, 3], [7, 8, 9, 3, 4, 5]
    ),
    (
        "changed(a) { $0[..., 1] = Tensor(5.0) }", { changed(a) { $0[..., 1] = Tensor(5.0) } },
        [2, 3], [0, 5, 2, 3, 5, 5]
    ),
    (
        "changed(a) { $0[mask] = Tensor([1.5, 2.5, 3.5]) }",
        { changed(a) { $0[mask] = Tensor([1.5, 2.5, 3.5]) } }, [2, 3], [1.5, 1, 2.5, 3, 3.5, 5]
    ),
    (
        "changed(a) { $0.assign(-1, at: mask) }", { changed(a) { $0.assign(-1, at: mask) } },
        [2, 3], [-1, 1, -1, 3, -1, 5]
    ),
    (
        "changed(b) { $0[0, 1..., j] = Tensor([[1, 2], [3, 4]]) }",
        { changed(b) { $0[0, 1..., j] = Tensor([[1, 2], [3, 4]]) } }, [2, 3, 4],
        [0, 1, 2, 3, 2, 5, 1, 7, 4, 9, 3, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    (
        "changed(b) { $0.assign(9, at: TensorSlice.all, 0, ..<2) }",
        { changed(b) { $0.assign(9, at: TensorSlice.all, 0, ..<2) } }, [2, 3, 4],
        [9, 9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 9, 9, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    (
        "changed(b) { $0[j - 1] = Tensor([[1], [2], [3]]) }",
        { changed(b) { $0[j - 1] = Tensor([[1], [2], [3]]) } }, [2, 3, 4],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    ),
    (
        "changed(a) { $0[1...].fill_(3) }", { changed(a) { $0[1...].fill_(3) } }, [2, 3],
        [0, 1, 2, 3, 3, 3]
    ),
    (
        "changed(a) { $0[0, 0] = Tensor([[2.5]]) }", { changed(a) { $0[0, 0] = Tensor([[2.5]]) } },
        [2, 3], [2.5, 1, 2, 3, 4, 5]
    ),
    (
        "changed(a) { $0.assign(1, at: true) }", { changed(a) { $0.assign(1, at: true) } }, [2, 3],
        [1, 1, 1, 1, 1, 1]
    ),
]

private let cases2: [Case] = [
    ("a.gather(0, i)", { a.gather(0, i) }, [2, 3], [0, 4, 5, 3, 1, 2]),
    (
        "b.indexSelect(1, j)", { b.indexSelect(1, j) }, [2, 2, 4],
        [8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15]
    ),
    ("a.take(i)", { a.take(i) }, [2, 3], [0, 1, 1, 1, 0, 0]),
    ("a.takeAlongDim(i, dim: 1)", { a.takeAlongDim(i, dim: 1) }, [2, 3], [0, 1, 1, 4, 3, 3]),
    ("a.maskedSelect(mask)", { a.maskedSelect(mask) }, [3], [0, 2, 4]),
    ("a.nonzero()", { a.nonzero() }, [5, 2], [0, 1, 0, 2, 1, 0, 1, 1, 1, 2]),
    ("torch.where(mask)[1]", { torch.where(mask)[1] }, [3], [0, 2, 1]),
    ("mask.argwhere()", { mask.argwhere() }, [3, 2], [0, 0, 0, 2, 1, 1]),
    ("s.scatter(1, i, a)", { s.scatter(1, i, a) }, [2, 3], [0, 2, 7, 5, 3, 4]),
    ("s.scatter(0, i, 3)", { s.scatter(0, i, 3) }, [2, 3], [3, 3, 3, 3, 3, 3]),
    ("s.scatterAdd(1, i, a)", { s.scatterAdd(1, i, a) }, [2, 3], [9, 11, 7, 15, 8, 4]),
    (
        "s.scatterReduce(1, i, a, 'amax', includeSelf: false)",
        { s.scatterReduce(1, i, a, "amax", includeSelf: false) }, [2, 3], [0, 2, 7, 5, 3, 4]
    ),
    (
        "s.scatterReduce(1, i, a, 'mean')", { s.scatterReduce(1, i, a, "mean") }, [2, 3],
        [4.5, 3.6666667461395264, 7, 5, 4, 4]
    ),
    (
        "s.scatterReduce(0, i, a, 'prod')", { s.scatterReduce(0, i, a, "prod") }, [2, 3],
        [0, 32, 35, 18, 5, 8]
    ),
    (
        "s.indexAdd(1, j, s[..., 0..<2], alpha: 2)", { s.indexAdd(1, j, s[..., 0..<2], alpha: 2) },
        [2, 3], [25, 8, 25, 16, 5, 16]
    ),
    (
        "s.indexCopy(1, j, a[..., 0..<2])", { s.indexCopy(1, j, a[..., 0..<2]) }, [2, 3],
        [1, 8, 0, 4, 5, 3]
    ),
    (
        "s.indexFill(0, Tensor([1]), -1)", { s.indexFill(0, Tensor([1]), -1) }, [2, 3],
        [9, 8, 7, -1, -1, -1]
    ),
    (
        "s.indexReduce(1, j, a[..., 0..<2], 'amin')",
        { s.indexReduce(1, j, a[..., 0..<2], "amin") }, [2, 3], [1, 8, 0, 4, 5, 3]
    ),
    (
        "s.indexPut([i[0], j[0].unsqueeze(0)], Tensor(1.0), accumulate: true)",
        { s.indexPut([i[0], j[0].unsqueeze(0)], Tensor(1.0), accumulate: true) }, [2, 3],
        [9, 8, 8, 6, 5, 6]
    ),
    ("s.maskedScatter(mask, a)", { s.maskedScatter(mask, a) }, [2, 3], [0, 8, 1, 6, 2, 4]),
    (
        "s.put(i[0], a[0], accumulate: true)", { s.put(i[0], a[0], accumulate: true) }, [2, 3],
        [9, 11, 7, 6, 5, 4]
    ),
    (
        "changed(s) { $0.scatterAdd_(1, i, a) }", { changed(s) { $0.scatterAdd_(1, i, a) } },
        [2, 3], [9, 11, 7, 15, 8, 4]
    ),
    (
        "changed(s) { $0.indexPut_([mask], Tensor(0.5)) }",
        { changed(s) { $0.indexPut_([mask], Tensor(0.5)) } }, [2, 3], [0.5, 8, 0.5, 6, 0.5, 4]
    ),
    (
        "a.sliceScatter(Tensor.zeros([2, 1]), dim: 1, start: 1, end: 2)",
        { a.sliceScatter(Tensor.zeros([2, 1]), dim: 1, start: 1, end: 2) }, [2, 3],
        [0, 0, 2, 3, 0, 5]
    ),
    (
        "a.selectScatter(Tensor.ones([2]), 1, -1)", { a.selectScatter(Tensor.ones([2]), 1, -1) },
        [2, 3], [0, 1, 1, 3, 4, 1]
    ),
    (
        "a.diagonalScatter(Tensor.ones([2]), offset: 1)",
        { a.diagonalScatter(Tensor.ones([2]), offset: 1) }, [2, 3], [0, 1, 2, 3, 4, 1]
    ),
    (
        "F.embedding(i, w, paddingIdx: 1)", { F.embedding(i, w, paddingIdx: 1) }, [2, 3, 2],
        [0, 1, 2, 3, 2, 3, 2, 3, 0, 1, 0, 1]
    ),
    ("F.oneHot(i)", { F.oneHot(i) }, [2, 3, 2], [1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0]),
    ("F.oneHot(j, 4)", { F.oneHot(j, 4) }, [2, 4], [0, 0, 1, 0, 1, 0, 0, 0]),
    (
        "F.embeddingBag(i, w)", { F.embeddingBag(i, w) }, [2, 2],
        [1.3333333730697632, 2.3333332538604736, 0.6666666865348816, 1.6666666269302368]
    ),
    (
        "F.embeddingBag(i[0], w, offsets: Tensor([0, 2]), mode: 'sum', perSampleWeights: Tensor([1.0, 2.0, 3.0]))",
        {
            F.embeddingBag(
                i[0], w, offsets: Tensor([0, 2]), mode: "sum",
                perSampleWeights: Tensor([1.0, 2.0, 3.0]))
        }, [2, 2], [4, 7, 6, 9]
    ),
    (
        "F.embeddingBag(j, w, offsets: Tensor([0, 0, 2]), mode: 'max', includeLastOffset: true)",
        { F.embeddingBag(j, w, offsets: Tensor([0, 0, 2]), mode: "max", includeLastOffset: true) },
        [2, 2], [0, 0, 4, 5]
    ),
]

private let cases3: [Case] = [
    ("torch.zeros(2, 3)", { torch.zeros(2, 3) }, [2, 3], [0, 0, 0, 0, 0, 0]),
    ("torch.full([2], 7)", { torch.full([2], 7) }, [2], [7, 7]),
    (
        "torch.arange(1, 2, 0.3)", { torch.arange(1, 2, 0.3) }, [4],
        [1, 1.2999999523162842, 1.600000023841858, 1.899999976158142]
    ),
    ("torch.arange(5, 0, -2)", { torch.arange(5, 0, -2) }, [3], [5, 3, 1]),
    ("torch.linspace(0, 1, 5)", { torch.linspace(0, 1, 5) }, [5], [0, 0.25, 0.5, 0.75, 1]),
    ("torch.logspace(0, 2, 3)", { torch.logspace(0, 2, 3) }, [3], [1, 10, 100]),
    ("torch.eye(2, 3)", { torch.eye(2, 3) }, [2, 3], [1, 0, 0, 0, 1, 0]),
    (
        "torch.trilIndices(2, 3, offset: 1)", { torch.trilIndices(2, 3, offset: 1) }, [2, 5],
        [0, 0, 1, 1, 1, 0, 1, 0, 1, 2]
    ),
    ("torch.onesLike(a)", { torch.onesLike(a) }, [2, 3], [1, 1, 1, 1, 1, 1]),
    ("a.newFull([2], 2.5)", { a.newFull([2], 2.5) }, [2], [2.5, 2.5]),
    ("[[1, 2], [3, 4]] as Tensor", { [[1, 2], [3, 4]] as Tensor }, [2, 2], [1, 2, 3, 4]),
    ("[[[1.5], [-2]]] as Tensor", { [[[1.5], [-2]]] as Tensor }, [1, 2, 1], [1.5, -2]),
    ("[true, false] as Tensor", { [true, false] as Tensor }, [2], [1, 0]),
    ("Tensor(0..<3)", { Tensor(0..<3) }, [3], [0, 1, 2]),
]

@Suite struct `Indexing and creation` {
    @Test func `subscripts read what Python reads`() throws { try check(cases0) }

    @Test func `subscripts write through`() throws { try check(cases1) }

    @Test func `gathering and scattering`() throws { try check(cases2) }

    @Test func `creation`() throws { try check(cases3) }

    private func check(_ cases: [Case]) throws {
        for (name, make, extents, elements) in cases {
            let result = try withTensorErrors(make)
            #expect(result.extents == extents, "\(name)")
            #expect(result.elements.elementsEqual(elements, by: isClose), "\(name): \(result)")
        }
    }
}

private func isClose(_ a: Double, _ b: Double) -> Bool {
    a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-5 * max(1, abs(b))
}
