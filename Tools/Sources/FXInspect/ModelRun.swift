// SPDX-License-Identifier: Apache-2.0

public import FX

/// A stored model that is run on stored inputs.
public struct ModelRun {
    /// What runs the graph.
    public enum Engine: Sendable {
        case plan
        /// Node by node.
        case interpreter
    }

    /// Inputs that the file does not have.
    public enum Failure: Error, Hashable, CustomStringConvertible {
        case missingInputs([String], file: String, known: [String])

        public var description: String {
            switch self {
            case .missingInputs(let names, let file, let known):
                "\(file): there is no tensor '\(names.joined(separator: "', '"))' for the model's "
                    + "inputs; it has " + known.joined(separator: ", ")
            }
        }
    }

    private let module: GraphModule
    private let engine: Engine

    /// Opens a model.
    ///
    /// - Throws: ``ArchiveError``, ``ModuleError``.
    public init(path: String, engine: Engine = .plan) throws {
        module = try GraphModule(contentsOf: path)
        self.engine = engine
    }

    /// The names of the inputs, in order.
    public var inputNames: [String] { module.graph.placeholders.map(\.operation.targetText) }

    /// Runs the model.
    ///
    /// - Parameters:
    ///   - path: A safetensors file with a tensor for each input, by name; those with a default may
    ///     be missing.
    ///   - run: The number of the case where the file has several: inputs are called `case0.in.x`.
    /// - Returns: The tensors of the result by their place in it, `out.0`, and what was written to
    ///   buffers, `mutated.mean`.
    /// - Throws: ``ArchiveError``, ``Failure``, ``InterpreterError``.
    public func results(
        of path: String, case run: Int?
    ) throws -> [String: Tensor] {
        let inputs = try SafetensorsFile(contentsOf: path)
        let prefix = run.map { "case\($0).in." } ?? ""
        var values: [ArgumentEntry<Tensor>] = []
        var missing: [String] = []
        for node in module.graph.placeholders {
            let name = node.operation.targetText
            if inputs.names.contains(prefix + name) {
                let tensor = try inputs.tensor(prefix + name)
                values.append(ArgumentEntry(name, Self.value(tensor, for: node)))
            } else if node.arguments.isEmpty {
                missing.append(prefix + name)
            }
        }
        guard missing.isEmpty else {
            throw Failure.missingInputs(missing, file: path, known: inputs.names.sorted())
        }
        let versions = self.versions
        let keywords = KeywordArguments(values)
        let result =
            switch engine {
            case .plan: try module.run([], keywords)
            case .interpreter: try Interpreter(module).run([], keywords)
            }
        return outputs(of: result).merging(written(since: versions)) { first, _ in first }
    }

    /// A number where the model wants one, and not a tensor.
    private static func value(_ tensor: Tensor, for node: Node) -> Argument<Tensor> {
        guard case .leaf(let spec)? = node.valueSpec, tensor.elementCount == 1 else {
            return .leaf(tensor)
        }
        switch spec {
        case .tensor: return .leaf(tensor)
        case .int: return .int(Int(tensor.double().elements[0]))
        case .double: return .double(tensor.double().elements[0])
        case .bool: return .bool(tensor.double().elements[0] != 0)
        }
    }

    private func outputs(of result: Argument<Tensor>) -> [String: Tensor] {
        let tree = module.metadata[.exportSignature]?.outputTree ?? PyTree(of: result)
        var outputs: [String: Tensor] = [:]
        for (index, value) in (tree.flattened(result) ?? [result]).enumerated() {
            switch value {
            case .leaf(let tensor): outputs["out.\(index)"] = tensor
            case .int(let number): outputs["out.\(index)"] = Tensor(number)
            case .double(let number): outputs["out.\(index)"] = Tensor(number).double()
            case .bool(let truth): outputs["out.\(index)"] = Tensor(truth)
            default: continue
            }
        }
        return outputs
    }

    /// The number of writes that each buffer has seen.
    private var versions: [String: Int] {
        Dictionary(
            module.namedTensors().map { ($0.path.text, $0.member.tensor?.version ?? 0) },
            uniquingKeysWith: { first, _ in first })
    }

    private func written(since versions: [String: Int]) -> [String: Tensor] {
        var result: [String: Tensor] = [:]
        for (path, member) in module.namedTensors() {
            guard let tensor = member.tensor, tensor.version != versions[path.text] else {
                continue
            }
            result["mutated.\(path.text)"] = tensor
        }
        return result
    }
}

extension [String: Tensor] {
    /// Writes the tensors to a safetensors file: the whole, or nothing.
    ///
    /// - Throws: ``ArchiveError``.
    public func write(to path: String) throws(ArchiveError) {
        try SafetensorsFile.write(self, to: path)
    }
}
