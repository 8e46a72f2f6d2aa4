// SPDX-License-Identifier: Apache-2.0

import FX

/// Two graphs node by node: which nodes both have, and what is changed, new and gone.
///
/// Nodes correspond where they do the same in the same order, whatever they are called; those that
/// are left correspond by name.
public struct GraphComparison {
    public enum Change: Sendable {
        /// The same node with other arguments, another operation or another shape.
        case changed(old: NodeReport, new: NodeReport, [Difference])
        case added(NodeReport)
        case removed(NodeReport)
    }

    public struct Difference: Sendable {
        /// What differs: `operation`, `args`, `kwargs` or `shape`.
        public let part: String
        public let old: String
        public let new: String
    }

    public let sources: (old: String, new: String)
    public let changes: [Change]
    /// Paths whose tensors or modules differ, with what each file has.
    public let state: [Difference]
    /// The number of nodes that are the same.
    public let equalCount: Int
    /// The differences of graphs inside, by name.
    public let subgraphs: [(name: String, comparison: GraphComparison)]

    public var isEqual: Bool {
        changes.isEmpty && state.isEmpty && subgraphs.allSatisfy(\.comparison.isEqual)
    }

    /// Compares the graphs of two files.
    ///
    /// - Parameter weights: Whether the numbers of tensors are compared, too.
    /// - Throws: ``InspectionError/noGraph(_:)``.
    public init(
        _ old: InspectedFile, _ new: InspectedFile, weights: Bool = false
    ) throws(InspectionError) {
        let (first, second) = (try old.model(), try new.model())
        self.init(
            first.graph, second.graph, (old.source, new.source),
            state: Self.stateDifferences(first, second, weights: weights))
    }

    private init(
        _ old: Graph, _ new: Graph, _ sources: (old: String, new: String), state: [Difference]
    ) {
        self.sources = sources
        self.state = state
        let alignment = NodeAlignment(old, new)
        var changes: [Change] = []
        var equal = 0
        for step in alignment.steps {
            switch step {
            case .both(let a, let b):
                let differences = Self.differences(a, b, alignment)
                if differences.isEmpty {
                    equal += 1
                } else {
                    changes.append(.changed(old: NodeReport(a), new: NodeReport(b), differences))
                }
            case .old(let node): changes.append(.removed(NodeReport(node)))
            case .new(let node): changes.append(.added(NodeReport(node)))
            }
        }
        self.changes = changes
        equalCount = equal
        subgraphs = Self.subgraphs(old, new, sources)
    }

    private static func subgraphs(
        _ old: Graph, _ new: Graph, _ sources: (old: String, new: String)
    ) -> [(name: String, comparison: GraphComparison)] {
        var names = old.subgraphs.map(\.name)
        names += new.subgraphs.map(\.name).filter { !names.contains($0) }
        return names.map { name in
            let comparison = GraphComparison(
                old.subgraph(named: name) ?? Graph(), new.subgraph(named: name) ?? Graph(),
                sources, state: [])
            return (name.text, comparison)
        }
    }

    /// What differs between nodes that correspond.
    private static func differences(
        _ old: Node, _ new: Node, _ alignment: NodeAlignment
    ) -> [Difference] {
        var result: [Difference] = []
        if old.operation != new.operation {
            result.append(
                Difference(
                    part: "operation", old: "\(old.opcode) \(old.operation.targetText)",
                    new: "\(new.opcode) \(new.operation.targetText)"))
        }
        // Inputs that correspond have one name here.
        let name = { (node: Node) in alignment.partnerName(ofOld: node) }
        let pairs = [
            (
                "args", Argument.tuple(old.arguments).pythonRepr(name),
                Argument.tuple(new.arguments).pythonRepr(\.name),
                Argument.tuple(old.arguments).pythonRepr(\.name)
            ),
            (
                "kwargs", old.keywordArguments.entries.pythonRepr(name),
                new.keywordArguments.entries.pythonRepr(\.name),
                old.keywordArguments.entries.pythonRepr(\.name)
            ),
        ]
        for (part, asNew, theirs, own) in pairs where asNew != theirs {
            result.append(Difference(part: part, old: own, new: theirs))
        }
        let (shape, other) = (NodeReport.shape(of: old), NodeReport.shape(of: new))
        if let shape, let other, shape != other {
            result.append(Difference(part: "shape", old: shape, new: other))
        }
        return result
    }

    private static func stateDifferences(
        _ old: ModelArchive, _ new: ModelArchive, weights: Bool
    ) -> [Difference] {
        var paths = old.schema.paths
        paths += new.schema.paths.filter { old.schema[$0] == nil }
        var result: [Difference] = []
        for path in paths {
            let (own, other) = (text(old.schema[path]), text(new.schema[path]))
            if own != other {
                result.append(Difference(part: path.text, old: own, new: other))
            } else if weights, let a = old.tensors[path], let b = new.tensors[path],
                !hasSameBytes(a, b)
            {
                result.append(Difference(part: path.text, old: own, new: "other numbers"))
            }
        }
        return result
    }

    private static func hasSameBytes(_ a: Tensor, _ b: Tensor) -> Bool {
        guard let first = try? a.contiguous().withBytes({ Array($0) }),
            let second = try? b.contiguous().withBytes({ Array($0) })
        else { return false }
        return first == second
    }

    private static func text(_ entry: StateSchema.Entry?) -> String {
        switch entry {
        case .parameter(let spec): "parameter \(spec)"
        case .buffer(let spec, _): "buffer \(spec)"
        case .module(let module): "module \(module)"
        case nil: "nothing"
        }
    }
}
