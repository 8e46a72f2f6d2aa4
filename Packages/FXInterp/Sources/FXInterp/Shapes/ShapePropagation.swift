// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXTensor

/// Runs a graph on example inputs and notes the dtype and shape of every value.
///
///     try ShapePropagation(traced).run([.leaf(x)])
///     traced.graph.nodes.last?.metadata[.spec]
///
/// - SeeAlso: `torch.fx.passes.shape_prop.ShapeProp`
public final class ShapePropagation: Interpreter {
    public override func run(_ node: Node) throws -> Argument<Tensor> {
        let value = try super.run(node)
        node.specs = value.map(\.spec)
        return value
    }
}
