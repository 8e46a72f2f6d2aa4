// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Reads a program of PyTorch: graph and signature.
///
/// PyTorch passes parameters to a graph as inputs. Here they are read by `get_attr`, and what is
/// written to a buffer, an output of the graph there, is copied into it.
struct ProgramDecoder {
    /// The major version of the schema that is read.
    static let version = 8

    let graph: Graph
    let signature: ExportSignature

    /// Reads a program.
    ///
    /// - Parameter json: The text of `models/model.json`.
    /// - Throws: ``ArchiveError``.
    init(_ json: [UInt8], source: String) throws(ArchiveError) {
        let document = try JSONDocument(
            json, source: source,
            path: JSONOutline.Path(
                keys: ["graph_module", "graph"], list: "nodes", table: "tensor_values"))
        (graph, signature) = try document.read { root throws(ArchiveError) in
            try Self.checkVersion(root)
            let module = try root.required("graph_module")
            let graph = try module.required("graph")
            let frame = Self.frame(root, module, graph)
            let signature = try ExportSignature(document: frame, source: source)
            let reader = ProgramReader(graph, signature, document)
            try reader.addInputs()
            try document.forEachItem { node throws(ArchiveError) in try reader.nodes.add(node) }
            try reader.addOutput()
            return (reader.nodes.graph, signature)
        }
    }

    private static func checkVersion(_ root: JSONCursor) throws(ArchiveError) {
        // Before 2.2 the version was one number.
        let version = try root.required("schema_version")
        let major = version.optional("major") ?? version
        let found = try major.getInt()
        if found != Self.version {
            throw .unsupportedVersion(
                root.source, found: found, known: Self.version...Self.version)
        }
    }

    /// The program without nodes and values.
    private static func frame(
        _ root: JSONCursor, _ module: JSONCursor, _ graph: JSONCursor
    ) -> Literal {
        var rest = module.json(without: ["graph"])
        rest["graph"] = graph.json(without: [
            "inputs", "outputs", "nodes", "tensor_values", "sym_int_values", "sym_float_values",
            "sym_bool_values",
        ])
        var frame = root.json(without: ["graph_module"])
        frame["graph_module"] = rest
        return frame
    }
}

/// Reads the outermost graph of a program.
private struct ProgramReader {
    let nodes: ProgramGraphDecoder
    private let value: JSONCursor
    private let signature: ExportSignature

    init(_ value: JSONCursor, _ signature: ExportSignature, _ document: JSONDocument) {
        self.value = value
        self.signature = signature
        nodes = ProgramGraphDecoder(
            value, ProgramGraphDecoder.Shared(), TensorMetas(document))
    }

    // MARK: - Inputs

    /// Makes placeholders of the user's inputs, and behind them nodes that read the state.
    func addInputs() throws(ArchiveError) {
        let inputs = try value.required("inputs").items(count: signature.inputs.count)
        for (index, (input, place)) in zip(signature.inputs, inputs).enumerated() {
            switch input {
            case .user(let name): try add(.placeholder(name), [], name, place)
            case .literal(let name, let value):
                let name = name.isEmpty ? "arg\(index)" : name
                try add(.placeholder(name), [value.widened()], name, place)
            case .token(let name): try nodes.define(name, Argument.none, place)
            case .parameter, .buffer, .constant: continue
            }
        }
        for (input, place) in zip(signature.inputs, inputs) {
            switch input {
            case .parameter(let name, let path):
                try add(.getAttribute(path), [], name, place, isParameter: true)
            case .buffer(let name, let path, _), .constant(let name, let path):
                try add(.getAttribute(path), [], name, place)
            case .user, .literal, .token: continue
            }
        }
    }

    private func add(
        _ operation: Operation, _ arguments: [Argument<Node>], _ name: String,
        _ place: JSONCursor, isParameter: Bool = false
    ) throws(ArchiveError) {
        let node = try nodes.insert(operation, arguments, name: name, at: place)
        if case .placeholder = operation, !arguments.isEmpty {
        } else {
            let known = try nodes.values.value(named: name, isParameter: isParameter)
            nodes.note(known, name, of: node, provenance: nil)
        }
        try nodes.define(name, .leaf(node), place)
    }

    // MARK: - Outputs

    func addOutput() throws(ArchiveError) {
        let place = try value.required("outputs")
        let outputs = try place.items(count: signature.outputs.count)
        var results: [Argument<Node>] = []
        for (output, item) in zip(signature.outputs, outputs) {
            switch output {
            case .user(let name): results.append(try nodes.value(named: name, item))
            case .literal(let literal): results.append(literal.widened())
            case .mutation(let name, let path):
                try write(name, to: try input(at: path, item), item)
            case .inputMutation(let name, let input):
                try write(name, to: try nodes.value(named: input, item), item)
            case .token: continue
            }
        }
        try nodes.insert(.output, [try assembled(results, place)], at: place)
    }

    private func assembled(
        _ results: [Argument<Node>], _ place: JSONCursor
    ) throws(ArchiveError) -> Argument<Node> {
        guard let tree = signature.outputTree else { return .tuple(results) }
        var rest = results[...]
        guard let result = tree.assembled(from: &rest), rest.isEmpty else {
            throw place.wrongValue(
                "\(tree.leafCount) results, as 'out_spec' has them", found: "\(results.count)")
        }
        return result
    }

    /// The node that reads the state at a path.
    private func input(
        at path: ModulePath, _ place: JSONCursor
    ) throws(ArchiveError) -> Argument<Node> {
        for input in signature.inputs {
            switch input {
            case .parameter(let name, path), .buffer(let name, path, _), .constant(let name, path):
                return try nodes.value(named: name, place)
            default: continue
            }
        }
        throw .danglingReference(place.source, at: place.place, name: path.text)
    }

    private func write(
        _ name: String, to target: Argument<Node>, _ place: JSONCursor
    ) throws(ArchiveError) {
        let value = try nodes.value(named: name, place)
        if value.leaf == target.leaf { return }
        let node = try nodes.insert(
            .callFunction(ProgramTarget.copy), [target, value], at: place)
        if let spec = target.leaf?.metadata[.spec] { node.metadata[.spec] = spec }
    }
}
