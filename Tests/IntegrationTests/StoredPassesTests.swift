// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private final class Network: Module, Layer {
    let conv = Conv2d(3, 4, kernelSize: 3, padding: 1)
    let norm = BatchNorm2d(4)
    let head = Linear(4, 2)

    func forward(_ x: Tensor) -> Tensor {
        let y = F.relu(norm(conv(x)))
        return torch.sigmoid(head(y.mean(dim: [2, 3])) * 2 + 1)
    }
}

@Suite struct `What passes made, stored` {
    private func traced() throws -> GraphModule {
        torch.manualSeed(5)
        let module = try symbolicTrace(Network().eval())
        module.graph.placeholders[0].metadata[.spec] = .leaf(TensorSpec(.float32, [2, 3, 5, 5]))
        return module
    }

    private func path(_ name: String) -> String {
        FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + name).path
    }

    @Test(arguments: [".zip", ".json"])
    func `names the passes that made each node`(_ ending: String) throws {
        let module = try traced()
        try PassManager {
            Pipeline.inference
            FuseEpilogues()
        }.run(on: module)
        let file = path(ending)
        defer { try? FileManager.default.removeItem(atPath: file) }
        try module.save(to: file)
        let graph = try ModelArchive(contentsOf: file).graph
        let before = module.graph.nodes.map { Blame($0).steps }
        #expect(graph.nodes.map { Blame($0).steps } == before)
        let fused = try #require(graph.nodes.first { $0.description.contains("conv_activation") })
        #expect(Blame(fused).steps == ["fold-batch-norm", "fuse-epilogues"])
        #expect(Blame(fused).location?.file.contains("StoredPassesTests") == true)
        #expect(Blame(fused).description.contains("by fold-batch-norm\n  by fuse-epilogues"))
    }

    @Test func `is refused by name in a program for PyTorch, and expressed by ATen's when lowered`()
        throws
    {
        let x = torch.randn([2, 3, 5, 5])
        let expected = try traced()(x)
        let module = try traced()
        try PassManager {
            Pipeline.inference
            FuseEpilogues()
            FuseElementwise()
        }.run(on: module)
        #expect(module.graph.description.contains("torch.ops.fx.conv_activation"))
        #expect(module.graph.description.contains("torch.ops.fx.elementwise"))
        #expect(distance(try module(x), expected) < 1e-5)
        let file = path(".pt2")
        defer { try? FileManager.default.removeItem(atPath: file) }
        let error = #expect(throws: (any Error).self) { try module.save(to: file, as: .pt2) }
        #expect("\(error as Any)".contains("fx."), "\(error as Any)")
        #expect(try LowerToATen().run(on: module) > 0)
        #expect(!module.graph.description.contains("torch.ops.fx."))
        try module.save(to: file, as: .pt2)
        #expect(distance(try GraphModule(contentsOf: file)(x), expected) < 1e-5)
    }

    private func distance(_ one: Tensor, _ other: Tensor) -> Double {
        zip(one.elements, other.elements).map { abs($0 - $1) }.max() ?? 0
    }
}
