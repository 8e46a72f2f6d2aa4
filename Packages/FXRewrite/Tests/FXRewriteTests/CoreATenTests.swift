// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// A program that is lowered to the core of ATen: its input and what it computes.
private struct CoreCase: Sendable, CustomStringConvertible {
    var description: String
    var input: [Int]
    var function: @Sendable (Tensor) -> Tensor
    /// Operators of the core that must be there afterwards.
    var expected: [String]
}

private let coreCases: [CoreCase] = [
    CoreCase(
        description: "products", input: [2, 3, 4],
        function: { torch.matmul($0, $0.transpose(-2, -1)) },
        expected: ["bmm.default", "permute.default"]),
    CoreCase(
        description: "products of four dimensions", input: [2, 2, 3, 4],
        function: { torch.matmul($0, $0.transpose(2, 3)) },
        expected: ["bmm.default", "view.default"]),
    CoreCase(
        description: "linear", input: [5, 3, 4],
        function: { F.linear($0, Tensor.ones([2, 4]), Tensor.ones([2])) },
        expected: ["addmm.default", "view.default"]),
    CoreCase(
        description: "softmax and layer norm", input: [3, 4],
        function: { F.layerNorm(F.softmax($0, dim: -1), [4]) },
        expected: ["_softmax.default", "native_layer_norm.default"]),
    CoreCase(
        description: "activations", input: [3, 4],
        function: { F.silu($0) + F.relu6($0) + $0.square() + F.softplus($0) },
        expected: ["sigmoid.default", "hardtanh.default", "log1p.default"]),
    CoreCase(
        description: "writes to values of the program", input: [3, 4],
        function: {
            let y = $0 + 1
            y.mul_(2)
            return y.relu_() - y
        },
        expected: ["mul.Scalar", "relu.default"]),
    CoreCase(
        description: "reshapes and parts", input: [4, 6],
        function: {
            let parts = $0.t().reshape([3, 8]).chunk(2, dim: 1)
            return torch.cat([parts[0], parts[1]], dim: 0).flatten()
        },
        expected: ["split_with_sizes.default", "view.default"]),
    CoreCase(
        description: "attention, causal and with heads that share keys", input: [1, 4, 3, 8],
        function: {
            let k = $0.narrow(1, 0, 2)
            return F.scaledDotProductAttention($0, k, k, isCausal: true, enableGqa: true)
        },
        expected: ["bmm.default", "_softmax.default", "where.self"]),
    CoreCase(
        description: "parts that are written to", input: [3, 4],
        function: {
            let y = $0.clone()
            y[0, 1...].mul_(3)
            y.t()[2].zero_()
            return y.view(-1) + 1
        },
        expected: ["slice_scatter.default", "select_scatter.default"]),
    CoreCase(
        description: "reductions and comparisons", input: [3, 4],
        function: { $0.std(dim: [1]) + $0.logsumexp(dim: [1]) + $0.square().sum() },
        expected: ["var.correction", "sum.dim_IntList"]),
    CoreCase(
        description: "products with vectors and batches", input: [2, 1, 3, 4],
        function: {
            let wide = torch.matmul($0, Tensor.ones([5, 4, 2]))
            return torch.matmul(wide, Tensor.ones([2])) + torch.matmul($0, Tensor.ones([4]))
        },
        expected: ["expand.default", "bmm.default", "mm.default"]),
]

@Suite struct `Core ATen` {
    @Test(arguments: coreCases)
    fileprivate func `computes the same, without other operators`(_ example: CoreCase) throws {
        final class Program: Module, Layer {
            let function: @Sendable (Tensor) -> Tensor
            init(_ function: @escaping @Sendable (Tensor) -> Tensor) { self.function = function }
            func forward(_ x: Tensor) -> Tensor { function(x) }
        }
        let module = try GraphModule(tracing: Program(example.function))
        module.graph.placeholders[0].metadata[.spec] = .leaf(
            TensorSpec(.float32, Shape(example.input)))
        let x = Tensor.randn(example.input)
        let expected = example.function(x)
        try PassManager(.coreATen).run(on: module)
        #expect(
            DecomposeToCoreATen.remaining(in: module.graph).map(\.qualifiedName) == [],
            "\(module.graph)")
        for name in example.expected {
            #expect(module.graph.description.contains("aten.\(name)"), "\(name)\n\(module.graph)")
        }
        let found = try module(x)
        #expect(found.extents == expected.extents)
        #expect(zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    /// What is cut off has to be there, however long the rest is.
    @Test(arguments: [("", false), (", %b", true), (", append=%b", true)])
    func `takes differences along an extent that is not known`(
        _ parts: String, _ fires: Bool
    ) throws {
        let graph = try Graph(
            parsing: """
                graph(%x: i64[2, s0], %b: i64[2, 1]) {
                    %d = call_function[torch.ops.aten.diff.default](%x, 1, -1\(parts))
                    return %d
                }
                """)
        let module = try GraphModule(Module(), graph)
        try AnnotateShapes().run(on: module)
        let inputs = [Tensor([[1, 4, 9], [2, 2, 7]]), Tensor([[3], [5]])].map { $0.to(.int64) }
        let expected = try module.run(inputs.map { .leaf($0) }).leaves.map(\.elements)
        #expect((try DecomposeToCoreATen().run(on: module) > 0) == fires, "\(module.graph)")
        #expect(DecomposeToCoreATen.remaining(in: module.graph).isEmpty == fires)
        #expect(try module.run(inputs.map { .leaf($0) }).leaves.map(\.elements) == expected)
    }
}
