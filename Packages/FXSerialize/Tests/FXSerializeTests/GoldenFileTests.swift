// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Foundation
import Testing

/// Files that a released version of the format has written; they are never changed.
private enum ReleasedFiles {
    static let folder = GoldenFixture.repository
        .appending(path: "Packages/FXSerialize/Tests/Fixtures")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }
}

@Suite struct `Files of version 1` {
    @Test func `with everything open, and say what they said`() throws {
        let bytes = try ReleasedFiles.bytes("v1/everything.json")
        let archive = try ModelArchive(json: bytes)
        let expected = try ModelArchive.everything()
        #expect(archive.graph.description == expected.graph.description)
        #expect(archive.schema == expected.schema)
        #expect(archive.root == expected.root)
        for (node, original) in zip(archive.graph.nodes, expected.graph.nodes) {
            #expect(node.provenance == original.provenance)
            #expect(node.metadata.names.count == original.metadata.names.count)
        }
        #expect(try archive.json() == bytes)
    }

    @Test func `of recorded graphs open, and say what they said`() throws {
        for name in ["seed_mymodule", "seed_topk_modified"] {
            let bytes = try ReleasedFiles.bytes("v1/\(name).json")
            let archive = try ModelArchive(json: bytes)
            #expect(try archive.graph.description == GoldenGraph.named(name).graph)
            #expect(try archive.json() == bytes)
        }
    }

    @Test(arguments: ["v1/weighted.zip", "v1/weighted"])
    func `with weights open, and say what they said`(_ name: String) throws {
        let path = ReleasedFiles.folder.appending(path: name).path
        let archive = try ModelArchive(contentsOf: path)
        #expect(try archive.facts() == ModelArchive.weighted().facts())
        try TemporaryFolder.with { folder in
            try archive.write(to: folder.path + "/m", as: .folder)
            for part in ["graph.json", "weights.safetensors"] {
                let released = try ReleasedFiles.bytes("v1/weighted/\(part)")
                #expect(try folder.bytes("m/\(part)") == released)
            }
        }
    }
}
