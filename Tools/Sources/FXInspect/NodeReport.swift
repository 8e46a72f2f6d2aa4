// SPDX-License-Identifier: Apache-2.0

public import FX

/// What is known of a node, as text: for lists, pages and other programs.
public struct NodeReport: Sendable {
    public let name: String
    public let opcode: Opcode
    public let target: String
    /// The positional arguments as Python writes them.
    public let arguments: [String]
    public let keywords: [(key: String, value: String)]
    /// Dtype and shape, such as `f32[1, 3]`; nil where they are not known.
    public let shape: String?
    /// The path of the module that the node calls, or that recorded it.
    public let module: ModulePath
    /// The type of that module, as far as it was recorded.
    public let moduleType: String?
    public let location: SourceLocation?
    /// The nodes whose values it uses.
    public let inputs: [String]
    /// The passes that made or changed it.
    public let steps: [String]

    public init(_ node: Node) {
        name = node.name
        opcode = node.opcode
        target = node.operation.targetText
        arguments = node.arguments.map { $0.pythonRepr(\.name) }
        keywords = node.keywordArguments.entries.map { ($0.key, $0.value.pythonRepr(\.name)) }
        shape = Self.shape(of: node)
        let provenance = node.metadata[.provenance]
        if case .callModule(let path) = node.operation {
            module = path
            moduleType = nil
        } else {
            module = provenance?.modules.last?.path ?? ""
            moduleType = provenance?.modules.last.map { ModuleTree.shortened($0.typeName) }
        }
        location = provenance?.location
        inputs = node.inputs.map(\.name)
        steps = provenance?.steps ?? []
    }

    /// The lines of the program that were running when PyTorch recorded a node; nil where the file
    /// has none.
    public static func stackTrace(of node: Node) -> String? {
        guard case .dictionary(let kept)? = node.metadata[MetadataKey<Literal>("export")],
            case .dictionary(let notes)? = kept.first(where: { $0.key == "metadata" })?.value,
            case .string(let trace)? = notes.first(where: { $0.key == "stack_trace" })?.value
        else { return nil }
        return trace
    }

    /// Dtype and shape of a node's value as text; nil where they are not known.
    public static func shape(of node: Node) -> String? {
        let metadata = node.metadata
        if let value = metadata[.value] { return value.pythonRepr(\.description) }
        return metadata[.spec].map { $0.pythonRepr(\.description) }
    }
}

extension NodeReport: Inspection {
    public var json: Literal {
        [
            "name": .string(name), "op": .string(opcode.rawValue), "target": .string(target),
            "args": .list(arguments.map(Literal.string)),
            "kwargs": .dictionary(keywords.map { ArgumentEntry($0.key, .string($0.value)) }),
            "shape": shape.map(Literal.string) ?? .none,
            "module": .string(module.text),
            "location": location.map { .string($0.description) } ?? .none,
            "inputs": .list(inputs.map(Literal.string)),
            "passes": .list(steps.map(Literal.string)),
        ]
    }

    public func text(_ style: TextStyle) -> String {
        let values = arguments + keywords.map { "\($0.key)=\($0.value)" }
        let line = "%\(name) = \(opcode.rawValue)[\(target)](\(values.joined(separator: ", ")))"
        return line + (shape.map { ": \($0)" } ?? "")
    }
}

extension Literal {
    /// A text, or null.
    static func text(_ value: String?) -> Literal { value.map(Literal.string) ?? .none }

    static func texts(_ values: some Sequence<String>) -> Literal {
        .list(values.map(Literal.string))
    }
}
