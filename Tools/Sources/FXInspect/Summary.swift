// SPDX-License-Identifier: Apache-2.0

public import FX

/// What a model consists of and costs: its modules with parameters, results, multiply-adds and
/// bytes, its operators, and the memory that it needs.
///
///     print(try Summary(of: InspectedFile(path: "resnet50.pt2")).text)
///
/// Numbers are symbolic where extents are: `3072*batch`. Costs follow from shapes, and are absent
/// where these are not known.
public struct Summary {
    /// A module, and what all in it costs.
    public struct Row: Sendable {
        public let module: ModuleTree.Module
        /// The last value that leaves the module.
        public internal(set) var result: String?
        /// The elements of its parameters, those of modules inside included; each tensor once.
        public internal(set) var parameters = 0
        /// The elements of its buffers.
        public internal(set) var buffers = 0
        public internal(set) var cost = OperatorCost.zero
    }

    public let source: String
    public let typeName: String?
    /// The inputs with what is known of them.
    public let inputs: [(name: String, value: String)]
    /// What is known of the output.
    public let output: String?
    public let nodeCount: Int
    /// The modules, the root first; a module comes before those inside.
    public internal(set) var rows: [Row]
    /// How many modules deep the text shows; all where it is nil.
    public var depth: Int?
    /// How often each operator is called, the most frequent first.
    public let operators: [(name: String, count: Int)]
    /// Operators that cannot be run here.
    public let unsupported: [(name: String, count: Int)]
    /// What keeps costs from being known, by node.
    public internal(set) var notes: [String] = []
    public let parameterBytes: Int
    public let bufferBytes: Int
    /// The most memory that values need at one time; nil where sizes are not known.
    public let peak: PeakMemory?
    /// The tensors of a file that has no graph.
    public let tensors: [(name: String, spec: TensorSpec)]

    /// Whether multiply-adds and bytes are known.
    public internal(set) var hasCosts = false

    /// What the whole model costs.
    public var total: OperatorCost { rows.first?.cost ?? .zero }

    /// Summarizes a file.
    ///
    /// - Parameter depth: How many modules deep the text shows.
    /// - Throws: ``InspectionError/shapes(_:_:)`` where shapes do not go together.
    public init(of file: InspectedFile, depth: Int? = nil) throws {
        source = file.source
        self.depth = depth
        typeName = file.typeName
        tensors = file.tensors
        guard file.hasGraph else {
            (inputs, output, nodeCount, rows) = ([], nil, 0, [])
            (operators, unsupported, peak) = ([], [], nil)
            parameterBytes = file.tensors.reduce(0) { Quantity.sum($0, $1.spec.byteCount ?? 0) }
            bufferBytes = 0
            return
        }
        let graph = try file.graph()
        inputs = graph.placeholders.map { node in
            (node.operation.targetText, NodeReport.shape(of: node) ?? "?")
        }
        output = graph.outputNode.flatMap(Self.output)
        nodeCount = graph.nodes.count
        (operators, unsupported) = Self.histogram(graph)
        peak = PeakMemory(of: graph)
        let state = StateSizes(try file.model())
        parameterBytes = state.parameterBytes
        bufferBytes = state.bufferBytes
        var tree = ModuleTree(graph, schema: file.schema, rootName: file.typeName)
        let owners = Self.owners(graph, &tree)
        rows = tree.modules.map { Row(module: $0) }
        addResults(graph, tree, owners)
        addState(state, tree)
        addCosts(file, tree, owners)
        rows = tree.preorder.map { rows[$0] }
    }

    private static func output(_ node: Node) -> String? {
        guard let value = node.arguments.first else { return nil }
        return value.map { NodeReport.shape(of: $0) ?? "?" }.pythonRepr { $0 }
    }

    private static func owners(_ graph: Graph, _ tree: inout ModuleTree) -> [Int32: Int] {
        var owners: [Int32: Int] = [:]
        for node in graph.nodes {
            let owner = tree.owner(of: node)
            owners[node.id] = owner
            tree.count(nodeIn: owner)
        }
        return owners
    }
}
