// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Writes a graph as code.
struct CodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Write a graph as Swift or Python.",
        discussion: """
              $ fx-inspect code model.pt2 --language swift --name Classifier
              $ fx-inspect code model.pt2 --language python
              $ fx-inspect code model.pt2 --language python --shapes

            Python is the `forward` that torch.fx writes, with --shapes the class of \
            print_readable; Swift is a module, whose weights ModuleState(contentsOf:) opens.
            """)

    enum Language: String, ExpressibleByArgument, CaseIterable { case swift, python }

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @Option(help: "The language.")
    var language: Language = .swift

    @Option(help: "What the Swift class is called.")
    var name = "GeneratedModule"

    @Flag(help: "Say in comments where values come from.")
    var provenance = false

    @OptionGroup var shapes: ShapeOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var messages: MessageOptions

    func validate() throws {
        if provenance, language == .python {
            throw ValidationError("--provenance is for --language swift.")
        }
    }

    func run() throws {
        let report = try Report(of: shapes.open(file, messages))
        switch language {
        case .swift:
            try output.write(
                try report.swift(
                    typeName: name, showsProvenance: provenance, showsShapes: shapes.shapes))
        case .python: try output.write(try report.python(showsShapes: shapes.shapes))
        }
    }
}
