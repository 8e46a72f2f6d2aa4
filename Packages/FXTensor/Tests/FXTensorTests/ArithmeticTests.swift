// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private struct Case {
    var name: String
    var result: Tensor
    var dtype: DType
    var extents: [Int]
    var elements: [Double]
}

private let x = Tensor([1.0, -2.0, 3.0])
private let n = Tensor([1, 2, 3])
private let flags = Tensor([true, false, true])
private let column = Tensor([[10.0], [20.0]])

private let cases: [Case] = [
    Case(
        name: "a row and a column", result: x + column, dtype: .float32, extents: [2, 3],
        elements: [11, 8, 13, 21, 18, 23]),
    Case(name: "x + 1", result: x + 1, dtype: .float32, extents: [3], elements: [2, -1, 4]),
    Case(name: "n + 1", result: n + 1, dtype: .int64, extents: [3], elements: [2, 3, 4]),
    Case(
        name: "n + 1.5", result: n + 1.5, dtype: .float32, extents: [3], elements: [2.5, 3.5, 4.5]),
    Case(name: "1 - x", result: 1 - x, dtype: .float32, extents: [3], elements: [0, 3, -2]),
    Case(
        name: "n / n", result: n / Tensor([2, 2, 2]), dtype: .float32, extents: [3],
        elements: [0.5, 1, 1.5]),
    Case(name: "6 / n", result: 6 / n, dtype: .float32, extents: [3], elements: [6, 3, 2]),
    Case(
        name: "bool * float", result: (x > 0) * x, dtype: .float32, extents: [3],
        elements: [1, 0, 3]),
    Case(
        name: "bool + bool", result: flags + flags, dtype: .bool, extents: [3], elements: [1, 0, 1]),
    Case(name: "bool + 1", result: flags + 1, dtype: .int64, extents: [3], elements: [2, 1, 2]),
    Case(
        name: "int64 + float64 scalar tensor",
        result: n + Tensor([0.5], shape: [], dtype: .float64),
        dtype: .float64, extents: [3], elements: [1.5, 2.5, 3.5]),
    Case(
        name: "float32 + float64 scalar tensor",
        result: x + Tensor([0.5], shape: [], dtype: .float64), dtype: .float32, extents: [3],
        elements: [1.5, -1.5, 3.5]),
    Case(
        name: "uint8 + 300 wraps", result: Tensor([44], shape: [1], dtype: .uint8) + 300,
        dtype: .uint8, extents: [1], elements: [88]),
    Case(
        name: "uint8 - 45 wraps", result: Tensor([44], shape: [1], dtype: .uint8) - 45,
        dtype: .uint8, extents: [1], elements: [255]),
    Case(
        name: "alpha", result: x.add(x, alpha: 2), dtype: .float32, extents: [3],
        elements: [3, -6, 9]),
    Case(
        name: "alpha of a number", result: torch.sub(x, 1, alpha: 2), dtype: .float32, extents: [3],
        elements: [-1, -4, 1]),
    Case(name: "x ** 2", result: x ** 2, dtype: .float32, extents: [3], elements: [1, 4, 9]),
    Case(name: "n ** 3", result: n.pow(3), dtype: .int64, extents: [3], elements: [1, 8, 27]),
    Case(
        name: "n ** 2.0", result: torch.pow(n, 2.0), dtype: .float32, extents: [3],
        elements: [1, 4, 9]),
    Case(name: "-x", result: -x, dtype: .float32, extents: [3], elements: [-1, 2, -3]),
    Case(name: "abs", result: x.abs(), dtype: .float32, extents: [3], elements: [1, 2, 3]),
    Case(name: "relu", result: F.relu(x), dtype: .float32, extents: [3], elements: [1, 0, 3]),
    Case(name: "1 < x", result: 1 < x, dtype: .bool, extents: [3], elements: [0, 0, 1]),
    Case(name: "x >= -2", result: x >= -2, dtype: .bool, extents: [3], elements: [1, 1, 1]),
    Case(
        name: "n > 1.5", result: n > 1.5, dtype: .bool, extents: [3], elements: [0, 1, 1]),
    Case(name: "x == n", result: x.eq(n), dtype: .bool, extents: [3], elements: [1, 0, 1]),
    Case(name: "n != 2", result: torch.ne(n, 2), dtype: .bool, extents: [3], elements: [1, 0, 1]),
    Case(
        name: "clamp", result: x.clamp(min: 0, max: 2), dtype: .float32, extents: [3],
        elements: [1, 0, 2]),
    Case(
        name: "clamp of integers by a float", result: n.clamp(min: 1.5), dtype: .float32,
        extents: [3], elements: [1.5, 2, 3]),
    Case(
        name: "crossed bounds", result: x.clamp(min: 2, max: 1), dtype: .float32, extents: [3],
        elements: [1, 1, 1]),
    Case(
        name: "empty", result: Tensor.zeros([0, 3]) + x, dtype: .float32, extents: [0, 3],
        elements: []),
    Case(
        name: "transposed", result: Tensor([[1, 2], [3, 4]]).transpose(0, 1) * 10, dtype: .int64,
        extents: [2, 2], elements: [10, 30, 20, 40]),
]

private let elementary: [(String, Tensor, [Double])] = {
    let x = Tensor([0.0, 1.0, -2.5])
    return [
        ("exp", x.exp(), [1, 2.718282, 0.082085]),
        ("sigmoid", torch.sigmoid(x), [0.5, 0.731059, 0.075858]),
        ("tanh", x.tanh(), [0, 0.761594, -0.986614]),
        ("rsqrt", Tensor([4.0, 0.25, 2.0]).rsqrt(), [0.5, 2, 0.707107]),
        ("sqrt", torch.sqrt(Tensor([4, 9])), [2, 3]),
    ]
}()

@Suite struct `Arithmetic` {
    @Test func `stretches, promotes and computes as PyTorch does`() {
        for item in cases {
            #expect(item.result.dtype == item.dtype, "\(item.name)")
            #expect(item.result.extents == item.extents, "\(item.name)")
            #expect(item.result.elements == item.elements, "\(item.name)")
        }
    }

    @Test func `of elementary functions is right to six digits`() {
        for (name, result, expected) in elementary {
            for (value, wanted) in zip(result.elements, expected) {
                #expect(abs(value - wanted) < 1e-6, "\(name)")
            }
        }
    }

    @Test func `keeps NaN where PyTorch does`() {
        let nan = Tensor([.nan, 1.0])
        for kept in [nan.relu(), nan.clamp(min: 0.0, max: 2.0), F.relu(nan), nan + 1] {
            #expect(kept.elements[0].isNaN)
            #expect(!kept.elements[1].isNaN)
        }
        let unbounded = Tensor([1.0, 2.0]).clamp(min: Double.nan)
        #expect(unbounded.elements.allSatisfy { $0.isNaN })
        #expect(nan.gt(0).elements == [0, 1])
        #expect(nan.eq(nan).elements == [0, 1])
    }

    @Test func `converts between dtypes as C does`() {
        let x = Tensor([1.9, -1.9, 300.0])
        #expect(x.to(.int32).elements == [1, -1, 300])
        #expect(x.to(.uint8).elements == [1, 255, 44])
        #expect(x.to(.bool).elements == [1, 1, 1])
        #expect(Tensor([1.00390625, 3.0e38]).to(.bfloat16).elements[0] == 1)
        #expect(Tensor([1 << 53 | 1]).to(.int64).scalars(Int.self) == [1 << 53 | 1])
    }
}

extension Tensor {
    fileprivate func scalars(_: Int.Type) -> [Int] { (try? scalars(as: Int.self)) ?? [] }
}
