// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// The files of Generated/, which are compiled into these tests: a test says that they are what is
/// generated, and FX_BLESS=1 writes them.
enum GeneratedSources {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Generated")

    /// Compares a text with the file of a name.
    static func check(_ text: String, _ name: String) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["FX_BLESS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(
            text == (try String(contentsOf: file, encoding: .utf8)),
            "\(name) is not what is generated; FX_BLESS=1 writes it")
    }

    /// Several classes as one file, with a list of what makes them.
    static func file(_ classes: [(name: String, code: String)], list: String) -> String {
        let bodies = classes.map { $0.code.replacing("public import FX\n\n", with: "") }
        let makers = classes.map { "    { try \($0.name)($0) },\n" }.joined()
        return "// swift-format-ignore-file\npublic import FX\n\n" + bodies.joined(separator: "\n")
            + "\nnonisolated(unsafe) let \(list): [(ModuleState) throws -> any Callable] = [\n"
            + makers + "]\n"
    }
}
