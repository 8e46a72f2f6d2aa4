// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private let x = Tensor([[1.0, -2.0, 3.0], [0.5, 4.0, -1.5]])
private let v = Tensor([0.25, 0.5, 1.0])
private let n = Tensor([7, -7, 12])
private let flags = Tensor([true, false, true])

private typealias Case = (name: String, result: Tensor, elements: [Double])

private let operators: [Case] = [
    ("n % 4", n % 4, [3, 1, 0]),
    ("n & 6", n & 6, [6, 0, 4]),
    ("n | 1", n | 1, [7, -7, 13]),
    ("n ^ n", n ^ n, [0, 0, 0]),
    ("~n", ~n, [-8, 6, -13]),
    ("~flags", ~flags, [0, 1, 0]),
    ("n << 2", n << 2, [28, -28, 48]),
    ("n >> 1", n >> 1, [3, -4, 6]),
    ("2 ** v", 4 ** Tensor([0.5, 1.0]), [2, 4]),
    ("n // 4", n.floorDivided(by: 4), [1, -2, 3]),
    ("+v", +v, [0.25, 0.5, 1]),
]

private let methods: [Case] = [
    ("floor", v.floor(), [0, 0, 1]),
    ("round", torch.round(Tensor([0.5, 1.5, 2.25])), [0, 2, 2]),
    ("decimals", Tensor([125.0, 134.0]).round(decimals: -1), [120, 130]),
    ("maximum", torch.maximum(v, Tensor([0.5, 0.25, 2.0])), [0.5, 0.5, 2]),
    ("max", x.max(), [4]),
    ("max of two", v.max(Tensor([0.5, 0.25, 2.0])), [0.5, 0.5, 2]),
    ("max of an axis", x.max(dim: 1).values, [3, 4]),
    ("places of the max", torch.max(x, 1).indices, [2, 1]),
    ("min with the axis", x.min(dim: 0, keepdim: true).indices, [1, 0, 1]),
    ("mean", x.mean(dim: 1).mul(6), [4, 6]),
    ("prod", n.prod(), [-588]),
    ("any", flags.any(), [1]),
    ("all", torch.all(flags), [0]),
    ("argmax", x.argmax(), [4]),
    ("amax", torch.amax(x, dim: [0, 1]), [4]),
    ("var", Tensor([1.0, 3.0]).var(correction: 0), [1]),
    ("std_mean", torch.stdMean(v)[1].mul(12), [7]),
    ("aminmax", torch.aminmax(x)[0], [-2]),
    ("cumsum", n.cumsum(0), [7, 0, 12]),
    ("median", n.median(), [7]),
    ("sort", n.sort(descending: true).values, [12, 7, -7]),
    ("stable sort", torch.sort(n, stable: true).indices, [1, 0, 2]),
    ("argsort", n.argsort(), [1, 0, 2]),
    ("kthvalue", n.kthvalue(2).values, [7]),
    ("mode", Tensor([2, 3, 3]).mode().values, [3]),
    ("cummax", n.cummax(0).values, [7, 7, 12]),
    ("quantile", v.quantile(0.5), [0.5]),
    ("norm", Tensor([3.0, 4.0]).norm(), [5]),
    ("linalg.norm", torch.linalg.norm(Tensor([3.0, -4.0]), ord: 1), [7]),
    ("searchsorted", torch.searchsorted(v, 0.5, right: true), [2]),
    ("bucketize", torch.bucketize(Tensor([0.3, 2.0]), v), [1, 3]),
    ("isin", torch.isin(n, Tensor([12, 1])), [0, 0, 1]),
    ("bincount", Tensor([0, 2, 2]).bincount(), [1, 0, 2]),
    ("histc", v.histc(bins: 2, min: 0, max: 1), [1, 2]),
    ("where", torch.where(flags, v, 0), [0.25, 0, 1]),
    ("masked_fill", v.maskedFill(flags, 9), [9, 0.5, 9]),
    ("lerp", v.lerp(Tensor([1.25, 1.5, 2.0]), 0.5), [0.75, 1, 1.5]),
    ("addcmul", v.addcmul(v, v, value: 4), [0.5, 1.5, 5]),
    ("clamp by tensors", v.clamp(min: Tensor([0.5, 0.0, 0.0])), [0.5, 0.5, 1]),
    ("nan_to_num", Tensor([Double.nan, 1]).nanToNum(nan: 5), [5, 1]),
    ("div rounded", torch.div(n, 2, roundingMode: "trunc"), [3, -3, 6]),
    ("relu6", F.relu6(n.to(.float32)), [6, 0, 6]),
    ("leaky_relu", F.leakyRelu(Tensor([-2.0, 2.0]), negativeSlope: 0.5), [-1, 2]),
    ("hardtanh", F.hardtanh(Tensor([-2.0, 0.5])), [-1, 0.5]),
    ("threshold", F.threshold(v, 0.3, -1), [-1, 0.5, 1]),
    ("glu", F.glu(Tensor([2.0, 0.0])), [1]),
    ("prelu", F.prelu(Tensor([-2.0, 2.0]), Tensor([0.25])), [-0.5, 2]),
    ("entr", torch.special.entr(Tensor([1.0, 0.0])), [0, 0]),
    ("angle", torch.angle(Tensor([1, 2])), [0, 0]),
    ("real of complex", torch.complex(v, v).real, [0.25, 0.5, 1]),
]

private let written: [(name: String, write: @Sendable (Tensor) -> Tensor, elements: [Double])] = [
    ("mul_", { $0.mul_(2) }, [2, -4]),
    ("sub_", { $0.sub_(Tensor([1.0, 1.0])) }, [0, -3]),
    ("div_", { $0.div_(4) }, [0.25, -0.5]),
    ("relu_", { $0.relu_() }, [1, 0]),
    ("clamp_", { $0.clamp_(min: -1) }, [1, -1]),
    ("masked_fill_", { $0.maskedFill_(Tensor([false, true]), 7) }, [1, 7]),
    ("neg_", { $0.neg_() }, [-1, 2]),
    ("square_", { $0.square_() }, [1, 4]),
    ("elu in place", { F.elu($0, inplace: true).mul_(0) }, [0, 0]),
]

@Suite struct `torch's spellings of operators on elements` {
    @Test func `compute`() {
        for item in operators + methods {
            #expect(item.result.elements == item.elements, "\(item.name)")
        }
    }

    @Test func `write to their tensor and give it back`() {
        for item in written {
            let target = Tensor([1.0, -2.0])
            let result = item.write(target)
            #expect(target.elements == item.elements, "\(item.name)")
            #expect(result.elements == item.elements, "\(item.name)")
        }
    }

    @Test func `refuse by name what there is no answer to`() {
        #expect(throws: TensorError.self) { try withTensorErrors { n.remainder(0) } }
        #expect(throws: TensorError.noKernel(operator: "bitwise_and", dtype: .float32)) {
            try withTensorErrors { v & v }
        }
        #expect(throws: TensorError.self) { try withTensorErrors { x.max(dim: 2).values } }
        #expect(throws: TensorError.self) { try withTensorErrors { Tensor.zeros([0]).max() } }
    }
}
