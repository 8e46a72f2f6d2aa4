// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// The command that shows graphs; public for tests, which run it in their own process.
@main
public struct FXInspectCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "fx-inspect",
        abstract: "Show, check, run and draw the graph of a neural network.",
        discussion: """
            Reads graphs and models of swift-fx, .pt2 files of PyTorch and safetensors; what is \
            there decides, not the name. A file named - is standard input. Results go to standard \
            output or to the file named by --output, messages to standard error.

              $ fx-inspect demo --output out
              $ fx-inspect summary model.pt2
              $ fx-inspect html model.pt2 --output model.html
              $ fx-inspect --generate-completion-script bash

            Exit status: 0 yes or done, 1 the answer is no, 2 trouble with a file, 64 wrong usage.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Show:",
                subcommands: [
                    SummaryCommand.self, PrintCommand.self, TableCommand.self, CodeCommand.self,
                    DotCommand.self, HTMLCommand.self, JSONCommand.self,
                ]),
            CommandGroup(
                name: "Check and run:",
                subcommands: [
                    VerifyCommand.self, CompareCommand.self, RunCommand.self, BlameCommand.self,
                    WhyNotCommand.self,
                ]),
            CommandGroup(
                name: "Change:", subcommands: [ConvertCommand.self, PassCommand.self]),
            CommandGroup(name: "Learn:", subcommands: [DemoCommand.self]),
        ])

    public init() {}

    public static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            CommandFailure.exit(with: error)
        }
    }
}
