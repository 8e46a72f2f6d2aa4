// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Calls that are no plain operators in place: parts of tensors and lists, batch norms.
extension FunctionalWalk {
    /// Whether a node reads or writes a part by an index, which is then done.
    func visitItem(_ node: Node, _ callee: Callee) throws -> Bool {
        switch callee {
        case .function(.operator.getitem):
            guard let source = node.arguments.first?.leaf, node.arguments.count == 2 else {
                return false
            }
            try visitRead(node, source, node.arguments[1])
            return true
        case .function(.builtins.getattr):
            guard let source = node.arguments.first?.leaf,
                let name = node.arguments.dropFirst().first?.string
            else { return false }
            if name == "shape" || name == "dtype" || name == "device" { return false }
            try note(node, unknown: [source], mayWrite: false)
            try refresh(node)
            return true
        case .function("operator.setitem"), .method("__setitem__"):
            try visitWrite(node)
            return true
        default: return false
        }
    }

    private func visitRead(_ node: Node, _ source: Node, _ index: Argument<Node>) throws {
        if source.spec == nil, source.givesSeveral, let index = index.int {
            // One of several results.
            let count = source.metadata[.spec]?.items?.count ?? 0
            let place = index < 0 ? index + count : index
            let inverse: ViewStep.Inverse =
                (0..<count).contains(place) ? .item(place, of: count) : .none
            return try view(node, source, [ViewStep(node, inverse)])
        }
        guard let steps = ViewStep.steps(of: index, on: source) else {
            if index.leaves.isEmpty { try note(node, unknown: [source], mayWrite: false) }
            return try refresh(node)
        }
        try view(node, source, steps)
    }

    /// `x[index] = value`: the part gets a new value, and with it the whole.
    private func visitWrite(_ node: Node) throws {
        guard node.arguments.count == 3, let target = node.arguments[0].leaf else {
            throw FunctionalizeError.noPureForm(
                NodeSnapshot(node), reason: "it takes a tensor, an index and a value")
        }
        try refresh(node)
        let whole = try current(target, before: node)
        let builder = try graph.makeBuilder(at: .before(node), author: "functionalize")
        let value = node.arguments[2]
        guard let steps = ViewStep.steps(of: node.arguments[1], on: target) else {
            throw FunctionalizeError.noPureForm(
                NodeSnapshot(node), reason: "its index has tensors in it; use index_put")
        }
        var wholes = [whole]
        for step in steps { wholes.append(try step.replay(wholes[wholes.count - 1], builder)) }
        let part = wholes.removeLast()
        let name = value.leaf == nil ? "fill.Scalar" : "copy.default"
        var new = Argument<Node>.leaf(
            try builder.callFunction(FunctionTarget("torch.ops.aten." + name), [part, value]))
        for (step, whole) in zip(steps, wholes).reversed() {
            guard let back = try step.putBack(new, into: whole, builder) else { return }
            new = back
        }
        guard let result = new.leaf else { return }
        if let spec = target.metadata[.spec] { result.metadata[.spec] = spec }
        try put(result, at: target, by: node)
        try graph.erase(node)
    }

    // MARK: - Batch norms

    /// Whether a node is a batch norm that writes to its statistics, which is then another one
    /// that gives them as results.
    func visitBatchNorm(_ node: Node, _ call: OperatorCall<Node>) throws -> Bool {
        let isLegit = call.schema.name == "aten._native_batch_norm_legit.default"
        guard call.schema.writesState || isLegit else { return false }
        let (mean, variance) = (call["running_mean"], call["running_var"])
        let isTraining =
            call["training"].bool == true || call["use_input_stats"].bool == true
        guard isTraining, let mean = mean.leaf, let variance = variance.leaf else {
            return false
        }
        guard isLegit || call.schema.name == "aten.batch_norm.default",
            call["momentum"].double != nil
        else {
            throw FunctionalizeError.noPureForm(
                NodeSnapshot(node), reason: "\(call.schema.name) moves statistics that it is given")
        }
        let builder = try graph.makeBuilder(at: .before(node), author: "functionalize")
        let names = [
            "input", "weight", "bias", "running_mean", "running_var", "training", "momentum", "eps",
        ]
        let arguments = try names.map { name in
            try call[name].flatMap { .leaf(try current($0, before: node)) }
        }
        let results = try builder.insert(
            .callFunction("torch.ops.aten._native_batch_norm_legit_functional.default"), arguments)
        func item(_ index: Int) throws -> Node {
            try builder.callFunction(.operator.getitem, [results, index])
        }
        if isLegit {
            try node.replaceAllUses(with: results)
        } else {
            let first = try item(0)
            if let spec = node.metadata[.spec] { first.metadata[.spec] = spec }
            try node.replaceAllUses(with: first)
        }
        try put(try item(3), at: mean, by: node)
        try put(try item(4), at: variance, by: node)
        try graph.erase(node)
        return true
    }
}
