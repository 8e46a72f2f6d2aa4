// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect
import Foundation

/// Runs passes on a model.
struct PassCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pass", abstract: "Run passes on a model.",
        discussion: """
            Passes run in the order in which they are named. A line for each goes to standard error,
            the model to the file of --output, or the graph as text to standard output.

              $ fx-inspect pass --list
              $ fx-inspect pass model.pt2 inference --output faster.zip
              $ fx-inspect pass model.zip common-subexpressions eliminate-dead-code

            Exit status: 0 done, 2 trouble with a file or pass, 64 wrong usage, such as a pass that does not exist.
            """)

    @Argument(help: "A model: a zip file or folder of our own, or a .pt2 file of PyTorch.")
    var file: String?

    @Argument(help: "The names of passes or pipelines.")
    var passes: [String] = []

    @Option(name: [.short, .long], help: "The file or folder to write the model to.")
    var output: String?

    @Option(help: "Stop after so many passes that changed something.")
    var stopAfter: Int?

    @Flag(help: "List the passes and pipelines.")
    var list = false

    @Flag(help: "Say nothing of each pass.")
    var quiet = false

    func validate() throws {
        if list { return }
        if file == nil || passes.isEmpty {
            throw ValidationError("Name a model and at least one pass; --list names the passes.")
        }
        do {
            try PassRun.check(passes)
        } catch {
            throw ValidationError("\(error); --list names all.")
        }
        if let stopAfter, stopAfter < 0 { throw ValidationError("--stop-after is 0 or more.") }
    }

    func run() throws {
        if list { return print(PassRun.list) }
        guard let file else { return }
        var run = try PassRun(path: file)
        let isQuiet = quiet
        try run.run(passes, stopsAfter: stopAfter) { line in
            if !isQuiet { FileHandle.standardError.write(Data((line + "\n").utf8)) }
        }
        guard let output else {
            FileHandle.standardOutput.write(Data(run.text.utf8))
            return
        }
        try run.save(to: output)
    }
}
