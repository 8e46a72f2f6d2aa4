// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

// The calls that run bodies, with the names, arguments and results that PyTorch gives them.

extension FunctionTarget {
    static let cond = FunctionTarget("torch.ops.higher_order.cond")
    static let whileLoop = FunctionTarget("torch.ops.higher_order.while_loop")
    static let scan = FunctionTarget("torch.ops.higher_order.scan")
    static let map = FunctionTarget("torch.ops.higher_order.map_impl")
}

extension Tracer {
    typealias Function = ([Argument<Tensor>]) throws -> Argument<Tensor>

    /// The tracer of the first traced value of some trees.
    static func tracer(of arguments: [Argument<Tensor>]) -> Tracer? {
        for argument in arguments {
            for tensor in argument.leaves {
                if let tracer = tensor.tracedValue?.recorder as? Tracer { return tracer }
            }
        }
        return nil
    }

    final func recordCond(
        _ predicate: Tensor, _ operands: [Argument<Tensor>], then: Function, else other: Function,
        at location: SourceLocation
    ) throws -> Argument<Tensor> {
        let first = try recordBody(operands, then)
        let second = try recordBody(operands, other)
        try checkForms("torch.cond", first, second)
        let captures = try unify([first, second]).map { Argument.leaf(Tensor($0)) }
        let names = [
            try adopt(first.body.graph, named: "true_graph"),
            try adopt(second.body.graph, named: "false_graph"),
        ]
        let result = record(
            .callFunction(.cond),
            [
                .leaf(predicate), .subgraph(names[0]), .subgraph(names[1]),
                .tuple(operands.values + captures),
            ], [:], location: location)
        return take(first.output, from: result)
    }

    final func recordWhileLoop(
        _ initial: LoopState, while condition: Function, do body: Function,
        at location: SourceLocation
    ) throws -> Argument<Tensor> {
        let state = initial.arguments
        let test = try recordBody(state, outputs: { $0.first ?? .none }, condition)
        let pass = try recordBody(state, body)
        let form = Argument<Int>.tuple(state.map { $0.map { _ in 0 } })
        let passForm: Argument<Int> = state.count == 1 ? .tuple([pass.form]) : pass.form
        guard passForm == form else {
            throw TraceError(
                .bodiesDiffer(
                    operation: "torch.whileLoop", first: form.formText, second: passForm.formText))
        }
        let captures = try unify([test, pass]).map { Argument.leaf(Tensor($0)) }
        let names = [
            try adopt(test.body.graph, named: "while_loop_cond_graph"),
            try adopt(pass.body.graph, named: "while_loop_body_graph"),
        ]
        let result = record(
            .callFunction(.whileLoop),
            [
                .subgraph(names[0]), .subgraph(names[1]), .tuple(initial.operands),
                .tuple(captures),
            ], [:], location: location)
        return take(pass.output, from: result)
    }

    final func recordScan(
        _ initial: Argument<Tensor>, over elements: Argument<Tensor>, _ combine: Function,
        at location: SourceLocation
    ) throws -> Argument<Tensor> {
        let pass = try recordBody([initial, elements], outputs: { .list($0) }, combine)
        let carried = pass.output.items?.first?.map { _ in 0 }
        guard carried == initial.map({ _ in 0 }) else {
            throw TraceError(
                .bodiesDiffer(
                    operation: "torch.scan", first: initial.map { _ in 0 }.formText,
                    second: carried?.formText ?? "nothing"))
        }
        let captures = try unify([pass]).map { Argument.leaf(Tensor($0)) }
        let name = try adopt(pass.body.graph, named: "scan_combine_graph")
        let result = record(
            .callFunction(.scan),
            [
                .subgraph(name), .list([initial].values), .list([elements].values),
                .tuple(captures),
            ], [:], location: location)
        return take(pass.output, from: result)
    }

    final func recordMap(
        _ elements: Argument<Tensor>, _ function: Function, at location: SourceLocation
    ) throws -> Argument<Tensor> {
        let pass = try recordBody([elements], function)
        let captures = try unify([pass]).map { Argument.leaf(Tensor($0)) }
        let name = try adopt(pass.body.graph, named: "body_graph")
        let result = record(
            .callFunction(.map),
            [.subgraph(name), .list([elements].values), .list(captures)], [:], location: location)
        return take(pass.output, from: result)
    }

    /// Puts the results of a call in the places of the values that a body gave.
    private final func take(
        _ output: Argument<Tensor>, from result: Tensor
    ) -> Argument<Tensor> {
        var index = 0
        return output.map { _ in
            defer { index += 1 }
            return record(.callFunction(.operator.getitem), [.leaf(result), .int(index)], [:])
        }
    }

    private final func checkForms(
        _ operation: String, _ first: RecordedBody, _ second: RecordedBody
    ) throws(TraceError) {
        if first.form == second.form { return }
        throw TraceError(
            .bodiesDiffer(
                operation: operation, first: first.form.formText, second: second.form.formText))
    }
}

extension [Argument<Tensor>] {
    /// The tensors in the trees, each as a tree of its own.
    var values: [Argument<Tensor>] { flatMap(\.leaves).map { .leaf($0) } }
}

extension Argument<Int> {
    /// The arrangement of values, which stand as `tensor`.
    var formText: String { pythonRepr { _ in "tensor" } }
}
