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
    case wrap
    case checkpoint = "tag_activation_checkpoint"
    case wrapCheckpoint = "wrap_activation_checkpoint"
    case strictMode = "strict_mode"
    case invokeSubgraph = "invoke_subgraph"
    case hints = "hints_wrapper"

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
            case .wrapWithGradients, .wrapWithAutocast, .wrap, .checkpoint, .wrapCheckpoint,
                .strictMode, .invokeSubgraph, .hints:
                []
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
        if self == .wrapWithAutocast, bound.dropFirst(2).first?.bool == true {
            throw InterpreterError.wrongArguments(
                function: "torch.ops.higher_order.\(rawValue)",
                expected: "a body in which autocast is off; run_decompositions() in PyTorch makes "
                    + "its casts part of the graph",
                found: "enabled=True")
        }
        if isWrapper {
            guard let (name, inputs) = wrapped(bound) else { throw failure("a subgraph", bound) }
            return try body(name, inputs)
        }
        guard let result = try ControlFlow.call(target, bound, in: graph, run: body) else {
            throw failure("its arguments", bound)
        }
        return result
    }

    /// Whether the function runs one body once, and what it does around it does not matter for
    /// inference.
    var isWrapper: Bool {
        switch self {
        case .cond, .whileLoop, .scan, .map: false
        default: true
        }
    }

    /// The body of a wrapper, and what it is run on.
    func wrapped<Leaf>(
        _ arguments: [Argument<Leaf>]
    ) -> (body: SubgraphName, inputs: [Argument<Leaf>])? {
        guard let position = arguments.firstIndex(where: { $0.subgraph != nil }),
            let name = arguments[position].subgraph
        else { return nil }
        let rest = arguments.dropFirst(position + 1)
        switch self {
        // The name under which PyTorch compiled the body.
        case .invokeSubgraph: return (name, Array(rest.dropFirst()))
        case .strictMode, .hints: return (name, rest.first?.items ?? Array(rest))
        default: return (name, Array(rest))
        }
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
