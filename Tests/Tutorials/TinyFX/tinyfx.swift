// SPDX-License-Identifier: Apache-2.0

// The ideas of torch.fx in one file, without a library: swiftc tinyfx.swift && ./tinyfx

// 1. The graph: a list of nodes, each of which names the nodes whose values it uses.

/// The six things that a node can do.
enum Opcode: String {
    case placeholder, output
    case getAttribute = "get_attr"
    case callFunction = "call_function"
    case callMethod = "call_method"
    case callModule = "call_module"
}

/// What a call is given: the value of a node, or numbers.
enum Argument: Hashable {
    case node(Node)
    case numbers([Double])
}

final class Node: Hashable {
    let name: String
    let opcode: Opcode
    /// What is passed, read or called.
    let target: String
    var arguments: [Argument]
    unowned let graph: Graph

    init(_ name: String, _ opcode: Opcode, _ target: String, _ list: [Argument], in graph: Graph) {
        (self.name, self.opcode, self.target, self.graph) = (name, opcode, target, graph)
        arguments = list
    }
    var inputs: [Node] {
        arguments.compactMap { if case .node(let node) = $0 { node } else { nil } }
    }
    var users: [Node] { graph.nodes.filter { $0.inputs.contains(self) } }

    static func == (lhs: Node, rhs: Node) -> Bool { lhs === rhs }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

final class Graph {
    private(set) var nodes: [Node] = []
    private var uses: [String: Int] = [:]
    /// Where new nodes go; nil is the end.
    var insertionPoint: Node?
    /// The paths of the modules and tensors of the root that is traced.
    var paths: [ObjectIdentifier: String] = [:]

    @discardableResult
    func insert(_ opcode: Opcode, _ target: String, _ arguments: [Argument] = []) -> Node {
        // `linear`, then `linear_1`, `linear_2`, ...
        let base = target.split(separator: ".").last.map(String.init) ?? "value"
        let name = uses[base].map { "\(base)_\($0)" } ?? base
        uses[base, default: 0] += 1
        let node = Node(name, opcode, target, arguments, in: self)
        nodes.insert(node, at: insertionPoint.flatMap(nodes.firstIndex) ?? nodes.endIndex)
        return node
    }

    func replaceAllUses(of old: Node, with new: Node) {
        for user in old.users {
            user.arguments = user.arguments.map { $0 == .node(old) ? .node(new) : $0 }
        }
    }

    /// Removes calls whose value nobody uses, from the end, so that whole chains go.
    func eliminateDeadCode() {
        for node in nodes.reversed() where node.users.isEmpty {
            if node.opcode == .placeholder || node.opcode == .output { continue }
            nodes.removeAll { $0 == node }
        }
    }

    /// What is wrong: a value that is used before it is there.
    func issues() -> [String] {
        var seen: Set<Node> = []
        return nodes.flatMap { node in
            defer { seen.insert(node) }
            return node.inputs.filter { !seen.contains($0) }
                .map { "\(node.name) uses \($0.name), which is not there yet" }
        }
    }
}

// 2. Printing: torch.fx's text.

extension Graph: CustomStringConvertible {
    var description: String {
        (["graph():"] + nodes.map { "    " + text(of: $0) }).joined(separator: "\n")
    }

    private func text(of node: Node) -> String {
        let list = node.arguments.map(text).joined(separator: ", ")
        if node.opcode == .output { return "return \(list.drop { $0 == "%" })" }
        let left = "%\(node.name) : [num_users=\(node.users.count)]"
        let right = "\(node.opcode.rawValue)[target=\(node.target)]"
        let isCall = node.opcode != .placeholder && node.opcode != .getAttribute
        return "\(left) = \(right)" + (isCall ? "(args = (\(list)))" : "")
    }

    private func text(of argument: Argument) -> String {
        switch argument {
        case .node(let node): "%" + node.name
        case .numbers(let numbers): numbers.count == 1 ? "\(numbers[0])" : "\(numbers)"
        }
    }
}

// 3. Tensors: numbers, or the value of a node. Every operator passes one function, `apply`.

final class Tensor {
    let elements: [Double]
    let node: Node?
    init(_ elements: [Double]) { (self.elements, node) = (elements, nil) }
    init(of node: Node) { (elements, self.node) = ([], node) }

    static func + (a: Tensor, b: Tensor) -> Tensor { apply(.callFunction, "operator.add", [a, b]) }
    static func * (a: Tensor, b: Tensor) -> Tensor { apply(.callFunction, "operator.mul", [a, b]) }
    func relu() -> Tensor { apply(.callMethod, "relu", [self]) }
    func clamp(_ low: Double, _ high: Double) -> Tensor {
        apply(.callMethod, "clamp", [self, Tensor([low]), Tensor([high])])
    }
}

/// What each operator computes: for programs that run, and for graphs.
let kernels: [String: @Sendable ([[Double]]) -> [Double]] = [
    "operator.add": { broadcast($0[0], $0[1], +) },
    "operator.mul": { broadcast($0[0], $0[1], *) },
    "relu": { $0[0].map { max($0, 0) } },
    "clamp": { list in list[0].map { min(max($0, list[1][0]), list[2][0]) } },
]

func broadcast(_ a: [Double], _ b: [Double], _ body: (Double, Double) -> Double) -> [Double] {
    (0..<max(a.count, b.count)).map { body(a[a.count == 1 ? 0 : $0], b[b.count == 1 ? 0 : $0]) }
}

/// The one place that decides: record where an operand belongs to a graph, else compute.
func apply(_ opcode: Opcode, _ target: String, _ operands: [Tensor]) -> Tensor {
    guard let graph = operands.lazy.compactMap(\.node).first?.graph else {
        guard let kernel = kernels[target] else { fatalError("no kernel for \(target)") }
        return Tensor(kernel(operands.map(\.elements)))
    }
    return Tensor(of: graph.insert(opcode, target, operands.map { graph.argument($0) }))
}

extension Graph {
    /// A traced tensor is its node, one of the root's is read by its path, others are numbers.
    func argument(_ tensor: Tensor) -> Argument {
        if let node = tensor.node { return .node(node) }
        guard let path = paths[ObjectIdentifier(tensor)] else { return .numbers(tensor.elements) }
        return .node(insert(.getAttribute, path))
    }
}

// 4. Modules. Properties are found by reflection; a leaf is one node of the graph.

class Module {
    var isLeaf: Bool { false }
    func forward(_ x: Tensor) -> Tensor { x }

    final func callAsFunction(_ x: Tensor) -> Tensor {
        if isLeaf, let path = x.node?.graph.paths[ObjectIdentifier(self)] {
            return apply(.callModule, path, [x])
        }
        return forward(x)
    }

    /// All tensors and modules inside, by path.
    var members: [String: AnyObject] {
        var found: [String: AnyObject] = [:]
        for case (let name?, let value) in Mirror(reflecting: self).children {
            if let tensor = value as? Tensor { found[name] = tensor }
            guard let module = value as? Module else { continue }
            found[name] = module
            for (path, member) in module.members { found["\(name).\(path)"] = member }
        }
        return found
    }
}

final class Linear: Module {
    let rows: [[Double]]
    let bias: Tensor
    override var isLeaf: Bool { true }

    init(_ rows: [[Double]], _ bias: [Double]) { (self.rows, self.bias) = (rows, Tensor(bias)) }
    override func forward(_ x: Tensor) -> Tensor {
        Tensor(rows.map { zip($0, x.elements).map(*).reduce(0, +) }) + bias
    }
}

// 5. The tracer: run the program once, on tensors that stand for its inputs.

func trace(_ names: [String], of root: Module? = nil, _ body: ([Tensor]) -> Tensor) -> Graph {
    let graph = Graph()
    for (path, member) in root?.members ?? [:] { graph.paths[ObjectIdentifier(member)] = path }
    let result = body(names.map { Tensor(of: graph.insert(.placeholder, $0)) })
    graph.insert(.output, "output", [graph.argument(result)])
    return graph
}

// 6. The interpreter: the six operations, one after the other.

struct GraphModule {
    var root = Module()
    let graph: Graph

    func callAsFunction(_ inputs: [Tensor]) -> Tensor {
        let members = root.members
        var values: [Node: Tensor] = [:]
        var inputs = inputs.makeIterator()
        for node in graph.nodes {
            let given = node.arguments.map { argument in
                switch argument {
                case .node(let node): values[node]!
                case .numbers(let numbers): Tensor(numbers)
                }
            }
            switch node.opcode {
            case .placeholder: values[node] = inputs.next()
            case .getAttribute: values[node] = members[node.target] as? Tensor
            case .callFunction, .callMethod: values[node] = apply(node.opcode, node.target, given)
            case .callModule: values[node] = (members[node.target] as? Module)?(given[0])
            case .output: return given[0]
            }
        }
        return Tensor([])
    }
}

// 7. Rewriting: find one graph in another, and put a third in its place.

extension Graph {
    func replace(_ pattern: Graph, with replacement: Graph) -> Int {
        guard let wanted = pattern.nodes.last?.inputs.first else { return 0 }
        var count = 0
        for node in nodes where nodes.contains(node) {
            var match: [Node: Node] = [:]
            guard matches(wanted, node, &match), isClosed(match, result: node) else { continue }
            insertionPoint = node
            // Run on traced tensors, the replacement records itself: into this graph, here.
            let inputs = pattern.nodes.filter { $0.opcode == .placeholder }.compactMap { match[$0] }
            let result = GraphModule(graph: replacement)(inputs.map { Tensor(of: $0) })
            insertionPoint = nil
            guard let new = result.node else { continue }
            replaceAllUses(of: node, with: new)
            eliminateDeadCode()
            count += 1
        }
        return count
    }

    private func matches(_ wanted: Node, _ node: Node, _ match: inout [Node: Node]) -> Bool {
        if let earlier = match[wanted] { return earlier == node }
        match[wanted] = node
        if wanted.opcode == .placeholder { return true }
        return (wanted.opcode, wanted.target) == (node.opcode, node.target)
            && wanted.arguments.count == node.arguments.count
            && zip(wanted.arguments, node.arguments).allSatisfy { pair in
                guard case (.node(let a), .node(let b)) = pair else { return pair.0 == pair.1 }
                return matches(a, b, &match)
            }
    }

    /// Whether nobody outside uses what would go, other than the result.
    private func isClosed(_ match: [Node: Node], result: Node) -> Bool {
        let inner = match.filter { $0.key.opcode != .placeholder }.map(\.value)
        return inner.allSatisfy { $0 == result || $0.users.allSatisfy(inner.contains) }
    }
}

// 8. A program that uses all of it.

final class MyModule: Module {
    let scale = Tensor([2.0, 0.5])
    let linear = Linear([[1.0, -1.0], [0.5, 2.0]], [0.0, 1.0])
    override func forward(_ x: Tensor) -> Tensor {
        (linear(x * scale) + Tensor([1]) * x).relu().clamp(0, 3)
    }
}

let model = MyModule()
let x = Tensor([1.5, -0.5])
let graph = trace(["x"], of: model) { model($0[0]) }
print(graph)
print(model(x).elements, GraphModule(root: model, graph: graph)([x]).elements)

let timesOne = trace(["x"]) { Tensor([1]) * $0[0] }
let nothing = trace(["x"]) { $0[0] }
let reluAndClamp = trace(["x"]) { $0[0].relu().clamp(0, 3) }
let clamp = trace(["x"]) { $0[0].clamp(0, 3) }
print(graph.replace(timesOne, with: nothing), graph.replace(reluAndClamp, with: clamp))
print(graph)
print(GraphModule(root: model, graph: graph)([x]).elements, "issues:", graph.issues())

let again = trace(["x"], of: model) { GraphModule(root: model, graph: graph)($0) }
print("traced again:", again.nodes.map(\.name))
