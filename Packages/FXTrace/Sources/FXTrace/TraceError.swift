// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor

/// Why a trace failed, where, and how to write it so that it works.
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
        /// `forward` does not take traced values.
        case wrongArguments(ModuleError)
        /// Recording made an edit that the graph refused.
        case graph(GraphError)
    }

    public var kind: Kind

    /// The line where it happened, where that is known.
    public var location: SourceLocation?

    /// The path of the module whose `forward` was running.
    public var modulePath: ModulePath

    public init(_ kind: Kind, location: SourceLocation? = nil, modulePath: ModulePath = "") {
        self.kind = kind
        self.location = location
        self.modulePath = modulePath
    }
}

extension TraceError: CustomStringConvertible {
    public var description: String {
        var text = kind.message
        if let location { text += "\n  at \(location)" }
        if !modulePath.isRoot { text += "\n  in module '\(modulePath)'" }
        return text + "\n  " + kind.wayOut
    }
}

extension TraceError.Kind {
    fileprivate var message: String {
        switch self {
        case .misuse(let misuse): misuse.description
        case .moduleOutsideRoot(let type):
            "a \(type) was called that is not installed as a submodule of what is traced"
        case .notCallable(let type): "\(type) cannot be traced: it does not conform to Callable"
        case .wrongArguments(let error): error.description
        case .graph(let error): error.description
        }
    }

    fileprivate var wayOut: String {
        switch self {
        case .misuse:
            "Compute with the value instead, or make the module a leaf: Tracer.isLeaf(_:at:)."
        case .moduleOutsideRoot: "Keep it in a property of a module inside the root."
        case .notCallable: "Conform to Layer ... Layer4, or write Callable's three lines by hand."
        case .wrongArguments: "Inputs of a trace are tensors, or types made of tensors."
        case .graph: "This is an error of the tracer; please report it."
        }
    }
}
