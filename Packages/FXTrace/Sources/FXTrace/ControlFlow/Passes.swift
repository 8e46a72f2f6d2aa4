// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Runs functions along the first axis of tensors: what `torch.scan` and `torch.map` do where
/// nothing is traced, and what an interpreter does with their graphs.
enum Passes {
    /// Why there is no result.
    enum Failure: Error, CustomStringConvertible {
        case noElements
        case lengths([Int])
        case form(String)

        var description: String {
            switch self {
            case .noElements: "there is no element to run the function on"
            case .lengths(let lengths): "the tensors have \(lengths) elements along the first axis"
            case .form(let text): "the function gave \(text)"
            }
        }
    }

    /// Runs a scan; the outputs are stacked.
    static func scan(
        _ initial: Argument<Tensor>, over elements: Argument<Tensor>, _ combine: Tracer.Function
    ) throws -> Argument<Tensor> {
        var state = initial
        var outputs: [Argument<Tensor>] = []
        for element in try slices(elements) {
            let result = try combine([state, element])
            guard let items = result.items, items.count == 2 else {
                throw Failure.form("no pair of state and output")
            }
            state = items[0]
            outputs.append(items[1])
        }
        return .tuple([state, try stack(outputs)])
    }

    /// Runs a function on each element; the results are stacked.
    static func map(
        over elements: Argument<Tensor>, _ function: Tracer.Function
    ) throws -> Argument<Tensor> {
        try stack(try slices(elements).map { try function([$0]) })
    }

    /// The trees of the elements along the first axis.
    private static func slices(_ elements: Argument<Tensor>) throws -> [Argument<Tensor>] {
        let lengths = try elements.leaves.map { tensor in
            guard let length = tensor.extents.first else { throw Failure.noElements }
            return length
        }
        guard let count = lengths.first, count > 0 else { throw Failure.noElements }
        guard lengths.allSatisfy({ $0 == count }) else { throw Failure.lengths(lengths) }
        return try (0..<count).map { index in
            try elements.flatMap { tensor in
                try callOperator(
                    .function(.operator.getitem), [.leaf(tensor), .int(index)], [:])
            }
        }
    }

    /// Puts trees of one form on one another, along a new first axis.
    private static func stack(_ trees: [Argument<Tensor>]) throws -> Argument<Tensor> {
        guard let first = trees.first else { throw Failure.noElements }
        let leaves = trees.map(\.leaves)
        guard leaves.allSatisfy({ $0.count == leaves[0].count }) else {
            throw Failure.form("another number of values in another pass")
        }
        var index = 0
        return try first.flatMap { _ in
            defer { index += 1 }
            let column = Argument<Tensor>.list(leaves.map { .leaf($0[index]) })
            return try callOperator(.function("torch.stack"), [column], [:])
        }
    }
}

extension Passes {
    // Eagerly, where a failure is a precondition failure or the scope's error, as with any operator.

    static func scan(
        _ initial: Argument<Tensor>, _ elements: Argument<Tensor>, _ combine: Tracer.Function
    ) -> Argument<Tensor> {
        eagerly("torch.scan") { try scan(initial, over: elements, combine) }
    }

    static func map(
        _ elements: Argument<Tensor>, _ function: Tracer.Function
    ) -> Argument<Tensor> {
        eagerly("torch.map") { try map(over: elements, function) }
    }

    private static func eagerly(
        _ operation: String, _ action: () throws -> Argument<Tensor>
    ) -> Argument<Tensor> {
        do {
            return try action()
        } catch let error as TensorError {
            return .leaf(.failing(error))
        } catch {
            return .leaf(
                .failing(
                    .invalidValue(
                        operation: operation, value: "\(error)",
                        expected: "what it can go through")))
        }
    }

    /// A part of a result as the program's type.
    static func output<Output: ArgumentConvertible>(
        _ result: Argument<Tensor>, _ index: Int? = nil
    ) -> Output {
        let failed = result.leaf.flatMap { $0.isPoisoned ? $0 : nil }
        let item = index.map { result.items?[$0] ?? .none } ?? result
        if failed == nil, let output = Output(argument: item) { return output }
        return Output.standing(
            for: failed
                ?? .failing(
                    .invalidValue(
                        operation: "torch.scan", value: "the result", expected: "\(Output.self)")))
    }
}
