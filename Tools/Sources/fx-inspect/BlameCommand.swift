// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Says where a node comes from.
struct BlameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract: "Say which line, modules and passes made a node.",
        discussion: """
              $ fx-inspect blame model.zip conv2d_3
              $ fx-inspect blame model.zip conv2d_3 --json
            """)

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @Argument(help: "The name of the node.")
    var node: String

    @OptionGroup var report: ReportOptions

    func run() throws { try report.write(try NodeBlame(of: node, in: InspectedFile(path: file))) }
}
