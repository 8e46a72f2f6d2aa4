// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

@testable import FXTensor

@Suite("Overloads that write follow from those that return")
struct DerivedKernelTests {
    private func run(
        _ name: String, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
    ) throws -> Argument<Tensor> {
        try callOperator(.function(FunctionTarget("torch.ops." + name)), arguments, keywords)
    }

    @Test func `an in-place overload writes through a view and gives its argument back`() throws {
        let base = Tensor([1, 2, 3, 4] as [Float])
        let result = try run("aten.mul_.Tensor", [.leaf(base[1..<3]), .int(10)])
        #expect(try base.scalars(as: Double.self) == [1, 20, 30, 4])
        #expect(try result.leaf?.scalars(as: Double.self) == [20, 30])
    }

    @Test func `an out overload writes into what it is given`() throws {
        let (x, out) = (Tensor([1, 2] as [Float]), Tensor([0, 0] as [Float]))
        let result = try run("aten.add.out", [.leaf(x), .leaf(x)], ["out": .leaf(out)])
        #expect(try out.scalars(as: Double.self) == [2, 4])
        #expect(result.leaf?.handle === out.handle)
    }

    @Test func `a result that the target cannot hold is refused and nothing is written`() throws {
        let integers = Tensor([1, 2] as [Int])
        #expect(throws: TensorError.self) {
            _ = try run("aten.mul_.Tensor", [.leaf(integers), .double(0.5)])
        }
        let short = Tensor([1] as [Float])
        #expect(throws: TensorError.self) {
            _ = try run("aten.add_.Tensor", [.leaf(short), .leaf(Tensor([1, 2] as [Float]))])
        }
        #expect(try integers.scalars(as: Int.self) == [1, 2])
        #expect(try short.scalars(as: Double.self) == [1])
    }
}
