// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXIR
import FXNN
public import FXTensor

extension GraphModule {
    /// Runs the graph.
    ///
    /// - Parameters:
    ///   - inputs: One argument for each placeholder; those with a default may be missing.
    ///   - keywords: Values of placeholders by name.
    /// - Returns: What the output node gives.
    /// - Throws: ``InterpreterError``.
    public final func run(
        _ inputs: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
    ) throws -> Argument<Tensor> {
        // What a trace records is a matter of single nodes, as an interpreter runs them.
        if Tracing.isActive || inputs.containsTraced || keywords.entries.containsTraced {
            return try Interpreter(self).run(inputs, keywords)
        }
        return try plan().run(inputs, keywords)
    }

    /// Runs the graph on tensors.
    ///
    /// - Throws: ``InterpreterError``; `ModuleError.wrongArguments(module:expected:found:)`
    ///   where the output is not one tensor.
    public final func callAsFunction(_ inputs: Tensor...) throws -> Tensor {
        try convert(try callDynamically(inputs.map(Argument.leaf)), to: Tensor.self)
    }

    /// Runs the graph on values of any type that can be an argument.
    ///
    ///     let (mask, scale) = (tokens != 0, 0.5)
    ///     let parts = try traced(tokens, mask, scale, as: [Tensor].self)
    ///
    /// - Parameter output: The type of the result: a tensor, an array or dictionary of them.
    /// - Throws: ``InterpreterError``; `ModuleError.wrongArguments(module:expected:found:)`
    ///   where the output is of another type.
    public final func callAsFunction<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ inputs: repeat each Input, as output: Output.Type
    ) throws -> Output {
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each inputs).argument)
        return try convert(try callDynamically(arguments), to: output)
    }

    private func convert<Output: ArgumentConvertible>(
        _ result: Argument<Tensor>, to output: Output.Type
    ) throws(ModuleError) -> Output {
        if let value = Output(argument: result) { return value }
        throw .wrongArguments(
            module: typeName, expected: "a caller that wants no \(output); use run(_:)",
            found: result.pythonRepr(\.specText))
    }

    /// The plan for the graph and state as they are now; it is kept until one of them changes.
    ///
    /// - Throws: `ModuleError` where a path of the graph leads nowhere.
    public final func plan() throws -> ExecutionPlan {
        try plans.plan(for: self)
    }
}

extension Collection<Argument<Tensor>> {
    fileprivate var containsTraced: Bool { contains { $0.containsLeaf(where: \.isTraced) } }
}

extension Collection<ArgumentEntry<Tensor>> {
    fileprivate var containsTraced: Bool { contains { $0.value.containsLeaf(where: \.isTraced) } }
}
