// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

private let graph = """
    {"format":"swift-fx","version":1,"graph":{"nodes":[\
    {"name":"x","op":"placeholder","target":"x","args":[],"kwargs":[]},\
    {"name":"output","op":"output","target":"output","args":[{"node":"x"}],"kwargs":[]}]},"state":[]}

    """

private func fixture(_ name: String, _ file: String) -> String {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
    }
    return root.appending(path: "Tests/IntegrationTests/Fixtures/pt2/\(name)/\(file)").path
}

@Suite struct `fx-inspect pass` {
    @Test func `runs passes on a stored graph`() throws {
        let command = try Command()
        try command.write(graph, to: "graph.json")
        let done = try command.run("pass", "graph.json", "eliminate-dead-code")
        #expect(done.status == 0)
        #expect(done.output.hasPrefix("graph(\n  %x\n) {"))
        #expect(done.message.contains("1. eliminate-dead-code: 0 changes, 2 -> 2 nodes"))
        let stored = try command.run(
            "pass", "graph.json", "canonical", "--quiet", "--output", "new.json")
        #expect(stored.status == 0)
        #expect(stored.message.isEmpty)
        #expect(try command.files == ["graph.json", "new.json"])
        #expect(try command.run("pass", "missing.zip", "inference").status == 2)
    }

    @Test func `lists the passes, and names the nearest ones`() throws {
        let command = try Command()
        let list = try command.run("pass", "--list")
        #expect(list.status == 0)
        for name in [
            "inference ", "core-aten ", "canonical ", "fold-batch-norm ", "functionalize ",
        ] {
            #expect(list.output.contains("\n" + name) || list.output.hasPrefix(name), "\(name)")
        }
        try command.write(graph, to: "graph.json")
        let unknown = try command.run("pass", "graph.json", "infrence")
        #expect(unknown.status == 64)
        #expect(unknown.message.contains("did you mean 'inference'?"))
        #expect(try command.run("pass", "graph.json").status == 64)
        #expect(
            try command.run("pass", "--stop-after", "-1", "graph.json", "inference").status == 64)
    }

    /// PyTorch's model by way of passes, our own format and back.
    @Test(arguments: [
        ("mymodule", "inference"), ("buffer_mutation", "core-aten"), ("multi_io", "core-aten"),
    ])
    func `keeps what a model computes`(_ name: String, _ pipeline: String) throws {
        let command = try Command()
        let io = fixture(name, "io.safetensors")
        for (from, to) in [(fixture(name, "model.pt2"), "new.zip"), ("new.zip", "again.pt2")] {
            let done = try command.run("pass", from, pipeline, "--output", to)
            #expect(done.status == 0, "\(done.message)")
            #expect(done.message.contains(" nodes, "))
            let run = try command.run(
                "run", to, "--inputs", io, "--case", "0", "--compare", io,
                "--outputs", "out.safetensors")
            #expect(run.status == 0, "\(run.message)\(run.output)")
        }
    }
}
