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
        /// Shapes that zeros could be made of are not known.
        case unknownInputs([String], file: String)

        public var description: String {
            switch self {
            case .missingInputs(let names, let file, let known):
                "\(file): there is no tensor '\(names.joined(separator: "', '"))' for the model's "
                    + "inputs; it has " + known.joined(separator: ", ")
                    + Self.hint(names, known)
            case .unknownInputs(let names, let file):
                "\(file): the shape of \(names.joined(separator: ", ")) is not known; give "
                    + "--inputs FILE, or --input \(names.first ?? "x")=f32[1,3,224,224]"
            }
        }

        private static func hint(_ names: [String], _ known: [String]) -> String {
            let near = names.flatMap { NearestNames.names(to: $0, among: known) }
            let cases = known.filter { name in names.contains { name.hasSuffix(".in." + $0) } }
            if let first = cases.first {
                return "; try --case \(first.drop { !$0.isNumber }.prefix { $0.isNumber })"
            }
            return near.isEmpty ? "" : "; the nearest is '\(near[0])'"
        }
    }

    private let file: InspectedFile
    private let module: GraphModule
    private let engine: Engine

    /// Opens a model.
    ///
    /// - Throws: `ArchiveError`, `ModuleError`.
    public init(path: String, engine: Engine = .plan) throws {
        try self.init(of: InspectedFile(path: path), engine: engine)
    }

    /// Takes the model of a file.
    ///
    /// - Throws: `ArchiveError`, `ModuleError`, and
    ///   ``InspectionError/missingOperators(_:_:)`` before anything runs.
    public init(of file: InspectedFile, engine: Engine = .plan) throws {
        self.file = file
        module = try file.completeModule()
        self.engine = engine
        let missing = Summary.histogram(module.graph).unsupported.map(\.name)
        if !missing.isEmpty { throw InspectionError.missingOperators(file.source, missing) }
    }

    /// The names of the inputs, in order.
    public var inputNames: [String] { module.graph.placeholders.map(\.operation.targetText) }

    /// Values for the model's inputs from a file.
    ///
    /// - Parameters:
    ///   - path: A safetensors file with a tensor for each input, by name; those with a default may
    ///     be missing.
    ///   - run: The number of the case where the file has several: inputs are called `case0.in.x`.
    /// - Throws: `ArchiveError`, ``Failure``.
    public func inputs(from path: String, case run: Int?) throws -> KeywordArguments<Tensor> {
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
        return KeywordArguments(values)
    }

    /// Zeros for the model's inputs, of the shapes that are known of them.
    ///
    /// - Throws: ``Failure/unknownInputs(_:file:)``.
    public func zeroInputs() throws -> KeywordArguments<Tensor> {
        var values: [ArgumentEntry<Tensor>] = []
        var unknown: [String] = []
        for node in module.graph.placeholders where node.arguments.isEmpty {
            let name = node.operation.targetText
            switch node.valueSpec {
            case .leaf(.tensor(let spec))? where spec.shape.elementCount != nil:
                let extents = spec.shape.compactMap(\.value)
                let zeros = try withTensorErrors { Tensor.zeros(extents, dtype: spec.dtype) }
                values.append(ArgumentEntry(name, .leaf(zeros)))
            case .leaf(.int(let dimension))?:
                values.append(ArgumentEntry(name, .int(dimension.value ?? 1)))
            case .leaf(.double)?: values.append(ArgumentEntry(name, .double(0)))
            case .leaf(.bool)?: values.append(ArgumentEntry(name, .bool(false)))
            case let value?:
                if let literal: Argument<Tensor> = value.literal() {
                    values.append(ArgumentEntry(name, literal))
                } else {
                    unknown.append(name)
                }
            case nil: unknown.append(name)
            }
        }
        if !unknown.isEmpty { throw Failure.unknownInputs(unknown, file: file.source) }
        return KeywordArguments(values)
    }

    /// Runs the model.
    ///
    /// - Returns: The tensors of the result by their place in it, `out.0`, and what was written to
    ///   buffers, `mutated.mean`.
    /// - Throws: ``InspectionError/run(_:_:)``.
    public func results(of inputs: KeywordArguments<Tensor>) throws -> [String: Tensor] {
        let versions = self.versions
        let result = try run(inputs)
        return outputs(of: result).merging(written(since: versions)) { first, _ in first }
    }

    private func run(_ inputs: KeywordArguments<Tensor>) throws -> Argument<Tensor> {
        do {
            switch engine {
            case .plan: return try module.run([], inputs)
            case .interpreter: return try Interpreter(module).run([], inputs)
            }
        } catch { throw InspectionError.run(file.source, error) }
    }

    /// Runs the model some times, after one run that is not counted.
    ///
    /// - Parameter progress: Hears how many runs are done.
    /// - Throws: ``InspectionError/run(_:_:)``.
    public func timing(
        of inputs: KeywordArguments<Tensor>, runs: Int, progress: (Int) -> Void = { _ in }
    ) throws -> RunTiming {
        var times: [Duration] = []
        _ = try run(inputs)
        for done in 0..<runs {
            let start = ContinuousClock.now
            _ = try run(inputs)
            times.append(start.duration(to: .now))
            progress(done + 1)
        }
        return RunTiming(times: times, threads: torch.numThreads)
    }

    /// What each node takes.
    ///
    /// - Throws: ``InspectionError/run(_:_:)``.
    public func profile(of inputs: KeywordArguments<Tensor>, runs: Int) throws -> Profile {
        let values = module.graph.placeholders.map { node -> Argument<Tensor> in
            inputs.entries.first { $0.key == node.operation.targetText }?.value
                ?? node.arguments.first?.literal() ?? .none
        }
        do {
            return try Profiler(module).profile(values, runs: runs)
        } catch { throw InspectionError.run(file.source, error) }
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
    /// - Throws: `ArchiveError`.
    public func write(to path: String) throws(ArchiveError) {
        try SafetensorsFile.write(self, to: path)
    }
}
