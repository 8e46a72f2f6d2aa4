// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTestSupport

/// Makes graphs with every kind of node and argument, the same for the same seed.
struct RandomGraph {
    private var random: TestGenerator
    private let graph = Graph()
    private var nodes: [Node] = []

    init(seed: UInt64) { random = TestGenerator(seed: seed) }

    /// Returns a graph of up to ten nodes.
    static func make(seed: UInt64, depth: Int = 0) throws -> Graph {
        var maker = RandomGraph(seed: seed)
        while depth < 2, maker.number(6) == 0 {
            let subgraph = try make(seed: maker.random.next(), depth: depth + 1)
            try maker.graph.addSubgraph(subgraph, name: maker.pick(["body", "true graph", ""]))
        }
        for _ in 0..<maker.number(4) { try maker.addPlaceholder() }
        for _ in 0..<maker.number(6) { try maker.addNode() }
        if maker.number(8) > 0 { try maker.addOutput() }
        return maker.graph
    }
}

// MARK: - Nodes

extension RandomGraph {
    private mutating func addPlaceholder() throws {
        let target = pick(["x", "y", "*args", "**kwargs", "input", "a b", "", "é", "x_007"])
        let defaults = number(3) == 0 ? [argument()] : []
        try decorate(graph.insert(.placeholder(target), defaults, name: name()))
    }

    private mutating func addNode() throws {
        let text = pick(["relu", "torch.add", "layers.0.w", "<lambda>", "", "naïve \"x\"", "*"])
        switch number(5) {
        case 0: try decorate(graph.insert(.getAttribute(ModulePath(text)), [], name: name()))
        case 1: try addPlaceholder()
        case 2:
            let arguments = [argument()] + arguments(2)
            try decorate(
                graph.insert(.callMethod(MethodName(text)), arguments, keywords(3), name: name()))
        default:
            let operation: FXIR.Operation =
                number(2) == 0
                ? .callFunction(FunctionTarget(text)) : .callModule(ModulePath(text))
            try decorate(graph.insert(operation, arguments(3), keywords(3), name: name()))
        }
    }

    private mutating func addOutput() throws {
        try decorate(graph.insert(.output, [argument()], name: number(4) == 0 ? name() : nil))
    }

    private mutating func decorate(_ node: Node) throws {
        if node.opcode != .output { nodes.append(node) }
        if number(4) == 0 {
            node.type = ValueType(
                pick([
                    "torch.Tensor", "dict[str, int]", "int|None", "int | None", "", "a[b", "é",
                    "tuple[torch.Tensor, ...]", "a]b",
                ]))
        }
        if number(3) == 0 { node.metadata[.spec] = spec() }
        if number(8) == 0 { node.metadata[.isWrapped] = true }
        if number(4) == 0 {
            node.provenance = Provenance(
                location: SourceLocation(file: pick(["A/B.swift", "a\nb } \""]), line: number(99)),
                modules: [ModuleFrame(path: "layers.0", typeName: "Linear")], steps: ["a", "b\r"])
        }
    }

    private mutating func name() -> String? {
        pick([nil, "sum", "x", "relu_1", "x_007", "x_99999999999", "a.b c", "_", "__", "output"])
    }
}

// MARK: - Arguments

extension RandomGraph {
    private mutating func arguments(_ limit: Int) -> [Argument<Node>] {
        (0..<number(limit + 1)).map { _ in argument() }
    }

    private mutating func keywords(_ limit: Int) -> KeywordArguments<Node> {
        let keys = ["alpha", "none", "a b", "", "1", "é\u{301}", "\u{202e}"].shuffled(
            using: &random)
        return KeywordArguments(
            keys.prefix(number(limit + 1)).map { ArgumentEntry($0, argument()) })
    }

    private mutating func argument(depth: Int = 0) -> Argument<Node> {
        if number(8) == 0, let subgraph = graph.subgraphs.randomElement(using: &random) {
            return .subgraph(subgraph.name)
        }
        if number(3) == 0, let node = nodes.randomElement(using: &random) { return .leaf(node) }
        return value(depth: depth) { $0.argument(depth: depth + 1) }
    }

    /// A literal, or a container of what a closure gives.
    private mutating func value<Leaf>(
        depth: Int, _ item: (inout Self) -> Argument<Leaf>
    ) -> Argument<Leaf> {
        switch number(depth < 3 ? 24 : 19) {
        case 19: return .list((0..<number(3)).map { _ in item(&self) })
        case 20: return .tuple((0..<number(3)).map { _ in item(&self) })
        case 21: return .dictionary(["k", "a\"b\\"].map { ArgumentEntry($0, item(&self)) })
        case 22: return .slice(start: item(&self), stop: item(&self), step: item(&self))
        case 23: return .dictionary([])
        default: return literal().widened()
        }
    }

    private mutating func literal() -> Literal {
        switch number(15) {
        case 0: return .bool(Bool.random(using: &random))
        case 1: return .int(Int(truncatingIfNeeded: random.next()))
        case 2: return .int(number(10) - 5)
        case 3, 4: return .double(double())
        case 5: return .complex(real: double(), imaginary: double())
        case 6, 7: return .string(string())
        case 8: return .dtype(pick(DType.allCases))
        case 9: return .device(Device(pick(["cpu", "cuda", "a:b"]), index: pick([nil, 0, -1])))
        case 10: return .memoryFormat(pick(MemoryFormat.allCases))
        case 11: return .layout(pick(TensorLayout.allCases))
        case 12: return pick([.ellipsis, .none, .range(start: 0, stop: number(9), step: -1)])
        case 13: return .function(FunctionTarget(pick(["torch.relu", "", "a b"])))
        default: return constant()
        }
    }

    private mutating func double() -> Double {
        let values = [
            0, -0.0, 1, 1e-5, .infinity, -.infinity, .nan, .ulpOfOne, .leastNonzeroMagnitude, 1e300,
        ]
        return number(2) == 0 ? pick(values) : Double(bitPattern: random.next())
    }

    private mutating func string() -> String {
        let plain = pick([
            "", "mean", "a \"quoted\" \\ text", "// no comment", "%x }", "👩‍👧 é e\u{301}",
        ])
        if number(2) == 0 { return plain }
        let scalars = (0..<number(5)).compactMap { _ in
            Unicode.Scalar(
                UInt32.random(in: 0..<(number(2) == 0 ? 0x180 : 0x110000), using: &random))
        }
        var text = plain
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private mutating func constant() -> Literal {
        let spec = TensorSpec(.int16, [Dimension.known(number(3))], strides: pick([nil, [2]]))
        let bytes = (0..<(spec.byteCount ?? 0)).map { _ in UInt8.random(in: 0...255, using: &random)
        }
        return ConstantValue(spec: spec, bytes: bytes, text: string()).map { .constant($0) }
            ?? .none
    }
}

// MARK: - Specs

extension RandomGraph {
    private mutating func spec(depth: Int = 0) -> Argument<TensorSpec> {
        if number(3) > 0 {
            let shape = Shape((0..<number(4)).map { _ in Dimension(expression()) })
            let strides = number(3) == 0 ? shape.map { _ in number(9) } : nil
            return .leaf(TensorSpec(pick(DType.allCases), shape, strides: strides))
        }
        // Specs are compared by ==, by which a NaN differs from itself.
        switch number(4) {
        case 0 where depth < 3:
            return .tuple((0..<number(3)).map { _ in spec(depth: depth + 1) })
        case 1 where depth < 3: return ["k": spec(depth: depth + 1)]
        case 2: return .int(number(5))
        default: return .none
        }
    }

    private mutating func expression(depth: Int = 0) -> SymbolicExpression {
        if depth > 2 || number(2) == 0 {
            return number(2) == 0
                ? .constant(number(9) - 2) : .symbol(pick(["s0", "s1", "Mod", "a b", "f32"]))
        }
        let (a, b) = (expression(depth: depth + 1), expression(depth: depth + 1))
        return pick([
            .add(a, b), .multiply(a, b), .floorDivide(a, b), .modulo(a, b), .maximum(a, b),
            .minimum(a, b),
        ])
    }

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(elements.count)]
    }
}
