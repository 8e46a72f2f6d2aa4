// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Foundation
import Testing

@testable import FXSerialize

/// Calls a closure with the documented schema.
private func withSchema(_ body: (JSONSchemaChecker) throws -> Void) throws {
    let file = GoldenFixture.repository.appending(path: "docs/format.schema.json")
    let document = try JSONDocument(Array(Data(contentsOf: file)), source: file.path)
    let tree = JSONTree(try document.readWhole(), source: file.path)
    try withExtendedLifetime(tree) { try body(JSONSchemaChecker(JSONCursor(tree))) }
}

private func problems(_ text: [UInt8], _ checker: JSONSchemaChecker) throws -> [String] {
    let tree = JSONTree(try JSONDocument(text, source: "m").readWhole(), source: "m")
    return withExtendedLifetime(tree) { checker.problems(of: JSONCursor(tree)) }
}

/// Texts that the reader refuses for their form, by what the schema says of them.
private let bad: [(old: String, new: String)] = [
    (#""version":1"#, #""version":2"#), (#""state""#, #""stat""#),
    (#""op":"call_function""#, #""op":"call""#), (#""name":"add""#, #""name":"a b""#),
    (#"{"node":"x"}"#, #"{"node":1}"#), (#"{"node":"x"}"#, #"{"node":"x","list":[]}"#),
    (#"{"node":"x"}"#, "[]"), (#"["alpha",2]"#, #"["alpha"]"#),
    (#""kwargs":[]"#, #""kwargs":{}"#),
    (#"{"node":"x"}"#, #"{"dtype":"float8"}"#), (#"{"node":"x"}"#, #"{"double":"1"}"#),
    (#""kwargs":[]"#, #""kwargs":[],"provenance":{"file":0}"#),
    (#""state":[]"#, #""state":[{"path":"a"}]"#),
    (#""state":[]"#, #""state":[{"path":"a","buffer":{"dtype":"int8","shape":[]}}]"#),
]

@Suite struct `The documented schema` {
    @Test func `fits what is written`() throws {
        try withSchema { checker in
            #expect(try problems(ModelArchive.everything().json(), checker) == [])
            for seed in 0..<200 {
                let text = try ModelArchive(graph: RandomGraph.make(seed: UInt64(seed))).json()
                #expect(try problems(text, checker) == [], "seed \(seed)")
            }
            for golden in try GoldenGraph.all() {
                guard let graph = try? golden.build() else { continue }
                #expect(try problems(ModelArchive(graph: graph).json(), checker) == [])
            }
        }
    }

    @Test func `does not fit what is refused`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        try graph.output(graph.callFunction(.torch.add, [x, 1.0], ["alpha": 2]))
        let good = String(decoding: try ModelArchive(graph: graph).json(), as: UTF8.self)
        try withSchema { checker in
            let none = try problems(Array(good.utf8), checker)
            #expect(none == [])
            for (old, new) in bad {
                let text = Array(good.replacingOccurrences(of: old, with: new).utf8)
                let found = try problems(text, checker)
                #expect(found != [], "\(new)")
                #expect(throws: ArchiveError.self, "\(new)") { try ModelArchive(json: text) }
            }
        }
    }
}
