// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// One place of a program that calls an operator, and what the operator meant there last.
///
/// While the arguments are of the same kinds, overload and kernel need not be found again.
///
/// A site is used by one task at a time.
final class OperatorCallSite {
    /// An overload with its kernel, and the call that is handed to it.
    private final class Link {
        let binding: CallBinding<Tensor>
        let kernel: KernelTable.Kernel
        /// Holds the literals; other arguments are put in for each call.
        @exclusivity(unchecked) var call: OperatorCall<Tensor>

        init(_ binding: CallBinding<Tensor>, _ kernel: @escaping KernelTable.Kernel) {
            self.binding = binding
            self.kernel = kernel
            call = OperatorCall(schema: binding.schema, arguments: [])
        }

        func run(
            _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
        ) throws -> Argument<Tensor> {
            if call.arguments.isEmpty {
                call.arguments = binding.bind(arguments, keywords)
            } else {
                binding.bind(arguments, keywords, into: &call.arguments)
            }
            defer { binding.clear(&call.arguments) }
            return try kernel(call)
        }
    }

    let callee: Callee

    private let structural: StructuralOperation?
    @exclusivity(unchecked) private var link: Link?
    @exclusivity(unchecked) private var isBusy = false

    init(_ callee: Callee) {
        self.callee = callee
        structural = callee.structuralOperation
    }

    /// Runs the operator.
    func call(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        if let link, !isBusy, link.binding.fits(arguments, keywords) {
            isBusy = true
            defer { isBusy = false }
            return try link.run(arguments, keywords)
        }
        return try findAndCall(arguments, keywords)
    }

    private func findAndCall(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        // Values of a trace are recorded, sizes of them too: that is for the operator to see.
        let leaves = arguments.flatMap(\.leaves) + keywords.entries.flatMap(\.value.leaves)
        if leaves.contains(where: { $0.isTraced || $0.isPoisoned }) {
            return try callOperator(callee, arguments, keywords)
        }
        if let structural, let result = try structural(arguments, keywords) { return result }
        guard !isBusy, let link = findLink(arguments, keywords) else {
            return try callOperator(callee, arguments, keywords)
        }
        self.link = link
        isBusy = true
        defer { isBusy = false }
        return try link.run(arguments, keywords)
    }

    /// Nil where the call cannot be remembered, or fits no overload.
    private func findLink(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) -> Link? {
        var kernel: KernelTable.Kernel?
        let binding = try? CallBinding(arguments, keywords) { places, names, kind in
            let linked = try LinkedOperator(callee, places, names, leafKind: kind)
            kernel = linked.kernel
            return linked.call
        }
        guard let binding, let kernel else { return nil }
        return Link(binding, kernel)
    }
}
