// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The one point through which every operator passes: recorded where an operand is a value of a
/// trace, computed by a kernel otherwise.
enum Dispatch {
    /// Runs a kernel or records a call.
    ///
    /// - Parameters:
    ///   - kind: The kinds of all operands together.
    ///   - kernel: Called only where every operand is concrete.
    @inline(__always)
    static func call(
        _ kind: TensorHandle.Kind, _ callee: @autoclosure () -> Callee,
        _ arguments: @autoclosure () -> [Argument<Tensor>],
        _ keywords: @autoclosure () -> KeywordArguments<Tensor> = [:],
        at location: @autoclosure () -> SourceLocation? = nil,
        kernel: () throws(TensorError) -> TensorStorage
    ) -> Tensor {
        if kind.isEmpty { return Tensor.eager(kernel) }
        return record(callee(), arguments(), keywords(), at: location())
    }

    /// Records a call in the trace of its operands.
    ///
    /// Whatever is wrong, the result has no elements: no dummy ever reaches a kernel.
    @inline(never)
    static func record(
        _ callee: Callee, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor> = [:], at location: SourceLocation? = nil
    ) -> Tensor {
        let operands = Operands(arguments, keywords)
        guard let first = operands.traced, let value = first.tracedValue else {
            return operands.poisoned ?? Tensor.failed(.unknownOperator(callee.description))
        }
        if let foreign = operands.foreign?.tracedValue {
            // Neither trace can be right.
            value.poison(.foreignValue, location: location)
            foreign.poison(.foreignValue, location: location)
            return first
        }
        if let failed = operands.poisoned?.handle as? PoisonedTensor {
            value.poison(.failedTensor(failed.error), location: location)
            return first
        }
        return value.recorder.record(callee, arguments, keywords, location: location)
    }

    /// The operands that a record must look at.
    private struct Operands {
        var traced: Tensor?
        var foreign: Tensor?
        var poisoned: Tensor?

        init(_ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>) {
            for argument in arguments { note(argument) }
            for entry in keywords.entries { note(entry.value) }
        }

        private mutating func note(_ argument: Argument<Tensor>) {
            // Most arguments are a tensor or a number: they need no walk.
            switch argument {
            case .leaf(let tensor): note(tensor)
            case .list, .tuple, .dictionary, .slice: argument.forEachLeaf { note($0) }
            default: break
            }
        }

        private mutating func note(_ tensor: Tensor) {
            if tensor.isPoisoned { poisoned = poisoned ?? tensor }
            guard let value = tensor.tracedValue else { return }
            if let known = traced?.tracedValue {
                if known.recorder !== value.recorder { foreign = foreign ?? tensor }
            } else {
                traced = tensor
            }
        }
    }
}

extension Tensor {
    /// The kind of the handle, for ``Dispatch``.
    @inline(__always)
    var kind: TensorHandle.Kind { handle.kind }
}

extension [Argument<Tensor>] {
    /// The kinds of all leaves together.
    var kind: TensorHandle.Kind {
        var result: TensorHandle.Kind = []
        for argument in self { argument.forEachLeaf { result.formUnion($0.kind) } }
        return result
    }
}
