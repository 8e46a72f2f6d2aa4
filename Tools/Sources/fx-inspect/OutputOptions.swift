// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Where a command's result goes.
struct OutputOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The file to write; standard output where it is missing.")
    var output: String?

    /// A file that could not be written.
    struct CannotWrite: Error, CustomStringConvertible {
        var path: String
        var reason: String

        var description: String { "\(path): cannot be written: \(reason)" }
    }

    /// Writes a text, with a newline at its end. A file is whole or untouched.
    func write(_ text: String) throws {
        let data = Data((text.hasSuffix("\n") ? text : text + "\n").utf8)
        guard let output, output != "-" else {
            return try FileHandle.standardOutput.write(contentsOf: data)
        }
        do {
            try data.write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw CannotWrite(path: output, reason: error.localizedDescription)
        }
    }
}
