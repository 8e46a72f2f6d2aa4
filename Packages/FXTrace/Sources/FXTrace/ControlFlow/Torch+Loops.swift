// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
public import FXTensor

extension torch {
    /// Runs a function on its own results while a condition holds.
    ///
    ///     let (n, y) = torch.whileLoop(n, x, while: { n, y in n > 0 }, do: { n, y in (n - 1, y * 2) })
    ///
    /// Where a part of the state is a value of a trace, condition and body are recorded, each into a
    /// graph of its own. What they use from outside is passed to them by itself. Passes of a known
    /// state are run, in a trace too. A counter is a `SymInt`, and a plain number of the call:
    ///
    ///     torch.whileLoop(SymInt(0), x, while: { i, _ in i.lt(10) }, do: { i, x in (i + 1, x * 2) })
    ///
    /// - Parameters:
    ///   - state: What the functions are passed first.
    ///   - condition: Gives one element; the loop ends where it is 0.
    ///   - body: Gives the next state, in the same arrangement.
    /// - SeeAlso: `torch.while_loop`
    public static func whileLoop<each State: ArgumentConvertible>(
        _ state: repeat each State, fileID: StaticString = #fileID, line: Int = #line,
        while condition: (repeat each State) -> Tensor,
        do body: (repeat each State) -> (repeat each State)
    ) -> (repeat each State) {
        var state = (repeat each state)
        while true {
            var arguments: [Argument<Tensor>] = []
            repeat arguments.append((each state).argument)
            if let tracer = Tracer.tracer(of: arguments) {
                let location = SourceLocation(file: fileID, line: line)
                var types: [any ArgumentConvertible.Type] = []
                repeat types.append((each State).self)
                var results = tracer.results(at: location) {
                    try tracer.recordWhileLoop(
                        LoopState(arguments, types), while: { try Module().apply(condition, $0) },
                        do: { try Module().apply(body, $0) }, at: location)
                }
                results.count = arguments.count
                return (repeat results.next((each State).self))
            }
            let goesOn = condition(repeat each state)
            guard Bool(goesOn, fileID: fileID, line: line) else { return state }
            state = body(repeat each state)
        }
    }

    /// Passes a state through a function along the first axis of tensors, and stacks what else the
    /// function gives.
    ///
    ///     let (sum, sums) = torch.scan(x[0] * 0, over: x) { sum, row in (sum + row, sum + row) }
    ///
    /// - Parameters:
    ///   - initial: The first state.
    ///   - elements: Tensors of one length along the first axis.
    ///   - combine: Gives the next state, and the output of this element.
    /// - Returns: The last state, and the outputs along a new first axis.
    /// - Precondition: There is an element.
    /// - SeeAlso: `torch._higher_order_ops.scan`
    public static func scan<
        State: ArgumentConvertible, Element: ArgumentConvertible, Output: ArgumentConvertible
    >(
        _ initial: State, over elements: Element, fileID: StaticString = #fileID, line: Int = #line,
        _ combine: (State, Element) -> (State, Output)
    ) -> (State, Output) {
        let arguments = [initial.argument, elements.argument]
        func program(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
            try Module().apply(combine, arguments)
        }
        guard let tracer = Tracer.tracer(of: arguments) else {
            let result = Passes.scan(arguments[0], arguments[1], program)
            return (Passes.output(result, 0), Passes.output(result, 1))
        }
        let location = SourceLocation(file: fileID, line: line)
        var results = tracer.results(at: location) {
            try tracer.recordScan(arguments[0], over: arguments[1], program, at: location)
        }
        results.count = 2
        return (results.next(State.self), results.next(Output.self))
    }

    /// Runs a function on each element along the first axis of tensors, and stacks what it gives.
    ///
    ///     let norms = torch.map(x) { row in (row * row).sum() }
    ///
    /// - Parameters:
    ///   - elements: Tensors of one length along the first axis.
    ///   - function: What is run; it may use values from outside.
    /// - Precondition: There is an element.
    /// - SeeAlso: `torch._higher_order_ops.map`
    public static func map<Element: ArgumentConvertible, Output: ArgumentConvertible>(
        _ elements: Element, fileID: StaticString = #fileID, line: Int = #line,
        _ function: (Element) -> Output
    ) -> Output {
        func program(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
            try Module().apply(function, arguments)
        }
        guard let tracer = Tracer.tracer(of: [elements.argument]) else {
            return Passes.output(Passes.map(elements.argument, program))
        }
        let location = SourceLocation(file: fileID, line: line)
        var results = tracer.results(at: location) {
            try tracer.recordMap(elements.argument, program, at: location)
        }
        return results.next(Output.self)
    }
}
