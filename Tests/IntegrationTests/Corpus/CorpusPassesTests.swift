// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

@Suite struct `Exported models through pipelines` {
    /// Operators that are none of the core and stay: checks, what PyTorch itself leaves, and the
    /// copies to what callers see.
    private static let staying: Set<String> = [
        "torch.ops.aten._assert_tensor_metadata.default", "torch.ops.aten._assert_scalar.default",
        "torch.ops.aten._assert_async.msg",
        "torch.ops.aten._native_batch_norm_legit_functional.default",
        "torch.ops.aten.copy_.default",
    ]

    @Test(arguments: CorpusModel.all)
    func `compute the same as core ATen`(_ model: CorpusModel) throws {
        let module = try model.transformed(.coreATen)
        let rest = DecomposeToCoreATen.remaining(in: module.graph).map(\.qualifiedName)
            .filter { !Self.staying.contains($0) && !Self.isTraced($0, model) }
        #expect(rest.isEmpty, "\(model.name)")
        #expect(module.graph.nodes.allSatisfy { $0.opcode != .callModule })
        try model.expectResults(.interpreter) { try model.transformed(.coreATen) }
    }

    /// PyTorch writes a bilinear layer in its core dialect as an operator that it has not
    /// decomposed either.
    private static func isTraced(_ name: String, _ model: CorpusModel) -> Bool {
        model.dialect == .core && name == "torch.ops.aten._trilinear.default"
    }

    @Test(arguments: CorpusModel.all)
    func `compute the same after inference's`(_ model: CorpusModel) throws {
        try model.expectResults(.plan) { try model.transformed(.inference) }
        let graph = try model.transformed(.inference).graph
        let left = graph.nodes(calling: "torch.ops.aten.batch_norm.default").filter { norm in
            let input = norm.arguments[0].leaf
            return norm.arguments[5] == .bool(false) && input?.userCount == 1
                && input?.operation == .callFunction("torch.ops.aten.conv2d.default")
        }
        #expect(left.isEmpty, "\(model): a batch norm that follows a convolution is not folded")
    }

    /// Fused operators included, and undone again.
    @Test(arguments: CorpusModel.all)
    func `compute the same with fused operators`(_ model: CorpusModel) throws {
        let fused = Pipeline("fused") {
            Pipeline.inference
            FuseOperators()
            FuseEpilogues()
            FuseElementwise()
        }
        try model.expectResults(.plan) { try model.transformed(fused) }
        let undone = Pipeline("undone") {
            fused
            UnfuseOperators()
        }
        try model.expectResults(.interpreter) {
            let module = try model.transformed(undone)
            #expect(!module.graph.description.contains("torch.ops.fx."))
            return module
        }
    }
}

extension CorpusModel {
    fileprivate func transformed(_ pipeline: Pipeline) throws -> GraphModule {
        let module = try GraphModule(contentsOf: path)
        try PassManager(pipeline).run(on: module)
        return module
    }
}
