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
        /// A tensor stands where the model takes a number, and is none.
        case noNumber(String, file: String, wanted: String, found: TensorSpec)

        public var description: String {
            switch self {
            case .missingInputs(let names, let file, let known):
                "\(file): there is no tensor '\(names.joined(separator: "', '"))' for the model's "
                    + "inputs; it has " + Self.list(known) + Self.hint(names, known)
            case .unknownInputs(let names, let file):
                "\(file): the shape of \(names.joined(separator: ", ")) is not known; give "
                    + "--inputs FILE, or --input \(names.first ?? "x")=f32[1,3,224,224]"
            case .noNumber(let name, let file, let wanted, let found):
                "\(file): the model takes \(wanted) for '\(name)', which a tensor \(found) with "
                    + "this element is not"
            }
        }

        /// Names as they can stand in a line, not more than somebody reads.
        private static func list(_ names: [String]) -> String {
            let shown = names.prefix(20).map { name in
                let isPlain = name.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 && $0.value != 0x7f
                }
                return isPlain ? name : name.debugDescription
            }
            let rest = names.count - shown.count
            if shown.isEmpty { return "none" }
            return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
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
    ///   - path: A safetensors file with a tensor for each input, by name, or `-` for standard
    ///     input; those with a default may be missing.
    ///   - run: The number of the case where the file has several: inputs are called `case0.in.x`.
    /// - Throws: `ArchiveError`, ``Failure``.
    public func inputs(from path: String, case run: Int?) throws -> KeywordArguments<Tensor> {
        let inputs = try StandardInput.tensors(at: path)
        let prefix = run.map { "case\($0).in." } ?? ""
        var values: [ArgumentEntry<Tensor>] = []
        var missing: [String] = []
        for node in module.graph.placeholders {
            let name = node.operation.targetText
            if inputs.names.contains(prefix + name) {
                let tensor = try inputs.tensor(prefix + name)
                try values.append(ArgumentEntry(name, Self.value(tensor, for: node, of: path)))
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
    /// - Throws: ``Failure/unknownInputs(_:file:)``; ``InspectionError/run(_:_:)`` where there is no
    ///   memory for them.
    public func zeroInputs() throws -> KeywordArguments<Tensor> {
        var values: [ArgumentEntry<Tensor>] = []
        var unknown: [String] = []
        for node in module.graph.placeholders where node.arguments.isEmpty {
            let name = node.operation.targetText
            switch node.valueSpec {
            case .leaf(.tensor(let spec))? where spec.shape.elementCount != nil:
                let extents = spec.shape.compactMap(\.value)
                do {
                    let zeros = try withTensorErrors { Tensor.zeros(extents, dtype: spec.dtype) }
                    values.append(ArgumentEntry(name, .leaf(zeros)))
                } catch { throw InspectionError.run(file.source, error) }
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
    private static func value(
        _ tensor: Tensor, for node: Node, of file: String
    ) throws -> Argument<Tensor> {
        if tensor.elementCount != 1 { return .leaf(tensor) }
        let number = try? tensor.scalars(as: Double.self).first
        let wanted: String
        switch node.valueSpec {
        case .leaf(.int), .int:
            let isFloating = tensor.spec.dtype.category == .floating
            let whole =
                isFloating
                ? number.flatMap { Int(exactly: $0) } : try? tensor.scalars(as: Int.self).first
            if let whole { return .int(whole) }
            wanted = "an integer"
        case .leaf(.double), .double:
            if let number { return .double(number) }
            wanted = "a number"
        case .leaf(.bool), .bool:
            if let number { return .bool(number != 0) }
            wanted = "a truth value"
        default: return .leaf(tensor)
        }
        throw Failure.noNumber(
            node.operation.targetText, file: file, wanted: wanted, found: tensor.spec)
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
