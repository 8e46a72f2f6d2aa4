// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Node {
    /// The node's line in its graph's text, letter for letter as torch.fx prints it.
    ///
    ///     %add : [num_users=1] = call_function[target=operator.add](args = (%x, 1), kwargs = {})
    ///
    /// - SeeAlso: `torch.fx.Node.format_node`
    public var line: String {
        var writer = NodeWriter(graph.storage)
        writer.write(id)
        return writer.text
    }
}

extension Graph: CustomStringConvertible {
    /// The graph as torch.fx prints it: `graph():` and a line for each node.
    ///
    /// - SeeAlso: `str(torch.fx.Graph)`
    public var description: String {
        var writer = NodeWriter(storage)
        writer.write("graph():")
        for node in nodes {
            writer.write("\n    ")
            writer.write(node.id)
        }
        return writer.text
    }
}
