// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Prints a graph in the native format.
struct JSONCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json", abstract: "Print a graph in the native format, in canonical bytes.",
        discussion: """
              $ fx-inspect json --pretty graph.json
            """)

    @Argument(help: "A graph file, or - for standard input.")
    var file: String

    @Flag(help: "Indent the text.")
    var pretty = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.write(try Report(try GraphFile(path: file).archive).json(pretty: pretty))
    }
}
