// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Testing

/// Metadata of a type of its own.
private struct Cost: MetadataValue, Equatable {
    var flops: Int
    var unit: String

    init(flops: Int, unit: String) {
        self.flops = flops
        self.unit = unit
    }

    var metadataLiteral: Literal { .tuple([.int(flops), .string(unit)]) }

    init?(metadataLiteral literal: Literal) {
        guard case .tuple(let items) = literal, items.count == 2, let flops = items[0].int,
            let unit = items[1].string
        else { return nil }
        self.init(flops: flops, unit: unit)
    }
}

private let cost = MetadataKey<Cost>("MetadataTests.cost")
private let scales = MetadataKey<[Double]>("MetadataTests.scales")
private let unknown = MetadataKey<Literal>("MetadataTests.unknown")
private let ownAnalysis = MetadataKey<Int>("MetadataTests.analysis")

private func node(_ body: (Node) -> Void) throws -> Graph {
    let graph = Graph()
    body(try graph.placeholder("x"))
    return graph
}

private func reopened(_ graph: Graph) throws -> Node {
    let copy = try ModelArchive(json: ModelArchive(graph: graph).json()).graph
    return try #require(copy.nodes.first)
}

@Suite struct `Metadata` {
    init() {
        MetadataRegistry.register(cost)
        MetadataRegistry.register(scales)
    }

    @Test func `of registered keys comes back with its type`() throws {
        let copy = try reopened(
            node {
                $0.metadata[cost] = Cost(flops: 7, unit: "é")
                $0.metadata[scales] = [1.5, -0.0, .infinity]
            })
        #expect(copy.metadata[cost] == Cost(flops: 7, unit: "é"))
        #expect(
            copy.metadata[scales]?.map(\.bitPattern) == [1.5, -0.0, .infinity].map(\.bitPattern))
        #expect(copy.metadata.names == ["MetadataTests.cost", "MetadataTests.scales"])
    }

    @Test func `of unknown keys is kept as it is in the file`() throws {
        let value: Literal = ["a": .list([1, 2.0, nil, .dtype(.int8)])]
        let graph = try node { $0.metadata[unknown] = value }
        let copy = try reopened(graph)
        #expect(copy.metadata[unknown] == value)
        #expect(try reopened(copy.graph).metadata[unknown] == value)
    }

    @Test func `that is an analysis' own is not stored`() throws {
        let copy = try reopened(node { $0.metadata[ownAnalysis] = 3 })
        #expect(copy.metadata.isEmpty)
    }

    @Test func `is stored in one order`() throws {
        let one = try node {
            $0.metadata[unknown] = 1
            $0.metadata[cost] = Cost(flops: 1, unit: "")
        }
        let other = try node {
            $0.metadata[cost] = Cost(flops: 1, unit: "")
            $0.metadata[unknown] = 1
        }
        #expect(try ModelArchive(graph: one).json() == ModelArchive(graph: other).json())
    }

    @Test func `that a registered type cannot be is refused with its place`() throws {
        let graph = try node { $0.metadata[MetadataKey<Literal>(cost.name)] = 3 }
        let error = #expect(throws: ArchiveError.self) {
            try ModelArchive(json: ModelArchive(graph: graph).json(), source: "m")
        }
        #expect(
            error?.description
                == "m: graph.nodes[0].metadata[0]: expected a value that 'MetadataTests.cost' can "
                + "have, found 3")
    }
}
