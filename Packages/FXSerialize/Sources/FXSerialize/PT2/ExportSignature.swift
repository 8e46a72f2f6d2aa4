// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// What an exported program of PyTorch says beside its graph: what its inputs and outputs are.
///
/// A graph that was read from a `.pt2` file reads its parameters by `get_attr`, as every graph
/// does; the signature has the names under which PyTorch passes them. It travels in the metadata
/// of the module and of the archive, in files of this library too, and is what writing a `.pt2`
/// begins with.
///
/// - SeeAlso: `torch.export.ExportGraphSignature`
public struct ExportSignature: Hashable, Sendable {
    /// An input of the program as PyTorch calls it, in order.
    public enum Input: Hashable, Sendable {
        case parameter(name: String, path: ModulePath)
        case buffer(name: String, path: ModulePath, isPersistent: Bool)
        case constant(name: String, path: ModulePath)
        /// An input that the caller gives.
        case user(name: String)
        /// An input that has one value only: the program was made for it.
        case literal(name: String, Literal)
        /// What keeps effects in order; it has no value.
        case token(name: String)
    }

    /// An output of the program as PyTorch calls it, in order.
    public enum Output: Hashable, Sendable {
        /// A result by the name of its value; a literal where it is none.
        case user(name: String)
        case literal(Literal)
        /// The new value of a buffer or parameter.
        case mutation(name: String, path: ModulePath)
        /// The new value of an input.
        case inputMutation(name: String, input: String)
        /// What keeps effects in order; it has no value.
        case token(name: String)
    }

    /// The set of operators that the graph keeps to.
    public enum Dialect: Hashable, Sendable {
        /// What `torch.export.export` gives: large operators, in-place ones among them.
        case training
        /// What `run_decompositions()` gives: functional operators of core ATen.
        case aten
        case other(String)
    }

    public var dialect: Dialect
    public var inputs: [Input]
    public var outputs: [Output]

    /// How positional and keyword arguments hold the user's inputs: a tuple of a tuple and a
    /// dictionary.
    public var inputTree: PyTree?

    /// How the result holds the user's outputs.
    public var outputTree: PyTree?

    /// The values that each symbol of a shape can have; no upper end where it is unbounded.
    public var symbolRanges: [String: SymbolRange]

    /// Conditions on the inputs as Python's text.
    public var guards: [String]

    /// The program without nodes and values, as it stood in the file: what is not known here is
    /// written again.
    var document: Literal

    /// The least and the largest value of a symbol.
    public struct SymbolRange: Hashable, Sendable {
        public var minimum: Int?
        public var maximum: Int?

        public init(minimum: Int?, maximum: Int?) {
            self.minimum = minimum
            self.maximum = maximum
        }
    }

    /// The ranges as shape inference takes them.
    ///
    ///     let bounds = module.metadata[.exportSignature]?.symbolBounds ?? [:]
    ///     try ShapeInference(module, bounds: bounds).run()
    public var symbolBounds: [String: ClosedRange<Int>] {
        symbolRanges.mapValues { range in
            let minimum = range.minimum ?? 0
            return minimum...max(minimum, range.maximum ?? .max)
        }
    }

    /// Creates the signature of a program that was not read from a file.
    public init(
        dialect: Dialect = .training, inputs: [Input], outputs: [Output],
        inputTree: PyTree? = nil, outputTree: PyTree? = nil,
        symbolRanges: [String: SymbolRange] = [:], guards: [String] = []
    ) {
        self.dialect = dialect
        self.inputs = inputs
        self.outputs = outputs
        self.inputTree = inputTree
        self.outputTree = outputTree
        self.symbolRanges = symbolRanges
        self.guards = guards
        document = .dictionary([])
    }
}

extension ExportSignature {
    /// The names of the inputs that the caller gives or may give, in order.
    public var userInputNames: [String] {
        inputs.compactMap { input in
            switch input {
            case .user(let name), .literal(let name, _): name
            default: nil
            }
        }
    }

    /// Puts the arguments of a call in Python's manner into the order of the placeholders.
    ///
    /// - Returns: Nil where the arguments are not those that the program was made for.
    public func flattened<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf> = KeywordArguments()
    ) -> [Argument<Leaf>]? {
        guard let inputTree else { return keywords.isEmpty ? arguments : nil }
        return inputTree.flattened(.tuple([.tuple(arguments), .dictionary(keywords.entries)]))
    }
}

extension MetadataKey where Value == ExportSignature {
    /// What PyTorch knows of the program; there for what came from a `.pt2` file.
    public static var exportSignature: MetadataKey { MetadataKey("export_signature") }
}

extension MetadataKey where Value == Literal {
    /// What a `.pt2` file says of a node and this library has no words for.
    static var exported: MetadataKey { MetadataKey("export") }
}
