// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A command that fails, and the beginning of the only line that it says.
private struct Trouble: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let message: String

    init(_ arguments: String..., message: String) {
        self.arguments = arguments
        self.message = message
    }

    var testDescription: String { arguments.joined(separator: " ") }
}

private let troubles: [Trouble] = [
    Trouble("summary", "none.pt2", message: "none.pt2: cannot be read: No such file"),
    Trouble("verify", "cut.json", message: "cut.json: line 1, column "),
    Trouble(
        "print", "g.json", "--input", "y=f32[2]",
        message: "g.json: the graph has no input 'y'; did you mean 'x'?"),
    Trouble(
        "summary", "add.json", "--input", "x=f32[2,3]", "--input", "y=f32[4]",
        message: "add.json: %n1: "),
    Trouble("blame", "g.json", "n22", message: "g.json: there is no node 'n22'; did you mean 'n2'"),
    Trouble(
        "dot", "g.json", "--module", "layer",
        message: "g.json: no node was recorded in a module 'layer'"),
    Trouble(
        "why-not", "g.json", "--rule", "fuse-silo", "--node", "n1",
        message: "there is no rule 'fuse-silo'; did you mean 'fuse-silu'?"),
    Trouble(
        "run", "unknown.json", "--repeat", "1", "--input", "x=f32[2]",
        message: "unknown.json: there is no kernel for torch.ops.mine.twist"),
    Trouble(
        "run", "g.json", "--repeat", "1",
        message: "g.json: the shape of x is not known; give --inputs FILE, or --input x="),
    Trouble(
        "run", "g.json", "--inputs", "w.safetensors", "--outputs", "o",
        message: "w.safetensors: there is no tensor 'x' for the model's inputs; it has "),
    Trouble(
        "summary", "g.json", "--input", "x=f32[2]", "--input", "x=f32[3]",
        message: "two things are said of the input 'x'; give --input x=... once"),
    Trouble("code", "open.json", message: "open.json: the graph has no output"),
    Trouble("demo", "--output", "g.json", message: "g.json: cannot be written: "),
    Trouble(
        "run", "g.json", "--repeat", "1", "--input", "x=f32[1000000000000000]",
        message: "g.json: "),
    Trouble("print", "w.safetensors", message: "w.safetensors: it holds tensors and no graph"),
]

@Suite struct `Trouble is told in a line` {
    private func command() throws -> Command {
        let command = try Command()
        try command.write(StoredGraph.chain(3), to: "g.json")
        try command.write(String(StoredGraph.chain(3).prefix(120)), to: "cut.json")
        let end = StoredGraph.chain(0).range(of: #",{"name":"output""#)?.lowerBound
        try command.write(
            StoredGraph.chain(0)[..<(try #require(end))] + #"]},"state":[]}"#, to: "open.json")
        try command.write(StoredGraph.chain(1, of: "torch.ops.mine.twist"), to: "unknown.json")
        let add = StoredGraph.chain(1, of: "torch.add").replacing(
            #""args":[{"node":"x"}]"#, with: #""args":[{"node":"x"},{"node":"y"}]"#
        ).replacing(
            #"{"name":"n1""#,
            with:
                #"{"name":"y","op":"placeholder","target":"y","args":[],"kwargs":[]},{"name":"n1""#)
        try command.write(add, to: "add.json")
        let header = #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  "#
        var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
        bytes += Data(header.utf8) + Data([0, 0, 0, 0])
        try bytes.write(to: command.folder.appending(path: "w.safetensors"))
        return command
    }

    @Test(arguments: troubles)
    fileprivate func `with file, place and the way out`(_ trouble: Trouble) throws {
        let outcome = try command().run(trouble.arguments)
        #expect(outcome.status == 2)
        #expect(outcome.message.hasPrefix("fx-inspect: " + trouble.message), "\(outcome.message)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        "summary g.json --depth=-1", "dot g.json --depth=-1", "print g.json -o ''",
        "run g.json --repeat 1 --case 0", "run g.json --repeat 1 --threads 0",
        "run - --inputs - --outputs o", "run g.json --inputs w.safetensors --outputs -",
        "run g.json --inputs w.safetensors --compare w.safetensors --rtol inf",
        "code g.json --language python --provenance", "summary g.json --input x=f32[2a]",
        "run g.json --repeat 99999999999999999999",
    ])
    func `and what cannot be meant is wrong usage`(_ line: String) throws {
        let outcome = try shell("\"$FX\" \(line)", in: command())
        #expect(outcome.status == 64, "\(outcome.message)")
        #expect(outcome.message.hasPrefix("Error: "))
    }

    @Test func `and the largest numbers are numbers`() throws {
        let command = try command()
        let far = String(Int.max)
        let around = ["dot", "g.json", "--around", "n1", "--hops", far, "--depth", far]
        #expect(try command.run(around).status == 0)
        #expect(try command.run("summary", "g.json", "--depth", far).status == 0)
        let threads = ["--threads", far, "--input", "x=f32[100000]", "--repeat", "1"]
        #expect(try command.run(["run", "g.json"] + threads).status == 0)
        let state = ["p", "q"].map { path in
            #"{"path":"\#(path)","parameter":{"dtype":"int8","shape":[9223372036854775807]}}"#
        }
        let large = StoredGraph.chain(1).replacing(
            #""state":[]"#, with: #""state":[\#(state.joined(separator: ","))]"#)
        try command.write(large, to: "large.json")
        for line in [["summary"], ["html"], ["summary", "--json"]] {
            let outcome = try command.run([line[0], "large.json"] + line.dropFirst())
            #expect(outcome.status == 0, "\(outcome.message)")
        }
    }

    @Test func `and tensors alone are listed`() throws {
        let outcome = try command().run("summary", "w.safetensors")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("1 tensors, 4 B; the file has no graph"))
    }

    /// Runs a line of a shell, in which `$FX` is the command.
    private func shell(_ line: String, in command: Command) throws -> Command.Outcome {
        try command.run(executable: "/bin/bash", ["-c", line])
    }

    @Test(arguments: ["", "trap '' PIPE; "])
    func `but not that a reader went away`(_ setup: String) throws {
        let command = try Command()
        try command.write(StoredGraph.chain(5000), to: "g.json")
        let outcome = try shell(
            setup + "\"$FX\" print g.json | head -n 1; echo ${PIPESTATUS[0]}", in: command)
        #expect(outcome.output == "graph():\n141\n")
        #expect(outcome.message.isEmpty)
    }

    @Test(arguments: ["json g.json > /dev/full", "json g.json --output /dev/full"])
    func `and a disk that is full`(_ line: String) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else {
            return print("skipped: a full disk: there is no /dev/full")
        }
        let command = try command()
        let outcome = try shell("\"$FX\" \(line)", in: command)
        #expect(outcome.status == 2)
        #expect(outcome.message.hasSuffix(": cannot be written: No space left on device\n"))
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type]
        #expect(type as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test func `and a program that is not installed`() throws {
        let outcome = try shell("PATH=/nowhere \"$FX\" dot g.json --svg", in: command())
        #expect(outcome.status == 2)
        #expect(outcome.message.hasPrefix("fx-inspect: 'dot' is not installed; install graphviz"))
    }

    @Test func `and a graph that is not sound is no trouble, but a no`() throws {
        let command = try command()
        let wrong = StoredGraph.chain(1, of: "torch.relu").replacing(
            #""args":[{"node":"x"}],"kwargs":[]}"#, with: #""args":[],"kwargs":[]}"#)
        try command.write(wrong, to: "wrong.json")
        let outcome = try command.run("verify", "wrong.json")
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("[arguments] %n1: "))
        #expect(outcome.message.isEmpty)
        let quiet = try command.run("verify", "wrong.json", "--quiet")
        #expect(quiet.status == 1)
        #expect(quiet.output.isEmpty)
        let json = try command.run("verify", "wrong.json", "--json")
        #expect(json.output.contains(#""rule": "arguments""#))
        let compared = try command.run("compare", "g.json", "wrong.json")
        #expect(compared.status == 1)
        #expect(compared.output.contains("- %n2 = call_function[torch.relu](n1)"))
    }

    @Test func `and files that come through a pipe are read as others are`() throws {
        let model = InspectedModel.fixture("mymodule", "model.pt2")
        let outcome = try shell("\"$FX\" summary - < '\(model)'", in: command())
        #expect(outcome.status == 0, "\(outcome.message)")
        let piped = try shell("cat '\(model)' | \"$FX\" summary - --json", in: command())
        #expect(piped.output.contains(#""file": "<standard input>""#))
        let tensors = try shell("cat w.safetensors | \"$FX\" summary -", in: command())
        #expect(tensors.output.contains("f32[1]"))
    }
}
