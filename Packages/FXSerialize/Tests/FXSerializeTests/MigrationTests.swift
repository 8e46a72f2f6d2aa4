// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

@testable import FXSerialize

/// A version before the first: `op` was called `opcode`, and there were no keyword arguments.
private let withVersion0 = FormatMigrations(
    oldest: 0,
    steps: [
        0: { root throws(ArchiveError) in
            for node in try root.required("graph").required("nodes").items() {
                node.rename("opcode", to: "op")
                node.set(JSONBuilder.array([]), at: "kwargs")
            }
            root.set(JSONBuilder.array([]), at: "state")
        }
    ])

private let old = #"""
    {"format":"swift-fx","version":0,"graph":{"nodes":[
    {"name":"x","opcode":"placeholder","target":"x","args":[1.50]},
    {"name":"output","opcode":"output","target":"output","args":[{"node":"x"}]}]}}
    """#

private func message(_ text: String, _ migrations: FormatMigrations) -> String? {
    do {
        _ = try ModelArchive(json: Array(text.utf8), source: "m", migrations: migrations)
        return nil
    } catch { return "\(error)" }
}

@Suite struct `A file of an older version` {
    @Test func `is brought to the version of today`() throws {
        let archive = try ModelArchive(
            json: Array(old.utf8), source: "m", migrations: withVersion0)
        #expect(
            archive.graph.description == """
                graph():
                    %x : [num_users=1] = placeholder[target=x](default=1.5)
                    return x
                """)
        #expect(
            try ModelArchive(json: archive.json()).graph.description
                == archive.graph.description)
    }

    @Test func `is checked as one of today`() {
        let broken = old.replacing(#"{"node":"x"}"#, with: #"{"node":"y"}"#)
        #expect(
            message(broken, withVersion0)
                == "m: graph.nodes[1].args[0].node: no node above is called \"y\"; "
                + "arguments name nodes that run before")
        let other = old.replacing(#""graph":"#, with: #""grape":"#)
        #expect(message(other, withVersion0) == "m: the key 'graph' is missing")
    }

    @Test func `without a way to today is refused by its number`() {
        let found = "m: has version 0 of the format; this library reads 1 to 1"
        #expect(message(old, .standard) == found)
        #expect(message(old, FormatMigrations(oldest: 0, steps: [:])) == found)
        let newer = old.replacing(#""version":0"#, with: #""version":9223372036854775807"#)
        #expect(
            message(newer, .standard)
                == "m: has version 9223372036854775807 of the format; this library reads 1 to 1, "
                + "a newer one may read it")
        let negative = old.replacing(#""version":0"#, with: #""version":-1"#)
        #expect(
            message(negative, withVersion0)
                == "m: has version -1 of the format; this library reads 0 to 1")
    }
}
