// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// Writes a model as a program of PyTorch: what the graph reads is passed to it, and what it writes
/// into buffers it gives back.
struct ProgramEncoder {
    private let archive: ModelArchive
    private let source: String
    private let signature: ExportSignature?
    private let dialect: ExportSignature.Dialect
    private let nodes: ProgramGraphEncoder

    /// The state that the graph reads, by path, each with the node that reads it first.
    private var state: [(path: ModulePath, node: Node)] = []
    private var users: [Node] = []
    private var copies: [Node] = []

    /// The text of the program.
    private(set) var json: [UInt8] = []
    /// The parameters and persistent buffers, and what else there is, in order.
    private(set) var weights: [(path: ModulePath, isParameter: Bool)] = []
    /// Constants and buffers that are not persistent.
    private(set) var constants: [(name: String, tensor: Tensor)] = []

    /// - Throws: ``ArchiveError/notExportable(_:node:reason:)``, which names the first node that
    ///   PyTorch has nothing for.
    init(_ archive: ModelArchive, source: String) throws(ArchiveError) {
        self.archive = archive
        self.source = source
        signature = archive.metadata[.exportSignature]
        dialect = signature?.dialect ?? .training
        nodes = ProgramGraphEncoder(
            archive.graph, archive.schema, signature, source: source)
        for input in signature?.inputs ?? [] {
            if case .constant(_, let path) = input { nodes.constantPaths.insert(path) }
        }
        try collect()
        try encode()
    }

    // MARK: - Lifting

    private mutating func collect() throws(ArchiveError) {
        for node in archive.graph.nodes {
            switch node.operation {
            case .placeholder: users.append(node)
            case .getAttribute(let path): try collect(path, node)
            default: continue
            }
        }
        copies = mutations()
        state = sorted(state)
    }

    private mutating func collect(_ path: ModulePath, _ node: Node) throws(ArchiveError) {
        guard archive.schema.tensor(at: path) != nil else {
            throw .notExportable(
                source, node: node.name, reason: "it reads '\(path)', which is no tensor")
        }
        if let known = state.first(where: { $0.path == path }) {
            nodes.rename(node, as: known.node)
        } else {
            state.append((path, node))
        }
    }

    /// Parameters first, then buffers, then constants; those of the signature in its order.
    private func sorted(
        _ state: [(path: ModulePath, node: Node)]
    ) -> [(path: ModulePath, node: Node)] {
        var places: [ModulePath: Int] = [:]
        for (index, input) in (signature?.inputs ?? []).enumerated() {
            if let path = input.path { places[path] = index }
        }
        let keys = state.enumerated().map { index, entry in
            (rank(entry.path), places[entry.path] ?? .max, index)
        }
        return state.indices.sorted { keys[$0] < keys[$1] }.map { state[$0] }
    }

    private func rank(_ path: ModulePath) -> Int {
        switch archive.schema[path] {
        case .parameter: 0
        default: nodes.constantPaths.contains(path) ? 2 : 1
        }
    }

    /// The writes at the graph's end that PyTorch has as outputs.
    private func mutations() -> [Node] {
        let known = Set((signature?.outputs ?? []).compactMap(\.mutatedName))
        var result: [Node] = []
        var node = archive.graph.outputNode?.previous
        while let candidate = node, candidate.operation == .callFunction(ProgramTarget.copy),
            candidate.isUnused, let target = candidate.arguments.first?.leaf,
            candidate.arguments.dropFirst().first?.leaf != nil
        {
            let name = target.operation.targetText
            let isState = target.opcode == .getAttribute || target.opcode == .placeholder
            guard isState, dialect == .aten || known.contains(name) else { break }
            result.append(candidate)
            node = candidate.previous
        }
        return result.reversed()
    }

    // MARK: - Writing

    private mutating func encode() throws(ArchiveError) {
        let mutations = Set(copies)
        if dialect == .aten { try refuseWrites(except: mutations) }
        let body = try nodes.encode(except: mutations)
        var inputs: [(argument: Literal, spec: Literal)] = []
        for entry in state { inputs.append(input(entry.path, nodes.name(of: entry.node))) }
        for (index, constant) in nodes.lifted.enumerated() {
            let path = "lifted_tensor_\(index)"
            inputs.append(
                tensorInput("tensor_constant", "tensor_constant_name", path, constant.name))
            constants.append((path, constant.tensor))
        }
        for user in users { inputs.append(try userInput(user)) }
        let outputs = try self.outputs()
        let frame = ProgramFrame(
            signature: signature, dialect: dialect, nodes: nodes,
            inputNames: users.map { nodes.name(of: $0) })
        let program = frame.program(body, inputs: inputs, outputs: outputs)
        json = JSONBuilder.bytes(of: JSONBuilder.json(program))
        collectWeights()
    }

    private func refuseWrites(except mutations: Set<Node>) throws(ArchiveError) {
        for node in archive.graph.nodes where !mutations.contains(node) {
            guard let callee = node.operation.callee,
                let schema = OperatorTable.current.overloads(of: callee).first,
                !schema.mutatedParameters.isEmpty
            else { continue }
            throw .notExportable(
                source, node: node.name,
                reason: "\(schema.name) writes to its argument, which programs of core ATen do "
                    + "not; set the signature's dialect to .training")
        }
    }

    private mutating func collectWeights() {
        let lifted = Set(constants.map(\.name))
        for path in archive.schema.paths where archive.tensors[path] != nil {
            switch archive.schema[path] {
            case .parameter: weights.append((path, true))
            case .buffer(_, isPersistent: true): weights.append((path, false))
            case .buffer(_, isPersistent: false):
                if !lifted.contains(path.text), let tensor = archive.tensors[path] {
                    constants.append((path.text, tensor))
                }
            default: continue
            }
        }
    }

    // MARK: - Inputs

    private func input(
        _ path: ModulePath, _ name: String
    ) -> (argument: Literal, spec: Literal) {
        switch archive.schema[path] {
        case .parameter: return tensorInput("parameter", "parameter_name", path.text, name)
        case .buffer(_, let isPersistent) where !nodes.constantPaths.contains(path):
            var (argument, spec) = tensorInput("buffer", "buffer_name", path.text, name)
            spec["buffer"]?["persistent"] = .bool(isPersistent)
            return (argument, spec)
        default: return tensorInput("tensor_constant", "tensor_constant_name", path.text, name)
        }
    }

    private func tensorInput(
        _ kind: String, _ key: String, _ path: String, _ name: String
    ) -> (argument: Literal, spec: Literal) {
        let named: Literal = ["name": .string(name)]
        let content = Literal.dictionary([
            ArgumentEntry("arg", named), ArgumentEntry(key, .string(path)),
        ])
        return (["as_tensor": named], .dictionary([ArgumentEntry(kind, content)]))
    }

    private func userInput(
        _ node: Node
    ) throws(ArchiveError) -> (argument: Literal, spec: Literal) {
        let name = nodes.name(of: node)
        if let value = node.arguments.first, nodes.isLiteral(node) {
            let argument = try nodes.encoded(value, as: nil, for: node)
            return (argument, ["constant_input": ["name": .string(name), "value": argument]])
        }
        let argument = try nodes.reference(node, for: node)
        return (argument, ["user_input": ["arg": argument]])
    }

    // MARK: - Outputs

    /// The outputs and their specs, and how the user's ones are held.
    private func outputs() throws(ArchiveError) -> (
        arguments: [Literal], specs: [Literal], tree: PyTree
    ) {
        guard let output = archive.graph.outputNode, let result = output.arguments.first else {
            throw .notExportable(source, node: "output", reason: "the graph has none")
        }
        var arguments: [Literal] = []
        var specs: [Literal] = []
        for copy in copies {
            let (argument, spec) = try mutation(copy)
            arguments.append(argument)
            specs.append(spec)
        }
        var tree = PyTree(of: result)
        if let known = signature?.outputTree, known.flattened(result)?.count == known.leafCount,
            known.isAlike(tree)
        {
            tree = known
        }
        for value in tree.flattened(result) ?? [] {
            let argument = try nodes.encoded(value, as: nil, for: output)
            arguments.append(argument)
            specs.append(["user_output": ["arg": argument]])
        }
        return (arguments, specs, tree)
    }

    private func mutation(_ copy: Node) throws(ArchiveError) -> (Literal, Literal) {
        guard let target = copy.arguments[0].leaf, let value = copy.arguments[1].leaf else {
            throw .notExportable(source, node: copy.name, reason: "it copies what is no tensor")
        }
        let argument = try nodes.reference(value, for: copy)
        let name: Literal = ["name": .string(nodes.name(of: value))]
        guard case .getAttribute(let path) = target.operation else {
            let input = Literal.string(nodes.name(of: target))
            return (
                argument, ["user_input_mutation": ["arg": name, "user_input_name": input]]
            )
        }
        if case .parameter = archive.schema[path] {
            return (
                argument,
                ["parameter_mutation": ["arg": name, "parameter_name": .string(path.text)]]
            )
        }
        return (
            argument, ["buffer_mutation": ["arg": name, "buffer_name": .string(path.text)]]
        )
    }
}

extension ExportSignature.Input {
    /// The path of the state that is passed.
    fileprivate var path: ModulePath? {
        switch self {
        case .parameter(_, let path), .buffer(_, let path, _), .constant(_, let path): path
        case .user, .literal, .token: nil
        }
    }
}

extension ExportSignature.Output {
    /// The path or input that is written to.
    fileprivate var mutatedName: String? {
        switch self {
        case .mutation(_, let path): path.text
        case .inputMutation(_, let input): input
        case .user, .literal, .token: nil
        }
    }
}
