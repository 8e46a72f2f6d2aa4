// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Runs passes on a model.
struct PassCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pass", abstract: "Run passes on a model.",
        discussion: """
            Passes run in the order in which they are named. A line for each goes to standard error. \
            The model goes to the file of --output, whose name says the format as that of convert \
            does; without --output, the graph goes to standard output as text.

              $ fx-inspect pass --list
              $ fx-inspect pass model.pt2 inference --output faster.zip
              $ fx-inspect pass model.zip common-subexpressions eliminate-dead-code
              $ fx-inspect pass model.pt2 inference --output - | fx-inspect summary -

            Exit status: 0 done, 2 trouble with a file or pass, 64 wrong usage, such as a pass that \
            does not exist.
            """)

    @Argument(help: "A model, or - for standard input.")
    var file: String?

    @Argument(help: "The names of passes or pipelines.")
    var passes: [String] = []

    @Option(help: "Stop after so many passes that changed something.")
    var stopAfter: Int?

    @Flag(help: "List the passes and pipelines.")
    var list = false

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var messages: MessageOptions

    func validate() throws {
        if list { return }
        if file == nil || passes.isEmpty {
            throw ValidationError("Name a model and at least one pass; --list names the passes.")
        }
        do {
            try PassRun.check(passes)
        } catch {
            let text = "\(error)"
            throw ValidationError(text + (text.hasSuffix("?") ? " " : ". ") + "--list names all.")
        }
        if let stopAfter, stopAfter < 0 { throw ValidationError("--stop-after is 0 or more.") }
        if output.output == "-" { try StandardStreams.refuseTerminal("zip file") }
    }

    func run() throws {
        if list { return try output.write(PassRun.list) }
        guard let file else { return }
        var run = try PassRun(of: inputs.open(file))
        try run.run(passes, stopsAfter: stopAfter, progress: messages.say)
        guard let place = output.output else { return try output.write(run.text) }
        try ModelConversion.store(run.module, to: place)
    }
}
