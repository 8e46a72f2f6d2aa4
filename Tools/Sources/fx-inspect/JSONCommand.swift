// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Prints a graph in the native format, or one that other viewers read.
struct JSONCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json",
        abstract: "Print a graph in the native format, or for Netron and Model Explorer.",
        discussion: """
              $ fx-inspect json --pretty graph.json
              $ fx-inspect json model.pt2 --format netron --output model.netron
              $ fx-inspect json model.pt2 --format model-explorer --output model.json

            Netron opens its own format by the name: it must end in .netron.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case native, netron
        case modelExplorer = "model-explorer"
    }

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @Flag(help: "Indent the text.")
    var pretty = false

    @Option(help: "The format.")
    var format: Format = .native

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let file = try inputs.open(file)
        switch format {
        case .native: try output.write(try Report(of: file).json(pretty: pretty))
        case .netron: try output.write(try ViewerFile(of: file).text(.netron, pretty: pretty))
        case .modelExplorer:
            try output.write(try ViewerFile(of: file).text(.modelExplorer, pretty: pretty))
        }
    }
}
