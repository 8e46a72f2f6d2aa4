// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Checks that a graph is well formed.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that a graph is well formed.",
        discussion: """
            Every issue is printed, with the rule that is broken and the place.

              $ fx-inspect verify model.pt2
              $ fx-inspect verify graph.json --json
              $ fx-inspect verify graph.json --quiet && echo sound

            Exit status: 0 sound, 1 not, 2 trouble with the file.
            """)

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @OptionGroup var inputs: InputOptions
    @OptionGroup var report: ReportOptions

    @Flag(name: [.short, .long], help: "Print nothing; the exit status tells.")
    var quiet = false

    func run() throws {
        let verification = try Verification(of: inputs.open(file))
        if !quiet { try report.write(verification) }
        if !verification.isSound { throw ExitCode(1) }
    }
}
