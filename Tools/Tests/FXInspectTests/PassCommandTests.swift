// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private let graph = StoredGraph.identity

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
        let short = try command.run("pass", "graph.json", "canonical", "-q", "-o", "/dev/null")
        #expect(short.status == 2)
        #expect(short.message == "fx-inspect: /dev/null: cannot be written: it is no plain file\n")
    }

    @Test func `reads standard input and writes standard output`() throws {
        let command = try Command()
        let piped = try command.run("pass", "-", "eliminate-dead-code", input: graph)
        #expect(piped.status == 0, "\(piped.message)")
        #expect(piped.output.hasPrefix("graph(\n  %x\n) {"))
        let list = try command.run("pass", "--list", "--output", "passes.txt")
        #expect(list.status == 0 && list.output.isEmpty)
        #expect(try command.files == ["passes.txt"])
        let model = InspectedModel.fixture("mymodule", "model.pt2")
        for line in ["pass '\(model)' inference -q -o -", "convert '\(model)' -"] {
            let outcome = try command.run(
                executable: "/bin/bash",
                ["-c", "\"$FX\" \(line) | \"$FX\" convert - new.safetensors"])
            #expect(outcome.status == 0, "\(outcome.message)")
            let path = command.folder.appending(path: "new.safetensors").path
            #expect(try SafetensorsFile(contentsOf: path).names.contains("param"))
        }
        #expect(try command.files == ["new.safetensors", "passes.txt"])
    }

    @Test func `takes no tensors without a graph, and shapes where a graph has none`() throws {
        let command = try Command()
        let tensors = InspectedModel.fixture("mymodule", "io.safetensors")
        let refused = try command.run("pass", tensors, "inference")
        #expect(refused.status == 2)
        #expect(
            refused.message.hasSuffix(
                ": it holds tensors and no graph; `fx-inspect summary` lists them\n"))
        try command.write(graph, to: "graph.json")
        let shaped = try command.run(
            "pass", "graph.json", "canonical", "--input", "x=f32[2,n]", "--quiet")
        #expect(shaped.output.hasPrefix("graph(\n  %x: f32[2, n]\n)"), "\(shaped.output)")
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
        let io = InspectedModel.fixture(name, "io.safetensors")
        for (from, to) in [
            (InspectedModel.fixture(name, "model.pt2"), "new.zip"), ("new.zip", "again.pt2"),
        ] {
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
