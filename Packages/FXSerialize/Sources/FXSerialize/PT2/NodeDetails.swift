// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a program says of a node beside what it does.
struct NodeDetails {
    let provenance: Provenance?
    var spec: Argument<ValueSpec>?
    private var kept: [ArgumentEntry<Never>] = []

    private static let knownKeys: [StaticString] = [
        "target", "inputs", "outputs", "metadata", "is_hop_single_tensor_return", "name",
    ]

    init(provenance: Provenance?) { self.provenance = provenance }

    init(_ node: JSONCursor, _ origins: ProgramOrigins) {
        let metadata = node.optional("metadata")?.json ?? .none
        provenance = origins.provenance(metadata)
        if metadata.entries?.isEmpty == false { kept.append(ArgumentEntry("metadata", metadata)) }
        if node.keyCount > Self.knownKeys.count {
            let rest = node.json(without: Self.knownKeys)
            if rest.entries?.isEmpty == false { kept.append(ArgumentEntry("node", rest)) }
        }
    }

    /// Notes what is known of the node's one result.
    mutating func note(_ value: ProgramValue, _ name: String) {
        spec = value.spec.map { .leaf($0) }
        if let original = value.original { kept.append(ArgumentEntry("value", original)) }
    }

    func put(into node: Node) {
        var metadata = NodeMetadata()
        if let spec {
            var hasOthers = false
            let tensors = spec.flatMap { value -> Argument<TensorSpec> in
                if let tensor = value.tensor { return .leaf(tensor) }
                if let number = value.dimension?.value { return .int(number) }
                hasOthers = true
                return .none
            }
            if hasOthers { metadata[.value] = spec } else { metadata[.spec] = tensors }
        }
        if let provenance { metadata[.provenance] = provenance }
        if !kept.isEmpty { metadata[.exported] = .dictionary(kept) }
        if !metadata.isEmpty { node.metadata = metadata }
    }
}
