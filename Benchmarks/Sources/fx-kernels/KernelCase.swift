// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// One kernel at one size, as a line of `kernels.py` names it: an operator and its numbers.
struct KernelCase {
    /// Runs the operator once.
    let body: () throws -> Any

    /// A line that no operator takes.
    struct UnknownCase: Error, CustomStringConvertible {
        let description: String
    }

    init(_ line: Substring) throws {
        let parts = line.split(separator: " ")
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard let name = parts.first, numbers.count == parts.count - 1,
            let body = Self.body(String(name), numbers)
        else { throw UnknownCase(description: "there is no kernel case '\(line)'") }
        self.body = body
    }

    private static func body(_ name: String, _ numbers: [Int]) -> (() throws -> Any)? {
        for family in families where family.operators.contains(name) {
            return family.make(name, numbers)
        }
        return nil
    }

    /// Operators whose inputs are made alike.
    struct Family: Sendable {
        var operators: [String]
        var make: @Sendable (String, [Int]) -> (() throws -> Any)?
    }

    private static let families = [products, convolutions, pools, norms, rows, elementwise, copies]

    /// Random inputs, the same in each run.
    static func random(_ shape: [Int]) -> Tensor {
        var generator = SeededGenerator(seed: 7)
        return Tensor.randn(shape, generator: &generator)
    }

    /// A tensor with its dimensions in another order, in the same memory.
    static func permuted(_ tensor: Tensor, _ order: [Int]) -> Tensor {
        let sorted = call("permute.default", [.leaf(tensor), .list(order.map { .int($0) })])
        return (try? sorted() as? Argument<Tensor>)?.leaf ?? tensor
    }

    /// Calls an operator by the name of its overload, as an interpreter does.
    static func call(
        _ name: String, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor> = [:]
    ) -> () throws -> Any {
        let callee = Callee.function(FunctionTarget("torch.ops.aten." + name))
        return { try callOperator(callee, arguments, keywords) }
    }
}
