// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Foundation

/// A graph that torch.fx printed, with all its texts.
///
/// Fixtures/goldens.json holds them; an argument there is an array of its kind and its parts.
struct GoldenGraph {
    /// What a graph cannot hold, so that a recorded one cannot be built.
    struct Unsupported: Error { var what: String }

    struct Node {
        var opcode: String
        var name: String
        var target: String
        var arguments: [[Any]]
        var keywords: [(String, [Any])]
        var type: String?
        var isWrapped: Bool
        var users: [String]
    }

    var name: String
    var graph: String
    var tabular: String
    var code: String
    /// What `print_readable` printed; empty where the graph's module could not be made.
    var readable: String
    /// The same after shapes were propagated; empty where the graph was not run.
    var readableWithShapes: String
    /// The specs of the nodes whose values are tensors.
    var specs: [String: TensorSpec]
    var nodes: [Node]

    /// All recorded graphs.
    static func all() throws -> [GoldenGraph] {
        try GoldenFixture.array("goldens").map { entry in
            GoldenGraph(
                name: entry["name"] as? String ?? "", graph: entry["graph"] as? String ?? "",
                tabular: entry["tabular"] as? String ?? "", code: entry["code"] as? String ?? "",
                readable: entry["readable"] as? String ?? "",
                readableWithShapes: entry["readable_with_shapes"] as? String ?? "",
                specs: (entry["specs"] as? [String: [Any]] ?? [:]).compactMapValues(spec),
                nodes: (entry["nodes"] as? [[String: Any]] ?? []).map(node))
        }
    }

    static func named(_ name: String) throws -> GoldenGraph {
        guard let golden = try all().first(where: { $0.name == name }) else {
            throw Unsupported(what: "no golden \(name)")
        }
        return golden
    }

    /// A recorded dtype and shape.
    private static func spec(_ parts: [Any]) -> TensorSpec? {
        guard let dtype = DType(rawValue: parts.first as? String ?? ""),
            let extents = parts.last as? [Int]
        else { return nil }
        return TensorSpec(dtype, Shape(extents))
    }

    private static func node(_ entry: [String: Any]) -> Node {
        let keywords = entry["kwargs"] as? [[Any]] ?? []
        return Node(
            opcode: entry["op"] as? String ?? "", name: entry["name"] as? String ?? "",
            target: entry["target"] as? String ?? "", arguments: entry["args"] as? [[Any]] ?? [],
            keywords: keywords.map { ($0[0] as? String ?? "", $0[1] as? [Any] ?? []) },
            type: entry["type"] as? String, isWrapped: entry["wrapped"] as? Bool ?? false,
            users: entry["users"] as? [String] ?? [])
    }
}

// MARK: - Building

extension GoldenGraph {
    /// Builds the graph through the public API.
    func build() throws -> Graph {
        let graph = Graph()
        var made: [String: FXIR.Node] = [:]
        for node in nodes {
            let arguments = try node.arguments.map { try Self.argument($0, made) }
            let keywords = try node.keywords.map {
                ArgumentEntry($0.0, try Self.argument($0.1, made))
            }
            let new = try graph.insert(
                Self.operation(node), arguments, KeywordArguments(keywords), name: node.name)
            if let type = node.type { new.type = ValueType(type) }
            if node.isWrapped { new.metadata[.isWrapped] = true }
            made[node.name] = new
        }
        return graph
    }

    private static func operation(_ node: Node) -> FXIR.Operation {
        switch node.opcode {
        case "placeholder": .placeholder(node.target)
        case "get_attr": .getAttribute(ModulePath(node.target))
        case "call_function": .callFunction(FunctionTarget(node.target))
        case "call_method": .callMethod(MethodName(node.target))
        case "call_module": .callModule(ModulePath(node.target))
        default: .output
        }
    }

    private static func argument(
        _ parts: [Any], _ made: [String: FXIR.Node]
    ) throws -> Argument<FXIR.Node> {
        let kind = parts.first as? String ?? ""
        let text = parts.count > 1 ? parts[1] as? String ?? "" : ""
        func items() throws -> [Argument<FXIR.Node>] {
            try parts.dropFirst().map { try argument($0 as? [Any] ?? [], made) }
        }
        switch kind {
        case "node":
            guard let node = made[text] else { throw Unsupported(what: "unknown node \(text)") }
            return .leaf(node)
        case "list": return .list(try items())
        case "tuple": return .tuple(try items())
        case "slice":
            let bounds = try items()
            return .slice(start: bounds[0], stop: bounds[1], step: bounds[2])
        case "dict":
            return .dictionary(
                try parts.dropFirst().map { entry in
                    let pair = entry as? [Any] ?? []
                    return ArgumentEntry(
                        pair[0] as? String ?? "", try argument(pair[1] as? [Any] ?? [], made))
                })
        default: return try literal(kind, text, parts).widened()
        }
    }

    private static func literal(_ kind: String, _ text: String, _ parts: [Any]) throws -> Literal {
        let name = text.replacing("torch.", with: "")
        switch kind {
        case "none": return .none
        case "bool": return .bool(text == "True")
        case "int": return .int(Int(text) ?? 0)
        case "float": return .double(Double(text) ?? .nan)
        case "str": return .string(text)
        case "ellipsis": return .ellipsis
        case "complex": return .complex(real: 0, imaginary: 2)
        case "dtype": return DType(rawValue: name).map(Literal.dtype) ?? .none
        case "device": return .device(Device(text))
        case "memory_format": return .memoryFormat(.contiguous)
        case "layout": return .layout(.strided)
        case "tensor": return .constant(try one())
        default: throw Unsupported(what: kind)
        }
    }

    /// The only constant of the recorded graphs: `torch.tensor(1.0)`.
    private static func one() throws -> ConstantValue {
        let bytes: [UInt8] = [0, 0, 0x80, 0x3f]
        guard
            let value = ConstantValue(
                spec: TensorSpec(.float32, []), bytes: bytes, text: "tensor(1.)")
        else { throw Unsupported(what: "tensor") }
        return value
    }
}

/// Files beside the tests.
enum GoldenFixture {
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func json(_ name: String) throws -> Any {
        let file = repository.appending(path: "Packages/FXIR/Tests/Fixtures/\(name).json")
        return try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    }

    static func array(_ name: String) throws -> [[String: Any]] {
        try json(name) as? [[String: Any]] ?? []
    }
}
