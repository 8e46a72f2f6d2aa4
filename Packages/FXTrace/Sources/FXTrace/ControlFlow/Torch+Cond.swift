// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
public import FXTensor

extension torch {
    /// Runs one of two functions, as a condition says.
    ///
    ///     let y = torch.cond(x.sum() > 0, x) { x in x.sin() } else: { x in x.cos() }
    ///
    /// Where the condition is a value of a trace both are recorded, each into a graph of its own, and
    /// one runs when the graph does. What they use from outside is passed to them by itself. Where
    /// the condition is known, in a trace too, only one runs.
    ///
    /// - Parameters:
    ///   - predicate: One element.
    ///   - operands: What both functions are passed.
    ///   - then: Runs where the element is not 0.
    ///   - other: Runs where it is 0. Gives tensors in the same arrangement.
    /// - SeeAlso: `torch.cond`
    public static func cond<each Operand: ArgumentConvertible, Output: ArgumentConvertible>(
        _ predicate: Tensor, _ operands: repeat each Operand, fileID: StaticString = #fileID,
        line: Int = #line, then: (repeat each Operand) -> Output,
        else other: (repeat each Operand) -> Output
    ) -> Output {
        guard let tracer = Tracer.tracer(of: [.leaf(predicate)]) else {
            return Bool(predicate, fileID: fileID, line: line)
                ? then(repeat each operands) : other(repeat each operands)
        }
        let location = SourceLocation(file: fileID, line: line)
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each operands).argument)
        var results = tracer.results(at: location) {
            try tracer.recordCond(
                predicate, arguments, then: { try Module().apply(then, $0) },
                else: { try Module().apply(other, $0) }, at: location)
        }
        return results.next(Output.self)
    }

    /// Runs one of two functions that give several values.
    ///
    /// - SeeAlso: `torch.cond`
    @_disfavoredOverload
    public static func cond<each Operand: ArgumentConvertible, each Output: ArgumentConvertible>(
        _ predicate: Tensor, _ operands: repeat each Operand, fileID: StaticString = #fileID,
        line: Int = #line, then: (repeat each Operand) -> (repeat each Output),
        else other: (repeat each Operand) -> (repeat each Output)
    ) -> (repeat each Output) {
        guard let tracer = Tracer.tracer(of: [.leaf(predicate)]) else {
            return Bool(predicate, fileID: fileID, line: line)
                ? then(repeat each operands) : other(repeat each operands)
        }
        let location = SourceLocation(file: fileID, line: line)
        var arguments: [Argument<Tensor>] = []
        repeat arguments.append((each operands).argument)
        var results = tracer.results(at: location) {
            try tracer.recordCond(
                predicate, arguments, then: { try Module().apply(then, $0) },
                else: { try Module().apply(other, $0) }, at: location)
        }
        results.count = count(repeat (each Output).self)
        return (repeat results.next((each Output).self))
    }

    static func count<each Value>(_ type: repeat (each Value).Type) -> Int {
        var count = 0
        for _ in repeat each type { count += 1 }
        return count
    }
}

/// The values of a recorded call, given back to a program that wants them in its own types.
struct ControlFlowResults {
    let value: Argument<Tensor>
    let tracer: Tracer
    /// The number of values that the program wants.
    var count = 1
    private var index = 0

    init(_ value: Argument<Tensor>, _ tracer: Tracer) {
        self.value = value
        self.tracer = tracer
    }

    mutating func next<Output: ArgumentConvertible>(_: Output.Type) -> Output {
        defer { index += 1 }
        let items = value.items ?? []
        let item = count == 1 ? value : items.indices.contains(index) ? items[index] : .none
        if let output = Output(argument: item) { return output }
        return Output.standing(for: tracer.dummy)
    }
}

extension Tracer {
    /// Runs the recording of a call with bodies; where it fails, the trace does, and dummies result.
    final func results(
        at location: SourceLocation, _ action: () throws -> Argument<Tensor>
    ) -> ControlFlowResults {
        guard isHere else { return ControlFlowResults(.leaf(misplaced(location)), self) }
        do {
            return ControlFlowResults(try action(), self)
        } catch {
            fail(kind(of: error), location: location)
            return ControlFlowResults(.leaf(dummy), self)
        }
    }
}
