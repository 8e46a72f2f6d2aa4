// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor

/// Why a trace failed, where, with what, and how to write it so that it works.
///
/// - SeeAlso: `torch.fx.proxy.TraceError`
public struct TraceError: Error, Hashable {
    public enum Kind: Hashable, Sendable {
        /// The program asked of a traced value what is known only when the graph runs.
        case misuse(TraceMisuse)
        /// A module was called that is not inside the one that is traced.
        case moduleOutsideRoot(type: String)
        /// The root cannot be run from arguments known only at run time.
        case notCallable(type: String)
        /// An input is of a type that cannot stand for a value of a trace, and has no value.
        case inputNotSymbolic(name: String, type: String)
        /// A value was given for an input that the function does not have.
        case unknownConcreteArgument(name: String, inputs: [String])
        /// The value given for an input is not of the input's type.
        case wrongConcreteArgument(name: String, type: String, found: String)
        /// `forward` does not take the inputs.
        case wrongArguments(ModuleError)
        /// The two branches of a condition, or the passes of a loop, give values of other forms.
        case bodiesDiffer(operation: String, first: String, second: String)
        /// The trace wrote to a tensor of the root: the write is lost to the graph.
        case stateChanged(ModulePath)
        /// The tracer is tracing already.
        case tracerInUse
        /// A rule of decomposition gives calls that it decomposes itself.
        case endlessDecomposition(String)
        /// The function threw an error of its own.
        case thrown(String)
        /// Recording made an edit that the graph refused.
        case graph(GraphError)
    }

    public var kind: Kind

    /// The line where it happened, where that is known.
    public var location: SourceLocation?

    /// The path of the module whose `forward` was running.
    public var modulePath: ModulePath

    /// The node that was misused, or the call that could not be recorded, as the graph prints it.
    public var node: String?

    /// The nodes that it gets its values from, as the graph prints them.
    public var inputs: [String]

    public init(
        _ kind: Kind, location: SourceLocation? = nil, modulePath: ModulePath = "",
        node: String? = nil, inputs: [String] = []
    ) {
        self.kind = kind
        self.location = location
        self.modulePath = modulePath
        self.node = node
        self.inputs = inputs
    }
}

extension TraceError: CustomStringConvertible {
    public var description: String {
        var text = kind.message
        if let location { text += "\n  at \(location)" }
        if !modulePath.isRoot { text += "\n  in module '\(modulePath)'" }
        if let node { text += "\n  of \(node)" }
        for input in inputs { text += "\n    from \(input)" }
        return text + "\n  " + kind.wayOut
    }
}
