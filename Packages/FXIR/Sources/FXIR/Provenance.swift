// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Where a node comes from: the user's line and module, and what made or changed it since.
///
/// - SeeAlso: `torch.fx.Node.stack_trace`, `meta["nn_module_stack"]`, `meta["from_node"]`
public struct Provenance: Hashable, Sendable {
    /// The line of the user's program that was running when the node was recorded.
    public var location: SourceLocation?

    /// The modules whose `forward` was running, outermost first, with their types.
    public var modules: [ModuleFrame] = []

    /// The passes and rules that made or changed the node, in order.
    public var steps: [String] = []

    public init(
        location: SourceLocation? = nil, modules: [ModuleFrame] = [], steps: [String] = []
    ) {
        self.location = location
        self.modules = modules
        self.steps = steps
    }
}

/// A module on the way from the root to a call.
public struct ModuleFrame: Hashable, Sendable {
    public var path: ModulePath
    public var typeName: String

    public init(path: ModulePath, typeName: String) {
        self.path = path
        self.typeName = typeName
    }
}
