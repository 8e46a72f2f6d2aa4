// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Prints a graph line by line.
struct PrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Print a graph line by line, as torch.fx does.",
        discussion: """
              $ fx-inspect print model.pt2
              $ fx-inspect print model.zip --shapes
              $ fx-inspect print graph.json --shapes --input x=f32[1,3,224,224]
              $ fx-inspect print model.pt2 --parsable > graph.txt

            With --parsable the text is the one that Graph(parsing:) reads back.
            """)

    @OptionGroup var listing: ListingOptions

    @Flag(help: "Print the text that can be read back, with all that is recorded.")
    var parsable = false

    func run() throws { try listing.write(parsable ? .parsable : .torch) }
}

/// Prints a graph as a table.
struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Print a graph as a table, as print_tabular does.",
        discussion: """
              $ fx-inspect table model.pt2
              $ fx-inspect table model.pt2 --shapes
              $ fx-inspect table model.pt2 --json | jq '.nodes[].target'
            """)

    @OptionGroup var listing: ListingOptions

    func run() throws { try listing.write(.table) }
}

/// What is common to the commands that list nodes.
struct ListingOptions: ParsableArguments {
    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @OptionGroup var shapes: ShapeOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var messages: MessageOptions

    func write(_ form: GraphListing.Form) throws {
        let file = try shapes.open(file, messages)
        try report.write(
            GraphListing(try file.graph(), form: form, showsShapes: shapes.shapes))
    }
}
