// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

/// A program of which torch.fx's trace is recorded, written in Swift.
struct GoldenTrace: Sendable, CustomStringConvertible {
    var name: String
    var trace: @Sendable () throws -> Graph

    init(_ name: String, _ trace: @escaping @Sendable () throws -> Graph) {
        self.name = name
        self.trace = trace
    }

    var description: String { name }

    /// All programs that have a counterpart in Swift.
    static let all: [GoldenTrace] =
        seeds + outputs + arguments + operators + modules + state + values

    /// The recorded programs without one, and why.
    static let withoutCounterpart: [String: String] = [
        "seed_convbn_replace_pattern": "rewrites a graph; FXRewrite's tests have it",
        "seed_custom_transformer": "transforms a graph; FXInterp's tests have it",
        "inplace_operator_targets": "builds a graph by hand; FXIR's tests have it",
        "graph_built_by_hand": "builds a graph by hand; FXIR's tests have it",
        "empty_graph": "builds a graph by hand; FXIR's tests have it",
        "split_module_doc": "splits a graph",
        "call_proxy": "a value of a trace cannot be called: the types forbid it",
        "concrete_args_pytree":
            "the output keeps its form here instead of being flattened; ConcreteArgumentTests has "
            + "the other lines",
    ]
}

/// Records a function that FXTensor does not spell, by its name.
func python(
    _ name: FunctionTarget, _ arguments: [Argument<Tensor>],
    _ keywords: KeywordArguments<Tensor> = [:]
) -> Tensor {
    (try? callOperator(.function(name), arguments, keywords))?.leaf ?? Tensor(Double.nan)
}

/// Records a method that FXTensor does not spell, by its name.
func pythonMethod(
    _ name: MethodName, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor> = [:]
) -> Tensor {
    (try? callOperator(.method(name), arguments, keywords))?.leaf ?? Tensor(Double.nan)
}

/// Reads a field of a value that FXTensor does not spell.
func field(_ name: String, of value: Tensor) -> Tensor {
    python(.builtins.getattr, [.leaf(value), .string(name)])
}

/// A layer of torch.nn of which only the path matters.
final class Opaque: Module, Layer {
    func forward(_ x: Tensor) -> Tensor { x }
}

/// Keeps opaque layers whole, beside those of the library.
final class OpaqueTracer: Tracer {
    override func isLeaf(_ module: Module, at path: ModulePath) -> Bool {
        module is Opaque || super.isLeaf(module, at: path)
    }
}

extension GoldenTrace {
    /// The example of all three seeds.
    final class MyModule: Module, Layer {
        @Parameter var param = Tensor.ones([3, 4])
        let linear = Linear(4, 5)

        func forward(_ x: Tensor) -> Tensor { linear(x + param).clamp(min: 0.0, max: 1.0) }
    }

    final class TopKModule: Module, Layer {
        @Parameter var param = Tensor.ones([3, 4])
        let linear = Linear(4, 5)

        func forward(_ x: Tensor) -> ValuesAndIndices {
            torch.topk(torch.sum(linear(x + linear.weight).relu(), dim: -1), 3)
        }
    }

    static let seeds: [GoldenTrace] = [
        GoldenTrace("seed_mymodule") { try Tracer().trace(MyModule()) },
        GoldenTrace("seed_inplace_noop") { try Tracer().trace(MyModule()) },
        GoldenTrace("seed_insert_relu_before_linear") {
            let graph = try Tracer().trace(MyModule())
            for node in graph.nodes(of: .callModule("linear")) {
                let builder = try graph.makeBuilder(at: .before(node))
                let relu = try builder.callFunction(.torch.relu, [node.inputs[0]])
                try node.setArguments([relu])
            }
            return graph
        },
        GoldenTrace("seed_topk") { try Tracer().trace(TopKModule()) },
        GoldenTrace("seed_topk_modified") {
            let graph = try Tracer().trace(TopKModule())
            for node in graph.nodes(of: .callModule("linear")) {
                let input = node.inputs[0]
                let tracer = GraphAppendingTracer(try graph.makeBuilder(at: .before(node)))
                let sum = try tracer.record {
                    torch.add(tracer.value(of: input), torch.tensor(1.0))
                }
                try node.setArguments([sum])
            }
            return graph
        },
        GoldenTrace("seed_add_to_mul") {
            let graph = try Tracer().trace { (x: Tensor, y: Tensor) in torch.add(x, y) }
            for node in graph.nodes(calling: .torch.add) {
                try node.setOperation(.callFunction(.torch.mul))
            }
            return graph
        },
        GoldenTrace("seed_relu_decomposition") {
            let graph = try Tracer().trace { (x: Tensor) in F.relu(x) }
            return try graph.decomposed(by: [
                .function(.functional.relu): DecompositionRule { (x: Tensor) in (x > 0) * x }
            ])
        },
    ]

    static let outputs: [GoldenTrace] = [
        GoldenTrace("multi_output_tuple") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in
                let y = x + 1
                return (y, torch.relu(y))
            }
        },
        GoldenTrace("output_nested") {
            try Tracer().trace { (x: Tensor) -> Argument<Tensor> in
                let a = x.neg()
                return [
                    .leaf(a), .tuple([.leaf(x), .leaf(a)]), ["k": .leaf(a), "n": nil, "c": 3],
                ]
            }
        },
        GoldenTrace("output_dict") {
            try Tracer().trace { (x: Tensor) -> Argument<Tensor> in
                ["out": .leaf(x * 2), "aux": .leaf(x)]
            }
        },
        GoldenTrace("output_none") { try Tracer().trace { (x: Tensor) -> Void in _ = x + 1 } },
        GoldenTrace("output_same_twice") {
            try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in (x, x) }
        },
        GoldenTrace("identity") { try Tracer().trace { (x: Tensor) in x } },
        GoldenTrace("no_inputs") {
            final class M: Module, Callable {
                @Parameter var w = Tensor.ones([2])
                func forward() -> Tensor { w + 1 }
                func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
                    try apply(forward, arguments)
                }
                var placeholderNames: [String] { [] }
            }
            return try Tracer().trace(M())
        },
        GoldenTrace("const_output") { try Tracer().trace { (x: Tensor) in 3 } },
        GoldenTrace("unused_values") {
            try Tracer().trace(names: ["x", "unused"]) { (x: Tensor, unused: Tensor) in
                let dead = x + 1
                _ = torch.relu(dead)
                let y = x * 2
                let z = y + y
                return z - 1
            }
        },
        GoldenTrace("free_order") {
            try Tracer().trace(names: ["a", "b", "c"]) { (a: Tensor, b: Tensor, c: Tensor) in
                let d = a + b
                let e = d + c
                let f = torch.cat([e, b, a])
                return f + 1
            }
        },
    ]
}
