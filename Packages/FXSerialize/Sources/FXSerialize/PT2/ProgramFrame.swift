// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a program of PyTorch has around its nodes: signatures, call graph and versions, those of
/// the file that the model comes from where there is one.
struct ProgramFrame {
    let signature: ExportSignature?
    let dialect: ExportSignature.Dialect
    let nodes: ProgramGraphEncoder
    /// The names of what users pass, in order.
    let inputNames: [String]

    /// Returns the program of a graph's body, its inputs and outputs.
    func program(
        _ body: Literal, inputs: [(argument: Literal, spec: Literal)],
        outputs: (arguments: [Literal], specs: [Literal], tree: PyTree)
    ) -> Literal {
        var program = signature?.document ?? .dictionary([])
        program["graph_module"] = module(
            program["graph_module"], body, inputs: inputs, outputs: outputs)
        setDefaults(&program)
        return program
    }

    private func module(
        _ known: Literal?, _ body: Literal, inputs: [(argument: Literal, spec: Literal)],
        outputs: (arguments: [Literal], specs: [Literal], tree: PyTree)
    ) -> Literal {
        var module = known ?? .dictionary([])
        var graph = module["graph"] ?? .dictionary([])
        for entry in body.entries ?? [] { graph[entry.key] = entry.value }
        graph["inputs"] = .list(inputs.map(\.argument))
        graph["outputs"] = .list(outputs.arguments)
        if graph["is_single_tensor_return"] == nil { graph["is_single_tensor_return"] = false }
        if graph["custom_obj_values"] == nil { graph["custom_obj_values"] = .dictionary([]) }
        module["graph"] = graph
        var specs = module["signature"] ?? .dictionary([])
        specs["input_specs"] = .list(inputs.map(\.spec))
        specs["output_specs"] = .list(outputs.specs)
        module["signature"] = specs
        module["module_call_graph"] = callGraph(module["module_call_graph"], outputs.tree)
        if module["metadata"] == nil { module["metadata"] = .dictionary([]) }
        if module["treespec_namedtuple_fields"] == nil {
            module["treespec_namedtuple_fields"] = .dictionary([])
        }
        return module
    }

    private func callGraph(_ known: Literal?, _ outputTree: PyTree) -> Literal {
        var entries = known?.items ?? []
        if !entries.contains(where: { $0["fqn"]?.string == "" }) {
            entries.insert(["fqn": "", "signature": .none], at: 0)
        }
        for index in entries.indices {
            if entries[index]["fqn"]?.string != "" {
                if !nodes.defines(entries[index]["signature"]) {
                    entries[index]["signature"] = Literal.none
                }
                continue
            }
            var call = entries[index]["signature"] ?? .none
            if call.isNone { call = ["inputs": [], "outputs": []] }
            if call["forward_arg_names"] == nil || inputNames != signature?.userInputNames {
                call["forward_arg_names"] = .list(inputNames.map { .string($0) })
            }
            // The text of a tree that is still the same stays as it was written.
            let inputTree = self.inputTree
            if call["in_spec"] == nil || inputTree != signature?.inputTree {
                call["in_spec"] = .string(inputTree.text)
            }
            if call["out_spec"] == nil || outputTree != signature?.outputTree {
                call["out_spec"] = .string(outputTree.text)
            }
            entries[index]["signature"] = call
        }
        return .list(entries)
    }

    private var inputTree: PyTree {
        if let known = signature?.inputTree, known.leafCount == inputNames.count { return known }
        let inputs = Literal.tuple(inputNames.map { .string($0) })
        return PyTree(of: Literal.tuple([inputs, .dictionary([])]))
    }

    private func setDefaults(_ program: inout Literal) {
        let verifier =
            switch dialect {
            case .training: "TRAINING"
            case .aten: "ATEN"
            case .other(let name): name
            }
        let defaults: [(String, Literal)] = [
            ("opset_version", ["aten": 10]), ("range_constraints", nodes.ranges),
            ("schema_version", ["major": 8, "minor": 20]), ("verifiers", [.string(verifier)]),
            ("torch_version", "swift-fx"), ("guards_code", []),
        ]
        for (key, value) in defaults where program[key] == nil { program[key] = value }
        program["verifiers"] = [.string(verifier)]
    }
}
