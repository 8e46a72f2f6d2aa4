// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

extension TraceError.Kind {
    /// What happened.
    var message: String {
        switch self {
        case .misuse(let misuse): misuse.description
        case .moduleOutsideRoot(let type):
            "a \(type) was called that is not installed as a submodule of what is traced"
        case .notCallable(let type): "\(type) cannot be traced: it does not conform to Callable"
        case .inputNotSymbolic(let name, let type):
            "the input '\(name)' of type \(type) cannot stand for a value of a trace"
        case .unknownConcreteArgument(let name, let inputs):
            "there is no input '\(name)'; the inputs are \(inputs.joined(separator: ", "))"
        case .wrongConcreteArgument(let name, let type, let found):
            "the input '\(name)' is of type \(type), and \(found) is none"
        case .wrongArguments(let error): error.description
        case .bodiesDiffer(let operation, let first, let second):
            "the bodies of \(operation) give values of different forms: \(first) and \(second)"
        case .stateChanged(let path):
            "'\(path)' was written to while tracing; the graph does not have the write"
        case .tracerInUse: "the tracer is tracing already"
        case .endlessDecomposition(let callee):
            "decomposing \(callee) gives calls that are decomposed again, without end"
        case .thrown(let text): "the traced function threw: \(text)"
        case .graph(let error): error.description
        }
    }

    /// How to write it so that it works.
    var wayOut: String {
        switch self {
        case .misuse(let misuse): misuse.wayOut
        case .moduleOutsideRoot: "Keep it in a property of a module inside the root."
        case .notCallable: "Conform to Layer ... Layer4, or write Callable's three lines by hand."
        case .inputNotSymbolic(let name, _):
            "Give its value, or its form with holes, to the trace: concreteArguments: "
                + "[\"\(name)\": ...]; or give it a default."
        case .unknownConcreteArgument: "Name one of the inputs."
        case .wrongConcreteArgument: "Give a value of the input's type; .hole keeps it symbolic."
        case .wrongArguments: "Inputs of a trace are tensors, or types made of tensors."
        case .bodiesDiffer: "Return tensors in the same arrangement from each."
        case .stateChanged:
            "Trace with TraceOptions(recordsBuffers: true), which records it, or in eval mode."
        case .tracerInUse: "Make a tracer for each trace."
        case .endlessDecomposition: "Let rules give only calls that no rule takes apart again."
        case .thrown: "Run the function eagerly to see why."
        case .graph: "This is an error of the tracer; please report it."
        }
    }
}
