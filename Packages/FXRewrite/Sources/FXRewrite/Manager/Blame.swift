// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Who is to blame for a node: the line and modules that recorded it, and the passes and rules that
/// made or changed it, in order.
///
///     print(traced.graph.node(named: "conv_bn").map(Blame.init) ?? "no such node")
public struct Blame: Hashable, Sendable {
    public let node: NodeSnapshot
    public let location: SourceLocation?
    public let modules: [ModuleFrame]
    public let steps: [String]

    public init(_ node: Node) {
        self.node = NodeSnapshot(node)
        location = node.provenance.location
        modules = node.provenance.modules
        steps = node.provenance.steps
    }
}

extension Blame: CustomStringConvertible {
    public var description: String {
        var text = node.line
        if let location { text += "\n  recorded at \(location)" }
        for module in modules { text += "\n  in \(module.path) (\(module.typeName))" }
        for step in steps { text += "\n  by \(step)" }
        return text
    }
}

extension Graph {
    /// Who is to blame for a node of this graph; nil where it has none of the name.
    public func blame(_ name: String) -> Blame? { node(named: name).map(Blame.init) }
}
