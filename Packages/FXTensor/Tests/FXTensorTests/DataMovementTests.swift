// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

// Expected values are PyTorch 2.13's.
private let a = Tensor.arange(6, dtype: .float32).reshape(2, 3)
private let b = Tensor.arange(24).reshape(2, 3, 4)
private let v = Tensor.arange(5)
private let m = Tensor.arange(16, dtype: .float32).reshape(1, 1, 4, 4)

private typealias Case = (
    name: String, make: @Sendable () -> Tensor, extents: [Int], elements: [Double]
)

private let cases0: [Case] = [
    (
        "b.movedim(0, 2)", { b.movedim(0, 2) }, [3, 4, 2],
        [0, 12, 1, 13, 2, 14, 3, 15, 4, 16, 5, 17, 6, 18, 7, 19, 8, 20, 9, 21, 10, 22, 11, 23]
    ),
    (
        "b.movedim([0, 1], [-1, 0])", { b.movedim([0, 1], [-1, 0]) }, [3, 4, 2],
        [0, 12, 1, 13, 2, 14, 3, 15, 4, 16, 5, 17, 6, 18, 7, 19, 8, 20, 9, 21, 10, 22, 11, 23]
    ),
    (
        "b.swapaxes(0, -1)", { b.swapaxes(0, -1) }, [4, 3, 2],
        [0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23]
    ),
    (
        "torch.permute(b, [2, 0, 1])", { torch.permute(b, [2, 0, 1]) }, [4, 2, 3],
        [0, 4, 8, 12, 16, 20, 1, 5, 9, 13, 17, 21, 2, 6, 10, 14, 18, 22, 3, 7, 11, 15, 19, 23]
    ),
    (
        "b.unsqueeze(0).squeeze([0, 1])", { b.unsqueeze(0).squeeze([0, 1]) }, [2, 3, 4],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    (
        "b.unflatten(2, [2, -1])", { b.unflatten(2, [2, -1]) }, [2, 3, 2, 2],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    ("a.T.ravel()", { a.T.ravel() }, [6], [0, 3, 1, 4, 2, 5]),
    ("a.t()", { a.t() }, [3, 2], [0, 3, 1, 4, 2, 5]),
    (
        "b.mT", { b.mT }, [2, 4, 3],
        [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11, 12, 16, 20, 13, 17, 21, 14, 18, 22, 15, 19, 23]
    ),
    ("a[0].expandAs(a)", { a[0].expandAs(a) }, [2, 3], [0, 1, 2, 0, 1, 2]),
    (
        "a.viewAs(Tensor.zeros([3, 2]))", { a.viewAs(Tensor.zeros([3, 2])) }, [3, 2],
        [0, 1, 2, 3, 4, 5]
    ),
    (
        "a[1].broadcastTo([2, 2, 3])", { a[1].broadcastTo([2, 2, 3]) }, [2, 2, 3],
        [3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5]
    ),
    ("b.diagonal()", { b.diagonal() }, [4, 2], [0, 16, 1, 17, 2, 18, 3, 19]),
    (
        "b.diagonal(offset: -1, dim1: 2, dim2: 1)", { b.diagonal(offset: -1, dim1: 2, dim2: 1) },
        [2, 3], [1, 6, 11, 13, 18, 23]
    ),
    ("b.diagonal(offset: 9)", { b.diagonal(offset: 9) }, [4, 0], []),
    (
        "b.narrow(2, -3, 2)", { b.narrow(2, -3, 2) }, [2, 3, 2],
        [1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21, 22]
    ),
    ("v.unfold(0, 3, 2)", { v.unfold(0, 3, 2) }, [2, 3], [0, 1, 2, 2, 3, 4]),
    (
        "b.unfold(1, 2, 1)", { b.unfold(1, 2, 1) }, [2, 2, 4, 2],
        [
            0, 4, 1, 5, 2, 6, 3, 7, 4, 8, 5, 9, 6, 10, 7, 11, 12, 16, 13, 17, 14, 18, 15, 19, 16,
            20, 17, 21, 18, 22, 19, 23,
        ]
    ),
    (
        "v.asStrided([2, 2], [2, 1], storageOffset: 1)",
        { v.asStrided([2, 2], [2, 1], storageOffset: 1) }, [2, 2], [1, 2, 3, 4]
    ),
    ("torch.select(b, -1, -2)", { torch.select(b, -1, -2) }, [2, 3], [2, 6, 10, 14, 18, 22]),
]

private let cases1: [Case] = [
    (
        "b.split(2, dim: 1)[1]", { b.split(2, dim: 1)[1] }, [2, 1, 4],
        [8, 9, 10, 11, 20, 21, 22, 23]
    ),
    (
        "b.split([1, 2], 1)[0]", { b.split([1, 2], 1)[0] }, [2, 1, 4], [0, 1, 2, 3, 12, 13, 14, 15]
    ),
    ("torch.split(v, 2)[-1]", { torch.split(v, 2)[-1] }, [1], [4]),
    ("v.chunk(3)[1]", { v.chunk(3)[1] }, [2], [2, 3]),
    ("b.unbind(1)[2]", { b.unbind(1)[2] }, [2, 4], [8, 9, 10, 11, 20, 21, 22, 23]),
    ("v.tensorSplit(3)[1]", { v.tensorSplit(3)[1] }, [2], [2, 3]),
    ("v.tensorSplit([1, 3])[1]", { v.tensorSplit([1, 3])[1] }, [2], [1, 2]),
    ("v.tensorSplit([3, 1])[1]", { v.tensorSplit([3, 1])[1] }, [0], []),
    ("b.hsplit(3)[1]", { b.hsplit(3)[1] }, [2, 1, 4], [4, 5, 6, 7, 16, 17, 18, 19]),
    ("v.hsplit(5)[2]", { v.hsplit(5)[2] }, [1], [2]),
    (
        "b.vsplit([1])[1]", { b.vsplit([1])[1] }, [1, 3, 4],
        [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]
    ),
    (
        "b.dsplit(2)[1]", { b.dsplit(2)[1] }, [2, 3, 2],
        [2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23]
    ),
    (
        "torch.chunk(b, 3, dim: 2)[1]", { torch.chunk(b, 3, dim: 2)[1] }, [2, 3, 2],
        [2, 3, 6, 7, 10, 11, 14, 15, 18, 19, 22, 23]
    ),
]

private let cases2: [Case] = [
    (
        "torch.cat([a, a[0..<1]])", { torch.cat([a, a[0..<1]]) }, [3, 3],
        [0, 1, 2, 3, 4, 5, 0, 1, 2]
    ),
    (
        "torch.cat([a, b[0, 0..<2, 0..<1]], 1)", { torch.cat([a, b[0, 0..<2, 0..<1]], 1) }, [2, 4],
        [0, 1, 2, 0, 3, 4, 5, 4]
    ),
    (
        "torch.cat([Tensor.zeros([0]), a.T], dim: -1)",
        { torch.cat([Tensor.zeros([0]), a.T], dim: -1) }, [3, 2], [0, 3, 1, 4, 2, 5]
    ),
    (
        "torch.stack([a, a.T.contiguous().view(2, 3)], dim: -1)",
        { torch.stack([a, a.T.contiguous().view(2, 3)], dim: -1) }, [2, 3, 2],
        [0, 0, 1, 3, 2, 1, 3, 4, 4, 2, 5, 5]
    ),
    ("torch.hstack([v, v])", { torch.hstack([v, v]) }, [10], [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]),
    (
        "torch.hstack([a, a])", { torch.hstack([a, a]) }, [2, 6],
        [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5]
    ),
    ("torch.vstack([v, v])", { torch.vstack([v, v]) }, [2, 5], [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]),
    (
        "torch.dstack([a, a])", { torch.dstack([a, a]) }, [2, 3, 2],
        [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    ),
    (
        "torch.columnStack([v, v])", { torch.columnStack([v, v]) }, [5, 2],
        [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    ),
    (
        "torch.blockDiag(a, v[0..<2])", { torch.blockDiag(a, v[0..<2]) }, [3, 5],
        [0, 1, 2, 0, 0, 3, 4, 5, 0, 0, 0, 0, 0, 0, 1]
    ),
    (
        "torch.cartesianProd(v[0..<2], v[2..<4])", { torch.cartesianProd(v[0..<2], v[2..<4]) },
        [4, 2], [0, 2, 0, 3, 1, 2, 1, 3]
    ),
    (
        "torch.meshgrid(v[0..<2], v[0..<3], indexing: 'xy')[1]",
        { torch.meshgrid(v[0..<2], v[0..<3], indexing: "xy")[1] }, [3, 2], [0, 0, 1, 1, 2, 2]
    ),
    (
        "torch.meshgrid(v[0..<2], v[0..<3], indexing: 'ij')[0]",
        { torch.meshgrid(v[0..<2], v[0..<3], indexing: "ij")[0] }, [2, 3], [0, 0, 0, 1, 1, 1]
    ),
    (
        "torch.broadcastTensors(v[0..<3], a)[0]", { torch.broadcastTensors(v[0..<3], a)[0] },
        [2, 3], [0, 1, 2, 0, 1, 2]
    ),
    (
        "torch.combinations(v, r: 3)", { torch.combinations(v, r: 3) }, [10, 3],
        [0, 1, 2, 0, 1, 3, 0, 1, 4, 0, 2, 3, 0, 2, 4, 0, 3, 4, 1, 2, 3, 1, 2, 4, 1, 3, 4, 2, 3, 4]
    ),
    (
        "torch.combinations(v[0..<3], withReplacement: true)",
        { torch.combinations(v[0..<3], withReplacement: true) }, [6, 2],
        [0, 0, 0, 1, 0, 2, 1, 1, 1, 2, 2, 2]
    ),
    (
        "torch.kron(a, v[1..<3])", { torch.kron(a, v[1..<3]) }, [2, 6],
        [0, 0, 1, 2, 2, 4, 3, 6, 4, 8, 5, 10]
    ),
    ("torch.atleast3d(v)", { torch.atleast3d(v) }, [1, 5, 1], [0, 1, 2, 3, 4]),
]

private let cases3: [Case] = [
    (
        "a.repeat(2, 1, 2)", { a.repeat(2, 1, 2) }, [2, 2, 6],
        [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5, 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5]
    ),
    ("a.tile([2])", { a.tile([2]) }, [2, 6], [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5]),
    (
        "a.repeatInterleave(2)", { a.repeatInterleave(2) }, [12],
        [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    ),
    (
        "a.repeatInterleave(Tensor([1, 2]), dim: 0)",
        { a.repeatInterleave(Tensor([1, 2]), dim: 0) }, [3, 3], [0, 1, 2, 3, 4, 5, 3, 4, 5]
    ),
    ("a.roll(1)", { a.roll(1) }, [2, 3], [5, 0, 1, 2, 3, 4]),
    ("a.roll([1, -1], [0, 1])", { a.roll([1, -1], [0, 1]) }, [2, 3], [4, 5, 3, 1, 2, 0]),
    (
        "b.flip([0, 2])", { b.flip([0, 2]) }, [2, 3, 4],
        [15, 14, 13, 12, 19, 18, 17, 16, 23, 22, 21, 20, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8]
    ),
    ("a.fliplr()", { a.fliplr() }, [2, 3], [2, 1, 0, 5, 4, 3]),
    ("a.flipud()", { a.flipud() }, [2, 3], [3, 4, 5, 0, 1, 2]),
    ("a.rot90(1, [0, 1])", { a.rot90(1, [0, 1]) }, [3, 2], [2, 5, 1, 4, 0, 3]),
    ("a.rot90(-1, [0, 1])", { a.rot90(-1, [0, 1]) }, [3, 2], [3, 0, 4, 1, 5, 2]),
    (
        "b.rot90(2, [1, 2])", { b.rot90(2, [1, 2]) }, [2, 3, 4],
        [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12]
    ),
    (
        "b.tril()", { b.tril() }, [2, 3, 4],
        [0, 0, 0, 0, 4, 5, 0, 0, 8, 9, 10, 0, 12, 0, 0, 0, 16, 17, 0, 0, 20, 21, 22, 0]
    ),
    (
        "b.triu(diagonal: 1)", { b.triu(diagonal: 1) }, [2, 3, 4],
        [0, 1, 2, 3, 0, 0, 6, 7, 0, 0, 0, 11, 0, 13, 14, 15, 0, 0, 18, 19, 0, 0, 0, 23]
    ),
    ("a.tril(diagonal: -1)", { a.tril(diagonal: -1) }, [2, 3], [0, 0, 0, 3, 0, 0]),
    (
        "v[1..<3].diag(diagonal: 1)", { v[1..<3].diag(diagonal: 1) }, [3, 3],
        [0, 1, 0, 0, 0, 2, 0, 0, 0]
    ),
    ("b[0].diag(diagonal: -1)", { b[0].diag(diagonal: -1) }, [2], [4, 9]),
    (
        "a.diagEmbed(offset: -1, dim1: 0, dim2: 2)", { a.diagEmbed(offset: -1, dim1: 0, dim2: 2) },
        [4, 2, 4],
        [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 2, 0, 0,
            0, 5, 0,
        ]
    ),
    (
        "a[0..<1].diagflat(offset: 1)", { a[0..<1].diagflat(offset: 1) }, [4, 4],
        [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0]
    ),
    (
        "F.pixelShuffle(m.view(1, 4, 2, 2), 2)", { F.pixelShuffle(m.view(1, 4, 2, 2), 2) },
        [1, 1, 4, 4], [0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15]
    ),
    (
        "F.pixelUnshuffle(m, 2)", { F.pixelUnshuffle(m, 2) }, [1, 4, 2, 2],
        [0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15]
    ),
    (
        "torch.channelShuffle(m.view(1, 4, 2, 2), 2)",
        { torch.channelShuffle(m.view(1, 4, 2, 2), 2) }, [1, 4, 2, 2],
        [0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15]
    ),
]

private let cases4: [Case] = [
    (
        "F.pad(a, [1, 0, 0, 1], value: 9)", { F.pad(a, [1, 0, 0, 1], value: 9) }, [3, 4],
        [9, 0, 1, 2, 9, 3, 4, 5, 9, 9, 9, 9]
    ),
    ("F.pad(v, [-1, 2])", { F.pad(v, [-1, 2]) }, [6], [1, 2, 3, 4, 0, 0]),
    (
        "F.pad(a, [2, 1], mode: 'reflect')", { F.pad(a, [2, 1], mode: "reflect") }, [2, 6],
        [2, 1, 0, 1, 2, 1, 5, 4, 3, 4, 5, 4]
    ),
    (
        "F.pad(a, [2, 1], mode: 'replicate')", { F.pad(a, [2, 1], mode: "replicate") }, [2, 6],
        [0, 0, 0, 1, 2, 2, 3, 3, 3, 4, 5, 5]
    ),
    (
        "F.pad(a, [2, -1], mode: 'circular')", { F.pad(a, [2, -1], mode: "circular") }, [2, 4],
        [0, 1, 0, 1, 3, 4, 3, 4]
    ),
    (
        "F.pad(m, [1, 1, 2, 0], mode: 'reflect')", { F.pad(m, [1, 1, 2, 0], mode: "reflect") },
        [1, 1, 6, 6],
        [
            9, 8, 9, 10, 11, 10, 5, 4, 5, 6, 7, 6, 1, 0, 1, 2, 3, 2, 5, 4, 5, 6, 7, 6, 9, 8, 9, 10,
            11, 10, 13, 12, 13, 14, 15, 14,
        ]
    ),
    (
        "F.pad(m, [0, 1, 1, 0], mode: 'circular')", { F.pad(m, [0, 1, 1, 0], mode: "circular") },
        [1, 1, 5, 5],
        [12, 13, 14, 15, 12, 0, 1, 2, 3, 0, 4, 5, 6, 7, 4, 8, 9, 10, 11, 8, 12, 13, 14, 15, 12]
    ),
    (
        "F.pad(b.view(1, 2, 3, 2, 2).to(.float32), [1, 0, 0, 1, 1, 1], mode: 'replicate')",
        { F.pad(b.view(1, 2, 3, 2, 2).to(.float32), [1, 0, 0, 1, 1, 1], mode: "replicate") },
        [1, 2, 5, 3, 3],
        [
            0, 0, 1, 2, 2, 3, 2, 2, 3, 0, 0, 1, 2, 2, 3, 2, 2, 3, 4, 4, 5, 6, 6, 7, 6, 6, 7, 8, 8,
            9, 10, 10, 11, 10, 10, 11, 8, 8, 9, 10, 10, 11, 10, 10, 11, 12, 12, 13, 14, 14, 15, 14,
            14, 15, 12, 12, 13, 14, 14, 15, 14, 14, 15, 16, 16, 17, 18, 18, 19, 18, 18, 19, 20, 20,
            21, 22, 22, 23, 22, 22, 23, 20, 20, 21, 22, 22, 23, 22, 22, 23,
        ]
    ),
    (
        "F.unfold(m, 2, stride: 2)", { F.unfold(m, 2, stride: 2) }, [1, 4, 4],
        [0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15]
    ),
    (
        "F.unfold(m, [2, 3], dilation: [2, 1], padding: [0, 1])",
        { F.unfold(m, [2, 3], dilation: [2, 1], padding: [0, 1]) }, [1, 6, 8],
        [
            0, 0, 1, 2, 0, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 0, 5, 6, 7, 0, 0, 8, 9, 10, 0,
            12, 13, 14, 8, 9, 10, 11, 12, 13, 14, 15, 9, 10, 11, 0, 13, 14, 15, 0,
        ]
    ),
    (
        "F.fold(F.unfold(m, 3, padding: 1), 4, 3, padding: 1)",
        { F.fold(F.unfold(m, 3, padding: 1), 4, 3, padding: 1) }, [1, 1, 4, 4],
        [0, 6, 12, 12, 24, 45, 54, 42, 48, 81, 90, 66, 48, 78, 84, 60]
    ),
]

@Suite struct `Moving elements` {
    @Test func `views share what they show`() throws { try check(cases0) }

    @Test func `splits give parts`() throws { try check(cases1) }

    @Test func `joins put tensors together`() throws { try check(cases2) }

    @Test func `rearrangements move elements`() throws { try check(cases3) }

    @Test func `paddings of all modes`() throws { try check(cases4) }

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
