// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// The name and type of one piece of metadata.
///
///     extension MetadataKey where Value == Double {
///         static var cost: MetadataKey { MetadataKey("cost") }
///     }
///     node.metadata[.cost] = 1.5
public struct MetadataKey<Value: Sendable>: Sendable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// What analyses know of a node beside what it computes.
///
/// Metadata is copied with its node. It does not count as a change of the graph.
///
/// - SeeAlso: `torch.fx.Node.meta`
public struct NodeMetadata: Sendable {
    private var entries: [(name: String, value: any Sendable)] = []

    // The two pieces that nearly every node has are kept without a box.
    var provenance: Provenance?
    var spec: Argument<TensorSpec>?

    public init() {}

    /// The value of a key; nil where there is none, or one of another type.
    public subscript<Value>(key: MetadataKey<Value>) -> Value? {
        get {
            if key.name == Self.provenanceName { return provenance as? Value }
            if key.name == Self.specName, let spec = spec as? Value { return spec }
            return entries.first { $0.name == key.name }?.value as? Value
        }
        set {
            if key.name == Self.provenanceName {
                provenance = newValue as? Provenance
                return
            }
            entries.removeAll { $0.name == key.name }
            if key.name == Self.specName {
                spec = newValue as? Argument<TensorSpec>
                if spec != nil { return }
            }
            if let newValue { entries.append((key.name, newValue)) }
        }
    }

    /// Whether a key has a value, of any type.
    public func has<Value>(_ key: MetadataKey<Value>) -> Bool {
        switch key.name {
        case Self.provenanceName: provenance != nil
        case Self.specName where spec != nil: true
        default: entries.contains { $0.name == key.name }
        }
    }

    public var isEmpty: Bool { entries.isEmpty && provenance == nil && spec == nil }

    /// The names of the keys that have a value.
    public var names: [String] {
        (spec == nil ? [] : [Self.specName]) + entries.map(\.name)
            + (provenance == nil ? [] : [Self.provenanceName])
    }

    fileprivate static let provenanceName = "provenance"
    fileprivate static let specName = "spec"
}

extension MetadataKey where Value == Argument<TensorSpec> {
    /// Dtype and shape of the node's value, a tree where it is not one tensor.
    ///
    /// - SeeAlso: `meta["tensor_meta"]` in torch.fx
    public static var spec: MetadataKey { MetadataKey(NodeMetadata.specName) }
}

extension MetadataKey where Value == Provenance {
    /// Where the node comes from.
    public static var provenance: MetadataKey { MetadataKey(NodeMetadata.provenanceName) }
}

extension MetadataKey where Value == Bool {
    /// Whether the call is of a user's function that tracing was told not to look into.
    ///
    /// - SeeAlso: `torch.fx.wrap`, `meta["is_wrapped"]`
    public static var isWrapped: MetadataKey { MetadataKey("is_wrapped") }
}
