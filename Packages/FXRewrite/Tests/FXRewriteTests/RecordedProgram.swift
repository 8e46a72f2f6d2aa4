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
    init?(_ recorded: RecordedOperatorCall) throws {
        guard let (arguments, keywords) = try recorded.read() else { return nil }
        let graph = Graph()
        var values: [RecordedTensor] = []
        func leaf(_ value: RecordedTensor) throws -> Argument<Node> {
            let node = try graph.placeholder("x\(values.count)")
            node.metadata[.spec] = .leaf(TensorSpec(value.dtype, Shape(value.extents)))
            values.append(value)
            return .leaf(node)
        }
        call = try graph.insert(
            .callFunction(FunctionTarget("torch.ops." + recorded.overload)),
            arguments.map { try $0.flatMap(leaf) },
            keywords.flatMap(leaf))
        try graph.output(call)
        self.values = values
        module = try GraphModule(Module(), graph)
        guard (try? ShapeInference(module, missingRules: .reporting).run()) != nil else {
            return nil
        }
    }
}
