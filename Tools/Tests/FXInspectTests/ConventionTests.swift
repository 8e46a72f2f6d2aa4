// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Testing

import fx_inspect

private let names = FXInspectCommand.configuration.subcommands.map {
    $0.configuration.commandName ?? ""
}

@Suite struct `Conventions of the command` {
    @Test func `the manual page is that of the command`() throws {
        let help = try Command().run("--experimental-dump-help").output
        let page = try JSONDecoder().decode(ManualPage.self, from: Data(help.utf8)).text
        let path = InspectedModel.root.appending(path: "Tools/fx-inspect.1")
        if ProcessInfo.processInfo.environment["FX_BLESS"] != nil {
            try Data(page.utf8).write(to: path)
        }
        let committed = try String(contentsOf: path, encoding: .utf8)
        #expect(committed == page, "FX_BLESS=1 swift test writes it anew")
    }

    @Test func `every command has examples in its help`() throws {
        #expect(names.count > 12)
        for name in names {
            let help = try Command().run(name, "--help")
            #expect(help.status == 0)
            #expect(help.output.contains("$ fx-inspect \(name)"), "\(name)")
        }
    }

    @Test func `shells get completions`() throws {
        for shell in ["bash", "zsh", "fish"] {
            let script = try Command().run("--generate-completion-script", shell)
            #expect(script.status == 0)
            #expect(names.allSatisfy(script.output.contains), "\(shell)")
        }
    }

    @Test func `times are JSON, and messages can be turned off`() throws {
        struct Times: Decodable { let runs, threads: Int; let median_ms, spread_ms: Double }
        let command = try Command()
        let model = InspectedModel.fixture("mymodule", "model.pt2")
        let run = try command.run("run", model, "--repeat", "7", "--threads", "1")
        let times = try JSONDecoder().decode(Times.self, from: Data(run.output.utf8))
        #expect(times.runs == 7 && times.threads == 1 && times.median_ms > 0)
        let profile = try command.run("run", model, "--profile")
        #expect(profile.output.contains("aten.linear"))
        let json = try command.run("run", model, "--profile", "--json")
        #expect(json.output.contains(#""multiply_adds": 60"#))
        try command.write(StoredGraph.chain(1), to: "g.json")
        let loud = try command.run("print", "g.json", "--shapes")
        #expect(loud.message.hasPrefix("fx-inspect: g.json: most shapes are not recorded; say"))
        #expect(try command.run("print", "g.json", "--shapes", "--quiet").message.isEmpty)
        let shown = try command.run("print", "g.json", "--shapes", "--input", "x=f32[2,n]")
        #expect(shown.output.contains("(args = (%x,), kwargs = {})  # f32[2, n]"))
    }
}
