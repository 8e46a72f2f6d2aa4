// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

// A run takes some 5 milliseconds, without optimization some 200.
#if DEBUG
    private let runs = "15"
#else
    private let runs = "400"
#endif

private let model = InspectedModel.fixture("mymodule", "model.pt2")

@Suite struct `On a terminal` {
    @Test func `colours are for those that want them`() throws {
        let command = try Command()
        #expect(try !command.run("summary", model).output.contains("\u{1b}"))
        let xterm = ["TERM": "xterm"]
        let shown = try command.runOnTerminal(["summary", model], environment: xterm)
        #expect(shown.contains("\u{1b}[1m"))
        for variables in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"]] {
            let plain = try command.runOnTerminal(["summary", model], environment: variables)
            #expect(plain.hasPrefix("module") && !plain.contains("\u{1b}"))
        }
    }

    @Test(arguments: [["convert", model, "-"], ["pass", model, "inference", "--output", "-"]])
    func `files that are no text are not shown`(_ arguments: [String]) throws {
        let command = try Command()
        #expect(try command.runOnTerminal(arguments).isEmpty)
    }

    /// Long enough for the second that passes before anything is shown.
    @Test func `work of more than a second shows how much is done`() throws {
        let command = try Command()
        try command.write(StoredGraph.chain(1, of: "torch.exp"), to: "g.json")
        let run = ["run", "g.json", "--threads", "1", "--input"]
        let long = run + ["x=f32[8000000]", "--repeat", runs]
        let bar = try command.runOnTerminal(long, showsErrors: true)
        #expect(bar.contains("\r[") && bar.contains("] \(runs)/\(runs)"))
        #expect(bar.hasSuffix("\r\u{1b}[K"))
        #expect(try command.run(long).message.isEmpty)
        #expect(try command.runOnTerminal(long + ["--quiet"], showsErrors: true).isEmpty)
        let short = run + ["x=f32[8]", "--repeat", "3"]
        #expect(try command.runOnTerminal(short, showsErrors: true).isEmpty)
    }
}
