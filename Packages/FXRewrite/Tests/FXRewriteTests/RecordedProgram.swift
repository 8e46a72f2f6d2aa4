// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTestSupport

/// A graph with one call that PyTorch made.
struct RecordedProgram {
    let module: GraphModule
    let call: Node
    /// The tensors that the call takes, in the order of the inputs.
    let values: [RecordedTensor]

    /// Nil where PyTorch refuses the call, or its shapes cannot be inferred.
    ///
    /// - Parameter hasSymbols: Whether the first extent of the first tensor is not known, nor are
    ///   those of other tensors that are equal; 0 and 1 are known, as PyTorch has it.
    init?(_ recorded: RecordedOperatorCall, hasSymbols: Bool = false) throws {
        guard let (arguments, keywords) = try recorded.read() else { return nil }
        let graph = Graph()
        var values: [RecordedTensor] = []
        func leaf(_ value: RecordedTensor) throws -> Argument<Node> {
            let node = try graph.placeholder("x\(values.count)")
            var spec = value.spec
            values.append(value)
            if hasSymbols, let first = values[0].spec.shape.first, let own = spec.shape.first,
                first == own, first.value ?? 0 > 1
            {
                spec.shape.dimensions[0] = .symbolic(.symbol("s0"))
            }
            node.metadata[.spec] = .leaf(spec)
            return .leaf(node)
        }
        call = try graph.insert(
            .callFunction(FunctionTarget("torch.ops." + recorded.overload)),
            arguments.map { try $0.flatMap(leaf) },
            KeywordArguments(
                keywords.entries.map { ArgumentEntry($0.key, try $0.value.flatMap(leaf)) }))
        try graph.output(call)
        self.values = values
        module = try GraphModule(Module(), graph)
        guard (try? ShapeInference(module, missingRules: .reporting).run()) != nil else {
            return nil
        }
    }
}
