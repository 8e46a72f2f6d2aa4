// SPDX-License-Identifier: Apache-2.0

import Testing

private let graph = StoredGraph.identity

@Suite struct `fx-inspect` {
    @Test func `draws and prints a stored graph`() throws {
        let command = try Command()
        try command.write(graph, to: "graph.json")
        let dot = try command.run("dot", "graph.json")
        #expect(dot.status == 0)
        #expect(dot.output.contains(#""x" -> "output""#))
        #expect(dot.message.isEmpty)
        let json = try command.run("json", "graph.json")
        #expect(json.output == graph)
        let piped = try command.run("json", "-", input: graph)
        #expect(piped.output == graph)
        let pretty = try command.run("json", "--pretty", "graph.json")
        #expect(pretty.output.split(separator: "\n").count > 20)
        #expect(try command.run("json", "-", input: pretty.output).output == graph)
        #expect(try command.run("dot", "graph.json", "--output", "a.dot").output.isEmpty)
        #expect(try command.files == ["a.dot", "graph.json"])
    }

    @Test(arguments: [
        ("missing.json", nil, "missing.json: cannot be read: No such file or directory"),
        ("cut.json", String(graph.prefix(90)), "cut.json: line 1, column 91"),
        ("text.json", "hello", "text.json: line 1, column 1"),
        ("other.json", "{\"a\": 1}", "other.json: the key 'format' is missing"),
        (
            "dangling.json", graph.replacing(#"{"node":"x"}"#, with: #"{"node":"y"}"#),
            "dangling.json: graph.nodes[1].args[0].node: no node above is called \"y\""
        ),
        ("empty.json", "", "empty.json: line 1, column 1"),
    ])
    func `says in one line what is wrong with a file`(
        name: String, text: String?, expected: String
    ) throws {
        for subcommand in ["dot", "json"] {
            let command = try Command()
            if let text { try command.write(text, to: name) }
            let before = try command.files
            let outcome = try command.run(subcommand, name, "--output", "result")
            #expect(outcome.status == 2)
            #expect(outcome.message.hasPrefix("fx-inspect: " + expected), "\(outcome.message)")
            #expect(outcome.message.split(separator: "\n").count == 1)
            #expect(outcome.output.isEmpty)
            #expect(try command.files == before)
        }
    }

    @Test func `tells wrong usage from trouble`() throws {
        let command = try Command()
        #expect(try command.run("dot").status == 64)
        #expect(try command.run("paint", "graph.json").status == 64)
        #expect(try command.run("dot", "a", "b").status == 64)
        #expect(try command.run("--help").status == 0)
        #expect(try command.run("--version").output == "0.1.0\n")
        let outcome = try command.run("json", "-", "-o", "no/such/folder/f", input: graph)
        #expect(outcome.status == 2)
        #expect(outcome.message.hasPrefix("fx-inspect: no/such/folder/f: cannot be written"))
        #expect(try command.files.isEmpty)
    }

    @Test func `runs the introduction`() throws {
        let command = try Command()
        let outcome = try command.run("demo", "--output", "out")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("    return clamp"))
        #expect(outcome.message.isEmpty)
        #expect(try command.run("dot", "out/graph.json").output.hasPrefix("digraph"))
    }
}
