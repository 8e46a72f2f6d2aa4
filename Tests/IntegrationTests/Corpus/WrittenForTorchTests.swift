// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// A network of layers, methods, functions and parts of tensors.
private final class Network: Module, Layer {
    let conv = Conv2d(3, 8, kernelSize: 3, padding: 1)
    let bn = BatchNorm2d(8)
    let relu = ReLU()
    let head = Linear(8, 5)
    @Parameter var scale = Tensor([1.0, 2.0, 3.0, 4.0, 5.0]).float()

    func forward(_ x: Tensor) -> Tensor {
        let features = relu(bn(conv(x)))
        let pooled = features[..., 1...].mean(dim: [2, 3])
        let scores = head(pooled) * scale + 0.5
        return torch.softmax(scores.clamp(min: -3, max: 3), dim: -1) / (1 + scores.abs())
    }
}

/// Writes programs for PyTorch, which `ci/interop` opens there.
@Suite struct `Programs for PyTorch` {
    @Test(arguments: [FXCore.Dimension.known(4), .symbolic(.symbol("s0"))])
    func `are made of modules in Swift`(_ batch: FXCore.Dimension) throws {
        torch.manualSeed(3)
        let network = Network().eval()
        network.bn.runningMean?.copy_(torch.rand([8]))
        let x = torch.rand([4, 3, 6, 6])
        let expected = network(x)
        let module = try symbolicTrace(network)
        module.graph.placeholders[0].metadata[.spec] =
            .leaf(TensorSpec(.float32, [batch, 3, 6, 6]))
        #expect(try LowerToATen().run(on: module) > 5)
        #expect(try LowerToATen().run(on: module) == 0)
        try module.validate()
        #expect(
            module.graph.nodes.allSatisfy { $0.opcode != .callModule && $0.opcode != .callMethod })
        let name = batch.value == nil ? "swift-symbolic" : "swift-static"
        let opened = try written(module, name, x)
        #expect(distance(try opened(x), expected) < 1e-5)
        let folded = try folded(opened)
        #expect(folded.graph.nodes(calling: Self.batchNorm).isEmpty)
        let again = try written(folded, name + "-folded", x)
        #expect(distance(try again(x), expected) < 1e-5)
    }

    @Test func `are PyTorch's own, changed`() throws {
        let models = CorpusModel.all.filter { $0.name == "resnet18" && $0.dialect == .export }
        for model in models {
            let x = try model.tensors("io.safetensors").tensor("case0.in.x").clone()
            let module = try GraphModule(contentsOf: model.path)
            let expected = try module(x)
            let folded = try folded(module)
            #expect(distance(try folded(x), expected) < 1e-2)
            for node in folded.graph.nodes(calling: "torch.ops.aten.relu_.default") {
                try node.setOperation(.callFunction("torch.ops.aten.gelu.default"))
            }
            let result = try folded(x)
            let opened = try written(folded, "resnet18-folded-gelu", x)
            #expect(distance(try opened(x), result) < 1e-4)
        }
    }

    private static let batchNorm: FunctionTarget = "torch.ops.aten.batch_norm.default"

    private func distance(_ a: Tensor, _ b: Tensor) -> Double {
        (a - b).abs().double().elements.max() ?? 0
    }

    /// Writes a module, with an input and what it gives, and opens it again.
    private func written(_ module: GraphModule, _ name: String, _ x: Tensor) throws -> GraphModule {
        let folder = ProcessInfo.processInfo.environment["FX_INTEROP"].map { URL(filePath: $0) }
        let path = (folder ?? FileManager.default.temporaryDirectory)
            .appending(path: "\(name)-\(UUID().uuidString.prefix(8)).pt2").path
        defer { if folder == nil { unlink(path) } }
        try module.save(to: path, as: .pt2)
        if folder != nil {
            let tensors = ["in.0": x, "out.0": try module(x)]
            try SafetensorsFile.write(tensors, to: path + ".safetensors")
        }
        return try GraphModule(contentsOf: path)
    }

    /// Folds batch norms into the convolutions before them.
    private func folded(_ module: GraphModule) throws -> GraphModule {
        for norm in module.graph.nodes(calling: Self.batchNorm) {
            guard let conv = norm.arguments[0].leaf, conv.onlyUser == norm,
                case .getAttribute(let path)? = conv.arguments[1].leaf?.operation
            else { continue }
            var parts: [Tensor] = []
            for argument in norm.arguments[1...4] {
                guard case .getAttribute(let path)? = argument.leaf?.operation else { continue }
                parts.append(try module.tensor(at: path))
            }
            let epsilon = norm.arguments[7].double ?? 0
            let factor = parts[0] * torch.rsqrt(parts[3] + epsilon)
            let weight = try module.tensor(at: path) * factor.reshape([-1, 1, 1, 1])
            var bias = parts[1] - parts[2] * factor
            if case .getAttribute(let path)? = conv.arguments.dropFirst(2).first?.leaf?.operation {
                bias = bias + (try module.tensor(at: path)) * factor
            }
            try replace(norm, conv, path, weight, bias, in: module)
        }
        module.graph.eliminateDeadCode()
        module.removeUnusedMembers()
        return module
    }

    private func replace(
        _ norm: Node, _ conv: Node, _ path: ModulePath, _ weight: Tensor, _ bias: Tensor,
        in module: GraphModule
    ) throws {
        let (weights, biases) = (
            module.freshPath(path.text + "_folded"), module.freshPath(path.text + "_bias")
        )
        module.set(.parameter(weight), at: weights)
        module.set(.parameter(bias), at: biases)
        let builder = try module.graph.makeBuilder(at: .before(conv))
        let arguments: [any NodeArgument] = [
            conv.arguments[0], try builder.getAttribute(weights), try builder.getAttribute(biases),
        ]
        try conv.setArguments(arguments + conv.arguments.dropFirst(3).map { $0 })
        try norm.replaceAllUses(with: conv)
        try module.graph.erase(norm)
    }
}
