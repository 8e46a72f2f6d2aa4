// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor
import FXTrace

/// A function that runs subgraphs: a branch, a loop, or a wrapper.
///
/// - SeeAlso: `torch.ops.higher_order`
enum HigherOrderFunction: String {
    case cond
    case whileLoop = "while_loop"
    case scan
    case map
    case wrapWithGradients = "wrap_with_set_grad_enabled"
    case wrapWithAutocast = "wrap_with_autocast"

    init?(_ function: FunctionTarget) {
        let name = function.qualifiedName
        guard name.hasPrefix("torch.ops.higher_order.") || name == "torch.cond" else { return nil }
        let simple = name.split(separator: ".").last.map(String.init) ?? name
        self.init(rawValue: simple == "map_impl" ? "map" : simple)
    }

    /// The arguments by the names that PyTorch gives them.
    func bind<Leaf>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>
    ) -> [Argument<Leaf>] {
        let names: [String] =
            switch self {
            case .cond: ["pred", "true_fn", "false_fn", "operands"]
            case .whileLoop: ["cond_fn", "body_fn", "carried_inputs", "additional_inputs"]
            case .scan: ["combine_fn", "init", "xs", "additional_inputs"]
            case .map: ["f", "xs", "pos_args"]
            case .wrapWithGradients, .wrapWithAutocast: []
            }
        return arguments + names.dropFirst(arguments.count).compactMap { keywords[$0] }
    }

    /// Runs the function.
    ///
    /// - Parameter graph: The graph that has the subgraphs.
    func call(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>, in graph: Graph,
        _ body: ControlFlow.Run
    ) throws -> Argument<Tensor> {
        let bound = bind(arguments, keywords)
        if self == .wrapWithGradients || self == .wrapWithAutocast {
            // What is around the body does not matter for inference.
            guard let position = bound.firstIndex(where: { $0.subgraph != nil }),
                let name = bound[position].subgraph
            else { throw failure("a subgraph", bound) }
            return try body(name, Array(bound.dropFirst(position + 1)))
        }
        guard let result = try ControlFlow.call(target, bound, in: graph, run: body) else {
            throw failure("its arguments", bound)
        }
        return result
    }

    private var target: FunctionTarget {
        FunctionTarget("torch.ops.higher_order." + (self == .map ? "map_impl" : rawValue))
    }

    /// The error of arguments that the function does not take.
    func failure<Leaf>(_ expected: String, _ found: [Argument<Leaf>]) -> InterpreterError {
        .wrongArguments(
            function: "torch.ops.higher_order.\(rawValue)", expected: expected,
            found: "(" + found.pythonRepr { _ in "Tensor" } + ")")
    }
}

extension Argument {
    /// The name of a subgraph, where the argument is one.
    var subgraph: SubgraphName? {
        if case .subgraph(let name) = self { name } else { nil }
    }
}
