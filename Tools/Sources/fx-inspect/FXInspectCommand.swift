// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command that shows graphs.
@main
struct FXInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fx-inspect",
        abstract: "Show, check and draw the graph of a neural network.",
        discussion: """
            Results go to standard output or to the file named by --output, messages to standard
            error. A file named - is standard input.

              $ fx-inspect demo --output out
              $ fx-inspect dot out/graph.json | dot -Tsvg > graph.svg

            Exit status: 0 done, 1 the answer is no, 2 trouble with a file, 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            CodeCommand.self, DotCommand.self, JSONCommand.self, RunCommand.self,
            ConvertCommand.self, PassCommand.self,
            DemoCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            CommandFailure.exit(with: error)
        }
    }
}
