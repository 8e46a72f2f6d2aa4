// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import Synchronization

// A trace that has failed goes on with dummies, which reach no kernel, and is thrown at its end.

extension Tracer {
    /// What stands for a value once the trace has failed: symbolic, so that no kernel sees it.
    final var dummy: Tensor { Tensor(TracedValue(recorder: self, id: -1, scope: -1)) }

    /// Notes the first failure; those after it mostly follow from it.
    final func fail(
        _ kind: TraceError.Kind, location: SourceLocation?, of value: TracedValue? = nil
    ) {
        guard isHere else {
            noteRemoteFailure(kind, location)
            return
        }
        guard failure == nil else { return }
        var error = TraceError(kind, location: location, modulePath: frames.last?.path ?? "")
        if let value, let node = node(of: value) {
            error.node = node.line
            error.inputs = node.inputs.map(\.line)
            error.location = error.location ?? node.location
        }
        failure = error
    }

    /// The node of a value that is known here.
    private final func node(of value: TracedValue) -> Node? {
        guard value.recorder === self, value.id >= 0 else { return nil }
        if value.scope == 0 { return graph.node(withID: value.id) }
        return bodies.first { $0.scope == value.scope }?.graph.node(withID: value.id)
    }

    /// Adds to a failure which call could not be recorded.
    final func describeFailure(
        _ operation: Operation, _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>
    ) {
        guard failure?.node == nil else { return }
        let values = (arguments + keywords.entries.map(\.value)).flatMap(\.leaves)
        failure?.node =
            "\(operation.opcode)[target=\(operation.targetText)]"
            + "(args = (\(arguments.graphText(\.name))), "
            + "kwargs = {\(keywords.entries.graphText(\.name))})"
        failure?.inputs = values.map(\.line)
    }

    /// The value of a call from another thread, or after the trace.
    final func misplaced(_ location: SourceLocation?) -> Tensor {
        noteRemoteFailure(.misuse(thread == nil ? .finishedTrace : .otherThread), location)
        return dummy
    }

    private final func noteRemoteFailure(_ kind: TraceError.Kind, _ location: SourceLocation?) {
        remoteFailure.withLock { failure in
            failure = failure ?? TraceError(kind, location: location)
        }
    }
}

extension Node {
    /// The line of the program that made the node, where it is known or can be found.
    fileprivate var location: SourceLocation? {
        provenance.location ?? metadata[.callStack]?.location
    }
}
