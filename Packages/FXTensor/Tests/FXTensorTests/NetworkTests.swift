// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private func ramp(_ count: Int, modulo: Int, minus: Int) -> Tensor {
    Tensor((0..<count).map { Double($0 % modulo - minus) })
}

private let image = ramp(200, modulo: 7, minus: 3).reshape(2, 4, 5, 5)
private let kernel = ramp(72, modulo: 5, minus: 2).reshape(6, 2, 3, 2)

// From PyTorch 2.13, for the same tensors.
private let convolved: [Double] = [
    17, 4, -9, -8, -11, 7, 4, 4, -3, -9, -5, -1, 1, 2, 17, 5, -8, -7, 0, -4, -8, 20, 20, -8, -4, 0,
    4, 7, 20, 5, 3, 2, -6, -7, 10, 13, 8, 8, 1, -4, -8, 9, 21, 6, 5, 9, -4, -3, -6, 12, 9, 9, 2, 2,
    -9, -8, -7, 7, 4, 15, -3, -3, -3, -1, 3, 0, 17, 4, -9, -7, -6, 2, -8, 9, 12, -8, -1, -8, 4, 1,
    12, 5, 4, -4, -6, -7, 6, 13, 2, 5, 1, 1, 1, 9, 19, 8, 5, -3, -4, -3, -2, 6, 9, 20, 10, 2, 2, 2,
]
private let convolvedTransposed: [Double] = [
    -1, -8, 5, 7, -5, 2, -6, 2, -5, 5, 3, -4, -9, 2, -9, 6, 18, -7, 1, -6, 2, 5, 9, 0, -2, -11, 1,
    -8, 6, -5, 11, 11, -8, 3, -11, -2, 2, 5, -5, -1, -15, 3, -2, 18, 8, 2, -6, 0, -3, 9, 9, -2, 2,
    -12, 5, 3, 2, -6, 2, -5, 2, 9, -5, -1, -4, -4, 6, 18, -7, 0, -15, 2, 3, 4, 5, -2, -11, 1, -2,
    11, 9, 6, 8, -10, 3, -11, -2, -5, 9, 11, 0, -11, 7, -2, 18, 8, -3, 2, -15, -6, 5, 4, -2, 2,
    -12, -1, -5, 9,
]

private struct BatchNorm {
    let input = Tensor((0..<24).map { Double($0) / 2 }).reshape(2, 3, 2, 2)
    let weight = Tensor([1.0, 2.0, 0.5])
    let bias = Tensor([0.0, 1.0, -1.0])
    let mean = Tensor([1.0, 2.0, 3.0])
    let variance = Tensor([1.0, 4.0, 9.0])

    func callAsFunction(training: Bool) -> Tensor {
        torch.batchNorm(input, weight, bias, mean, variance, training, 0.1, 1e-5)
    }
}

private func isClose(_ tensor: Tensor, _ expected: [Double], within tolerance: Double = 2e-6)
    -> Bool
{
    tensor.elementCount == expected.count
        && zip(tensor.elements, expected).allSatisfy { abs($0 - $1) <= tolerance }
}

@Suite struct `Operators of networks` {
    @Test func `convolve with groups, stride, padding and dilation`() {
        let y = F.conv2d(
            image, kernel, .arange(6, dtype: .float32), stride: [2, 1], padding: [1, 0],
            dilation: [1, 2], groups: 2)
        #expect(y.extents == [2, 6, 3, 3])
        #expect(y.elements == convolved)
    }

    @Test func `convolve strided inputs without bias`() {
        let y = torch.conv2d(
            image.transpose(2, 3), kernel.slice(dim: 2, end: 2).transpose(2, 3), stride: 2,
            padding: 1, groups: 2)
        #expect(y.extents == [2, 6, 3, 3])
        #expect(y.elements == convolvedTransposed)
    }

    @Test func `normalise with running statistics and leave them alone`() {
        let norm = BatchNorm()
        let expected = [
            -0.999995, -0.499997, 0, 0.499997, 1, 1.499999, 1.999999, 2.499998, -0.833333, -0.75,
            -0.666667, -0.583334, 4.999975, 5.499972, 5.99997, 6.499968, 6.999993, 7.499992,
            7.999991, 8.499991, 0.166666, 0.249999, 0.333332, 0.416666,
        ]
        #expect(isClose(norm(training: false), expected))
        #expect(norm.mean.elements == [1, 2, 3])
        #expect(norm.mean.version == 0)
    }

    @Test func `normalise with batch statistics and move the running ones`() {
        let norm = BatchNorm()
        let expected = [
            -1.228847, -1.065001, -0.901155, -0.737308, -1.457694, -1.130002, -0.802309, -0.474617,
            -1.614424, -1.5325, -1.450577, -1.368654, 0.737308, 0.901155, 1.065001, 1.228847,
            2.474617, 2.802309, 3.130002, 3.457695, -0.631346, -0.549423, -0.467499, -0.385576,
        ]
        #expect(isClose(norm(training: true), expected))
        #expect(isClose(norm.mean, [1.275, 2.375, 3.475]))
        #expect(isClose(norm.variance, [1.964286, 4.664286, 9.164286]))
        #expect(norm.mean.version == 1)
    }

    @Test func `multiply matrices and vectors of any rank`() {
        let a = Tensor.arange(6, dtype: .float32).reshape(2, 3)
        let b = Tensor.arange(12, dtype: .float32).reshape(3, 4)
        let v = Tensor([1.0, 2.0])
        #expect(a.matmul(b).elements == [20, 23, 26, 29, 56, 68, 80, 92])
        #expect(a.matmul(Tensor([1.0, 2.0, 3.0])).elements == [8, 26])
        #expect(torch.matmul(v, a).elements == [6, 9, 12])
        #expect(v.matmul(Tensor([3.0, 4.0])).elements == [11])
        #expect(v.matmul(v).extents == [])
        let batched = Tensor.arange(12, dtype: .float32).reshape(2, 1, 2, 3)
            .matmul(Tensor.arange(12, dtype: .float32).reshape(2, 3, 2))
        #expect(batched.extents == [2, 2, 2, 2])
        #expect(
            batched.elements == [
                10, 13, 28, 40, 28, 31, 100, 112, 46, 67, 64, 94, 172, 193, 244, 274,
            ])
        #expect(Tensor([2, 3]).matmul(Tensor([2, 3])).elements == [13])
        #expect(Tensor.zeros([2, 0]).matmul(.zeros([0, 3])).elements == [0, 0, 0, 0, 0, 0])
    }

    @Test func `apply linear layers to strided weights`() {
        let weight = Tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]).transpose(0, 1).contiguous()
            .transpose(0, 1)
        let x = Tensor.arange(6, dtype: .float32).reshape(2, 3)
        #expect(!weight.isContiguous)
        #expect(F.linear(x, weight, Tensor([1.0, -1.0])).elements == [6, 13, 15, 49])
        #expect(F.linear(x[0], weight).elements == [5, 14])
    }

    @Test func `sum over axes`() {
        let a = Tensor.arange(24, dtype: .float32).reshape(2, 3, 4)
        #expect(a.sum(dim: 0).elements == [12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34])
        let kept = torch.sum(a, dim: -1, keepdim: true)
        #expect(kept.extents == [2, 3, 1])
        #expect(kept.elements == [6, 22, 38, 54, 70, 86])
        #expect(a.sum(dim: [0, 2]).elements == [60, 92, 124])
        #expect(a.transpose(0, 2).sum(dim: [0, 1]).elements == [66, 210])
        #expect(a.sum().elements == [276])
        #expect(Tensor([true, true]).sum().dtype == .int64)
        #expect(Tensor([1, 2], shape: [2], dtype: .int32).sum().dtype == .int64)
        #expect(Tensor(3.0).sum(dim: 0).elements == [3])
        #expect(Tensor.zeros([0, 2]).sum(dim: 0).elements == [0, 0])
        #expect(Tensor.ones([2000], dtype: .float32).sum().item() == 2000)
    }

    @Test func `find the largest, NaN first`() {
        let a = Tensor([[3.0, 1.0, 2.0], [5.0, .nan, 4.0]])
        let top = torch.topk(a, 2)
        #expect(top.indices.elements == [0, 2, 1, 0])
        #expect(top.values.description == "tensor([[3., 2.],\n        [nan, 5.]])")
        #expect(top.indices.dtype == .int64)
        let least = a.topk(1, dim: 0, largest: false)
        #expect(least.values.elements == [3, 1, 2])
        #expect(least.indices.elements == [0, 0, 0])
        #expect(Tensor(7.0).topk(1).values.extents == [])
    }
}
