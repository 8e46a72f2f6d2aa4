// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Writes a page that shows a graph.
struct HTMLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html", abstract: "Write one page that shows a graph in a browser.",
        discussion: """
            The page needs no network and no other file: modules that open and close, search, \
            details of nodes. model.html#node=NAME opens it at a node.

              $ fx-inspect html model.pt2 --output model.html
              $ fx-inspect html graph.json --input x=f32[1,3,224,224] --output graph.html
            """)

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions

    func run() throws { try output.write(try HTMLPage(of: inputs.open(file)).text) }
}
