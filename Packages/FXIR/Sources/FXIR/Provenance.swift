// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Where a node comes from: the user's line and module, and what made or changed it since.
///
/// Copies share their contents until one is changed: nodes recorded in one place cost a word each.
///
/// - SeeAlso: `torch.fx.Node.stack_trace`, `meta["nn_module_stack"]`, `meta["from_node"]`
public struct Provenance: Sendable {
    /// The shared contents; changed only where one value holds them.
    private final class Contents: @unchecked Sendable {
        var location: SourceLocation?
        var modules: [ModuleFrame]
        var steps: [String]

        init(_ location: SourceLocation?, _ modules: [ModuleFrame], _ steps: [String]) {
            self.location = location
            self.modules = modules
            self.steps = steps
        }
    }

    private var contents: Contents

    public init(
        location: SourceLocation? = nil, modules: [ModuleFrame] = [], steps: [String] = []
    ) {
        contents = Contents(location, modules, steps)
    }

    /// The line of the user's program that was running when the node was recorded.
    public var location: SourceLocation? {
        get { contents.location }
        set { own().location = newValue }
    }

    /// The modules whose `forward` was running, outermost first, with their types.
    public var modules: [ModuleFrame] {
        get { contents.modules }
        set { own().modules = newValue }
    }

    /// The passes and rules that made or changed the node, in order.
    public var steps: [String] {
        get { contents.steps }
        set { own().steps = newValue }
    }

    private mutating func own() -> Contents {
        if !isKnownUniquelyReferenced(&contents) {
            contents = Contents(contents.location, contents.modules, contents.steps)
        }
        return contents
    }
}

extension Provenance: Hashable {
    public static func == (lhs: Provenance, rhs: Provenance) -> Bool {
        lhs.contents === rhs.contents
            || lhs.location == rhs.location && lhs.modules == rhs.modules && lhs.steps == rhs.steps
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(location)
        hasher.combine(modules)
        hasher.combine(steps)
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
