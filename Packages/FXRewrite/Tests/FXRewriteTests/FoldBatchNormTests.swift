// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import FXTrace
import Testing

private final class Net: Module, Layer {
    let first: Conv2d
    let norm: BatchNorm2d
    let last: Conv2d
    let lastNorm: BatchNorm2d
    let reusesFirst: Bool

    init(bias: Bool = true, groups: Int = 1, isAffine: Bool = true, reusesFirst: Bool = false) {
        first = Conv2d(4, 8, kernelSize: 3, padding: 1, groups: groups, bias: bias)
        norm = BatchNorm2d(8, isAffine: isAffine)
        last = Conv2d(8, 2, kernelSize: [1, 2], stride: 2)
        lastNorm = BatchNorm2d(2, eps: 0.1)
        self.reusesFirst = reusesFirst
    }

    func forward(_ x: Tensor) -> Tensor {
        let y = first(x)
        let z = lastNorm(last(norm(y).relu()))
        return reusesFirst ? z + y.sum() * 0.001 : z
    }

    /// A net whose statistics are not 0 and 1.
    func trained() -> Net {
        for _ in 0..<4 { _ = self(Tensor.randn([2, 4, 6, 6]) * 3 + 1) }
        return eval()
    }
}

private func difference(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
}

@Suite struct `Folding batch norm` {
    @Test(arguments: [(true, 1, true), (false, 1, true), (true, 4, false), (false, 2, false)])
    func `keeps the numbers`(bias: Bool, groups: Int, isAffine: Bool) throws {
        let net = Net(bias: bias, groups: groups, isAffine: isAffine).trained()
        let traced = try GraphModule(tracing: net)
        #expect(try FoldBatchNorm().run(on: traced) == 2)
        #expect(
            traced.graph.nodes.map(\.name) == ["x", "first_bn", "relu", "last_bn", "output"])
        let x = Tensor.randn([2, 4, 6, 6])
        #expect(difference(try traced(x), net(x)) < 1e-5)
        try traced.validate()
        #expect(try FoldBatchNorm().run(on: traced) == 0)
        #expect(net.first.weight.extents == [8, 4 / groups, 3, 3])
    }

    @Test(arguments: [
        ("Conv1d", [2, 4, 6]), ("Conv2d", [2, 4, 5, 5]), ("Conv3d", [2, 4, 3, 3, 3]),
        ("ConvTranspose1d", [2, 4, 6]), ("ConvTranspose2d", [2, 4, 5, 5]),
        ("ConvTranspose3d", [2, 4, 3, 3, 3]),
    ])
    func `makes a layer of the same type`(typeName: String, input: [Int]) throws {
        for groups in [1, 2] {
            let convolution = try ModuleRegistry.makeModule(
                ModuleSchema(
                    typeName: typeName,
                    configuration: [
                        ArgumentEntry("in_channels", 4), ArgumentEntry("out_channels", 6),
                        ArgumentEntry("kernel_size", 2), ArgumentEntry("groups", .int(groups)),
                        ArgumentEntry("bias", .bool(groups == 2)), ArgumentEntry("stride", 2),
                    ]))
            let norm = try ModuleRegistry.makeModule(
                ModuleSchema(
                    typeName: "BatchNorm\(input.count - 2)d",
                    configuration: [ArgumentEntry("num_features", 6)]))
            let graph = Graph()
            let x = try graph.placeholder("x")
            let y = try graph.callModule("conv", [x])
            try graph.output(try graph.callModule("norm", [y]))
            let module = try GraphModule(
                attributes: ["conv": .module(convolution), "norm": .module(norm)], graph)
            for _ in 0..<3 { _ = try module(Tensor.randn(input) * 2 + 1) }
            module.eval()
            let value = Tensor.randn(input)
            let expected = try module(value)
            #expect(try FoldBatchNorm().run(on: module) == 1)
            #expect(difference(try module(value), expected) < 1e-5)
            let folded = try module.module(at: "conv_bn")
            #expect(type(of: folded) == type(of: convolution))
            #expect(!folded.isTraining)
            #expect(
                folded.configuration.filter { $0.key != "bias" }
                    == convolution.configuration.filter { $0.key != "bias" })
        }
    }

    @Test func `folds into a linear layer of two dimensions`() throws {
        let net = Sequential(Linear(4, 3), BatchNorm1d(3))
        for _ in 0..<3 { _ = net(Tensor.randn([8, 4]) * 2 + 1) }
        let module = try GraphModule(tracing: net.eval())
        let x = Tensor.randn([2, 4])
        let expected = try module(x)
        // What has three dimensions is normalised along another one.
        #expect(try FoldBatchNorm().run(on: module) == 0)
        try AnnotateShapes(TensorSpec(.float32, [2, 4])).run(on: module)
        #expect(try FoldBatchNorm().run(on: module) == 1)
        #expect(difference(try module(x), expected) < 1e-5)
        #expect(try module.module(at: "0_bn") is Linear)
    }

    @Test func `leaves training mode alone`() throws {
        let traced = try GraphModule(tracing: Net())
        let text = traced.graph.description
        #expect(try FoldBatchNorm().run(on: traced) == 0)
        #expect(traced.graph.description == text)
    }

    @Test func `leaves a convolution alone whose value is used elsewhere`() throws {
        let net = Net(reusesFirst: true).trained()
        let traced = try GraphModule(tracing: net)
        #expect(try FoldBatchNorm().run(on: traced) == 1)
        #expect(traced.graph.node(named: "norm") != nil)
        let x = Tensor.randn([1, 4, 6, 6])
        #expect(difference(try traced(x), net(x)) < 1e-4)
    }

    @Test func `a batch norm in training survives dead code elimination`() throws {
        final class Unused: Module, Layer {
            let norm = BatchNorm2d(1)
            let lin = Linear(2, 2)
            func forward(_ x: Tensor) -> Tensor {
                _ = norm(x)
                _ = lin(x)
                return x
            }
        }
        let net = Unused()
        let training = try GraphModule(tracing: net)
        #expect(try EliminateDeadCode().run(on: training) == 1)
        #expect(training.graph.nodes.map(\.name) == ["x", "norm", "output"])
        let inference = try GraphModule(tracing: net.eval())
        #expect(try EliminateDeadCode().run(on: inference) == 2)
        #expect(inference.stateSchema().paths.isEmpty)
    }
}
