// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Draws a graph for graphviz.
struct DotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dot", abstract: "Draw a graph for graphviz.",
        discussion: """
              $ fx-inspect dot graph.json | dot -Tsvg > graph.svg
            """)

    @Argument(help: "A graph file, or - for standard input.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.write(Report(try GraphFile(path: file).archive).dot())
    }
}
