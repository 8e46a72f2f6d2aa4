// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// How generated Python takes its inputs and gives its output: what torch.fx lets a program change
/// of the code around a graph's statements.
///
/// A type that conforms overrides what it wants:
///
///     struct ListCodeGen: CodeGen {
///         func definition(ofInputs inputs: [String], returning annotation: String) -> String {
///             "def forward(self, args_list):\n    \(inputs.joined(separator: ", ")) = args_list"
///         }
///         func processInputs<Leaf>(_ inputs: [Argument<Leaf>]) -> [Argument<Leaf>] {
///             inputs.first?.items ?? []
///         }
///     }
///
/// What it writes is the program's own text, which nothing checks.
///
/// - SeeAlso: `torch.fx.CodeGen`, `torch.fx.Graph.set_codegen`
public protocol CodeGen: Sendable {
    /// The name of the generated function.
    var functionName: String { get }

    /// Whether the definition binds inputs to the names of their nodes by itself.
    var namesInputsByNodes: Bool { get }

    /// Returns the beginning of the function, up to the first statement; lines behind the first are
    /// indented already.
    ///
    /// - Parameters:
    ///   - values: The graph's inputs, with types and defaults.
    ///   - annotation: The type of the result, with the arrow, or nothing.
    func definition(ofInputs values: [String], returning annotation: String) -> String

    /// Returns the last statement.
    ///
    /// - Parameter value: What the graph's output is, as text.
    func output(_ value: String) -> String

    /// Changes the statements, one a line; nil where they stay as they are.
    ///
    /// - SeeAlso: `torch.fx.Graph.on_generate_code`
    var bodyTransform: (@Sendable ([String]) -> [String])? { get }

    /// Returns what the graph's placeholders are given, from what a caller passes.
    ///
    /// - Throws: ``PytreeError`` where the inputs have another form.
    func processInputs<Leaf>(_ inputs: [Argument<Leaf>]) throws -> [Argument<Leaf>]

    /// Returns what a caller gets, from what the graph's output is.
    ///
    /// - Throws: ``PytreeError`` where the output has another form.
    func processOutput<Leaf>(_ output: Argument<Leaf>) throws -> Argument<Leaf>
}

extension CodeGen {
    public var functionName: String { "forward" }
    public var namesInputsByNodes: Bool { false }
    public var bodyTransform: (@Sendable ([String]) -> [String])? { nil }

    public func definition(ofInputs values: [String], returning annotation: String) -> String {
        let parameters = values.first == "self" ? values : ["self"] + values
        return "def \(functionName)(\(parameters.joined(separator: ", ")))\(annotation):"
    }

    public func output(_ value: String) -> String { "return " + value }

    public func processInputs<Leaf>(_ inputs: [Argument<Leaf>]) throws -> [Argument<Leaf>] {
        inputs
    }

    public func processOutput<Leaf>(_ output: Argument<Leaf>) throws -> Argument<Leaf> { output }
}

/// A function whose inputs are the graph's.
///
/// - SeeAlso: `torch.fx.CodeGen`
public struct PlainCodeGen: CodeGen {
    public let bodyTransform: (@Sendable ([String]) -> [String])?

    /// Creates the generator.
    ///
    /// - Parameter bodyTransform: Changes the statements, one a line.
    public init(bodyTransform: (@Sendable ([String]) -> [String])? = nil) {
        self.bodyTransform = bodyTransform
    }
}
