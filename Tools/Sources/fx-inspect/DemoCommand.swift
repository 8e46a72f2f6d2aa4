// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXDemo
import Foundation

/// Runs torch.fx's introduction.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run torch.fx's introduction, from module to stored graph.",
        discussion: """
            Writes the traced graph into a folder: graph.json, graph.txt, table.txt, graph.dot, \
            forward.py and MyModuleTraced.swift; and model.json, which it reads back.

              $ fx-inspect demo --output out
            """)

    @Option(name: [.short, .long], help: "The folder to write into; made where it is missing.")
    var output = "."

    func run() throws {
        try Demo(folder: URL(filePath: output, directoryHint: .isDirectory)) { print($0) }.run()
    }
}
