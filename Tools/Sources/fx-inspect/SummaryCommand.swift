// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Prints what a model consists of and costs.
struct SummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Print modules, parameters, multiply-adds, memory and operators of a model.",
        discussion: """
            Of a file that has tensors alone, they are listed.

              $ fx-inspect summary resnet50.pt2
              $ fx-inspect summary bert.pt2 --depth 3
              $ fx-inspect summary graph.json --input x=f32[1,3,224,224]
              $ fx-inspect summary model.pt2 --json | jq .multiply_adds
              $ fx-inspect summary weights.safetensors
            """)

    @Argument(help: "A model, graph or tensor file, or - for standard input.")
    var file: String

    @Option(help: "How many modules deep to show.")
    var depth: Int?

    @OptionGroup var inputs: InputOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth is 0 or more.") }
    }

    func run() throws { try report.write(try Summary(of: inputs.open(file), depth: depth)) }
}
