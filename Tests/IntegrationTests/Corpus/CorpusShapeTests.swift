// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

@Suite struct `Shapes of exported models` {
    /// The dtype and extents of each node for the inputs of the first case, found from those of the
    /// inputs alone.
    @Test(arguments: CorpusModel.all)
    func `are inferred as PyTorch recorded them`(_ model: CorpusModel) throws {
        let module = try GraphModule(contentsOf: model.path)
        let declared = Dictionary(
            uniqueKeysWithValues: module.graph.nodes.map { ($0.name, $0.specs) })
        for node in module.graph.nodes { node.metadata = NodeMetadata() }
        try ShapeInference(module).run(firstInputs(of: model))
        let recorded = try model.recordedNodes().filter { $0.shape != nil }
        var compared = 0
        for expected in recorded {
            guard let node = module.graph.node(named: expected.name) else { continue }
            guard let spec = node.spec else {
                Issue.record("\(node): nothing was inferred")
                continue
            }
            #expect(spec.dtype.rawValue == expected.dtype, "\(node)")
            #expect(spec.shape.rank == expected.shape?.count, "\(node)")
            for (dimension, extent) in zip(spec.shape, expected.shape ?? []) {
                if let value = dimension.value {
                    #expect(value == extent, "\(node): \(spec)")
                } else {
                    // Only what depends on elements has no number.
                    #expect("\(declared[node.name] as Any)".contains("u"), "\(node): \(spec)")
                }
            }
            compared += 1
        }
        #expect(compared >= recorded.count * 9 / 10)
    }

    /// The same where the file says that extents may vary.
    @Test(arguments: CorpusModel.all)
    func `are inferred from symbolic ones`(_ model: CorpusModel) throws {
        let module = try GraphModule(contentsOf: model.path)
        let inputs = module.graph.placeholders.map { $0.valueSpec ?? Argument.none }
        let declared = module.graph.nodes.map { ($0, $0.spec) }
        for node in module.graph.nodes { node.metadata = NodeMetadata() }
        let bounds = module.metadata[.exportSignature]?.symbolBounds ?? [:]
        try ShapeInference(module, bounds: bounds).run(inputs)
        for (node, spec) in declared {
            guard let spec, let found = node.spec else { continue }
            #expect(found.dtype == spec.dtype, "\(node)")
            #expect(found.shape.rank == spec.shape.rank, "\(node)")
            for (a, b) in zip(found.shape, spec.shape) {
                guard let a = a.value, let b = b.value else { continue }
                #expect(a == b, "\(node): \(found), declared \(spec)")
            }
        }
    }

    private func firstInputs(of model: CorpusModel) throws -> [Argument<ValueSpec>] {
        let io = try model.tensors("io.safetensors")
        return try model.info().cases[0].inputs.map { input in
            if let name = input.tensor { return .leaf(.tensor(try io.tensor(name).spec)) }
            switch input.value?.argument ?? .none {
            case .int(let value): return .int(value)
            case .double(let value): return .double(value)
            case .bool(let value): return .bool(value)
            default: return .none
            }
        }
    }
}
