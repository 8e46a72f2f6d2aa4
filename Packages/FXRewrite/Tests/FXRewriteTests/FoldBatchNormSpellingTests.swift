// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// A batch norm behind something, by calls: the shapes of input and weight, the call.
private struct FoldingCase: Sendable, CustomStringConvertible {
    var description: String
    var input: [Int]
    var weight: [Int]
    var channels: Int
    /// The call, with the input `%x`, the weight `%w` and the bias `%b`.
    var call: String
    var norm = norms[0]

    static let norms = [
        "%n = call_function[torch.nn.functional.batch_norm](%y, %m, %v, %g, %e, false, 0.1, 0.001)",
        "%n = call_function[torch.ops.aten.batch_norm.default]"
            + "(%y, %g, %e, %m, %v, false, 0.1, 1e-05, true)",
        "%n = call_function[torch.batch_norm](%y, %g, none, %m, %v, false, 0.1, 1e-05, true)",
        "%t = call_function[torch.ops.aten._native_batch_norm_legit_no_training.default]"
            + "(%y, %g, %e, %m, %v, 0.1, 1e-05)\n %n = call_function[operator.getitem](%t, 0)",
    ]

    func module() throws -> GraphModule {
        let shape = input.map(String.init).joined(separator: ", ")
        let graph = try Graph(
            parsing: """
                graph(%x: f32[\(shape)]) {
                 %w = get_attr[w]
                 %b = get_attr[b]
                 %m = get_attr[m]
                 %v = get_attr[v]
                 %g = get_attr[g]
                 %e = get_attr[e]
                 %y = \(call)
                 \(norm)
                 return %n
                }
                """)
        func vector(_ shift: Double) -> Tensor {
            Tensor((0..<channels).map { 0.5 + shift + 0.25 * Double($0) })
        }
        let count = weight.reduce(1, *)
        let w = Tensor((0..<count).map { Double(($0 * 7) % 11) / 8 - 0.5 }).reshape(weight)
        let entries: [(path: ModulePath, content: ModuleMember.Content)] = [
            ("w", .parameter(w)), ("b", .parameter(vector(-1))),
            ("m", .buffer(vector(0.125), isPersistent: true)),
            ("v", .buffer(vector(1), isPersistent: true)), ("g", .parameter(vector(-0.25))),
            ("e", .parameter(vector(0.75))),
        ]
        return try GraphModule(entries: entries, graph)
    }
}

private let foldingCases: [FoldingCase] = [
    FoldingCase(
        description: "conv1d without bias", input: [2, 3, 6], weight: [4, 3, 2], channels: 4,
        call: "call_function[torch.conv1d](%x, %w)"),
    FoldingCase(
        description: "conv2d in groups, bias by name", input: [2, 4, 5, 5], weight: [6, 2, 3, 3],
        channels: 6, call: "call_function[torch.conv2d](%x, %w, bias=%b, groups=2)"),
    FoldingCase(
        description: "conv2d of ATen", input: [2, 4, 5, 5], weight: [6, 2, 3, 3], channels: 6,
        call: "call_function[torch.ops.aten.conv2d.default](%x, %w, %b, [1, 1], [1, 1], [1, 1], 2)",
        norm: FoldingCase.norms[1]),
    FoldingCase(
        description: "convolution of core ATen, no shift", input: [2, 4, 5, 5],
        weight: [6, 4, 3, 3], channels: 6,
        call: "call_function[torch.ops.aten.convolution.default]"
            + "(%x, %w, none, [1, 1], [0, 0], [1, 1], false, [0, 0], 1)",
        norm: FoldingCase.norms[3]),
    FoldingCase(
        description: "conv3d", input: [1, 2, 3, 3, 3], weight: [3, 2, 2, 2, 2], channels: 3,
        call: "call_function[torch.conv3d](%x, %w, %b)", norm: FoldingCase.norms[2]),
    FoldingCase(
        description: "transposed in groups", input: [1, 4, 3, 3], weight: [4, 3, 2, 2], channels: 6,
        call: "call_function[torch.conv_transpose2d](%x, %w, %b, groups=2)"),
    FoldingCase(
        description: "transposed, the general operator", input: [1, 4, 3, 3], weight: [4, 3, 2, 2],
        channels: 6,
        call: "call_function[torch.ops.aten.convolution.default]"
            + "(%x, %w, %b, [1, 1], [0, 0], [1, 1], true, [0, 0], 2)"),
    FoldingCase(
        description: "linear", input: [3, 4], weight: [5, 4], channels: 5,
        call: "call_function[torch._C._nn.linear](%x, %w, %b)"),
]

@Suite struct `Folding a batch norm into calls` {
    @Test(arguments: foldingCases)
    fileprivate func `keeps the numbers`(_ example: FoldingCase) throws {
        let module = try example.module()
        let x = Tensor.randn(example.input)
        let expected = try module(x)
        #expect(try FoldBatchNorm().run(on: module) == 1)
        try EliminateDeadCode().run(on: module)
        try module.validate()
        #expect(!module.graph.description.contains("batch_norm"))
        let found = try module(x)
        #expect(zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(try FoldBatchNorm().run(on: module) == 0)
    }

    @Test(arguments: foldingCases.filter { !$0.norm.contains("legit") })
    fileprivate func `keeps the numbers before an activation in place`(
        _ example: FoldingCase
    ) throws {
        var example = example
        example.norm = example.norm.replacing("%n =", with: "%z =")
        example.norm += "\n %n = call_function[torch.ops.aten.relu_.default](%z)"
        let module = try example.module()
        let x = Tensor.randn(example.input)
        let expected = try module(x)
        #expect(try FoldBatchNorm().run(on: module) == 1)
        try module.validate()
        let found = try module(x)
        #expect(zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func `leaves a linear layer alone whose result may have three dimensions`() throws {
        var example = foldingCases[7]
        example.input = [3, 5, 4]
        #expect(try FoldBatchNorm().run(on: try example.module()) == 0)
    }

    @Test func `leaves training, computed weights and written statistics alone`() throws {
        var training = foldingCases[0]
        training.norm = training.norm.replacing("false, 0.1", with: "true, 0.1")
        #expect(try FoldBatchNorm().run(on: try training.module()) == 0)
        var computed = foldingCases[0]
        computed.call = "call_method[neg](%w)\n %z = call_function[torch.conv1d](%x, %y)"
        computed.norm = computed.norm.replacing("(%y", with: "(%z")
        #expect(try FoldBatchNorm().run(on: try computed.module()) == 0)
        var written = foldingCases[0]
        written.norm = "%s = call_method[add_](%m, 1)\n " + written.norm
        #expect(try FoldBatchNorm().run(on: try written.module()) == 0)
    }
}
