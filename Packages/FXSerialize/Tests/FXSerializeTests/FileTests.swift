// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Foundation
import Testing

@Suite struct `Files` {
    @Test func `are replaced whole and leave nothing beside them`() throws {
        try TemporaryFolder.with { temporary in
            let folder = temporary.path
            let path = folder + "/model é.json"
            let archive = try ModelArchive(graph: GoldenGraph.named("seed_topk").build())
            try Data("old".utf8).write(to: URL(filePath: path))
            try archive.write(to: path)
            try archive.write(to: path)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names == ["model é.json"])
            #expect(try Array(Data(contentsOf: URL(filePath: path))) == archive.json())
            #expect(try ModelArchive(contentsOf: path).json() == archive.json())
        }
    }

    @Test func `that cannot be written leave nothing behind`() throws {
        try TemporaryFolder.with { temporary in
            let folder = temporary.path
            let archive = ModelArchive(graph: Graph())
            try FileManager.default.createDirectory(
                atPath: folder + "/taken", withIntermediateDirectories: false)
            #expect(
                message { try archive.write(to: folder + "/taken", as: .json) }
                    == "\(folder)/taken: cannot be written: it is a folder")
            #expect(
                message { try archive.write(to: folder + "/missing/m.json") }
                    == "\(folder)/missing/m.json: cannot be written: No such file or directory")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["taken"])
        }
    }

    @Test func `that cannot be read say why`() throws {
        try TemporaryFolder.with { temporary in
            let folder = temporary.path
            #expect(
                message { _ = try ModelArchive(contentsOf: folder) }
                    == "\(folder): there is no 'graph.json' in it")
            let missing = folder + "/missing.json"
            #expect(
                message { _ = try ModelArchive(contentsOf: missing) }
                    == "\(missing): cannot be read: No such file or directory")
            let empty = folder + "/empty.json"
            try Data().write(to: URL(filePath: empty))
            #expect(
                message { _ = try ModelArchive(contentsOf: empty) }
                    == "\(empty): line 1, column 1 (byte 0): "
                    + "expected a value, found the end of the text")
            #expect(
                message { _ = try ModelArchive(contentsOf: "/dev/null") }
                    == "/dev/null: cannot be read: it is no plain file")
        }
    }
}
