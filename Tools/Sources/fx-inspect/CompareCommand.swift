// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Compares two graphs node by node.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Show what changed between two graphs, node by node.",
        discussion: """
            Nodes correspond where they do the same in the same order, whatever they are called.

              $ fx-inspect compare before.json after.json
              $ fx-inspect compare model.pt2 model.core.pt2 --json
              $ fx-inspect compare a.zip b.zip --weights

            Exit status: 0 equal, 1 not, 2 trouble.
            """)

    @Argument(help: "The one model or graph file, or - for standard input.")
    var old: String

    @Argument(help: "The other one.")
    var new: String

    @Flag(help: "Compare the numbers of parameters and buffers, too.")
    var weights = false

    @OptionGroup var report: ReportOptions

    @Flag(name: [.short, .long], help: "Print nothing; the exit status tells.")
    var quiet = false

    func validate() throws {
        if old == "-", new == "-" {
            throw ValidationError("Standard input is one file: name the other.")
        }
    }

    func run() throws {
        let comparison = try GraphComparison(
            InspectedFile(path: old), InspectedFile(path: new), weights: weights)
        if !quiet { try report.write(comparison) }
        if !comparison.isEqual { throw ExitCode(1) }
    }
}
