// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output and standard error, as users set them up.
enum StandardStreams {
    /// Writes a result to standard output.
    static func write(_ bytes: [UInt8]) throws {
        try ResultFile.write(bytes, to: STDOUT_FILENO, name: "<standard output>")
    }

    /// Writes a line to standard output.
    static func writeLine(_ text: String) throws { try write(Array((text + "\n").utf8)) }

    /// Writes a line to standard error; where it cannot be written there is nobody to tell.
    static func say(_ text: String) {
        try? ResultFile.write(Array((text + "\n").utf8), to: STDERR_FILENO, name: "")
    }

    /// Writes a text without a newline to standard error.
    static func show(_ text: String) {
        try? ResultFile.write(Array(text.utf8), to: STDERR_FILENO, name: "")
    }

    /// Throws where standard output is a terminal, for results that are no text.
    static func refuseTerminal(_ result: String) throws {
        if isOutputTerminal {
            throw ValidationError("A terminal shows no \(result): name a file to write.")
        }
    }

    private static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output is a terminal that may show colours.
    ///
    /// - SeeAlso: https://no-color.org
    static var showsColors: Bool {
        isOutputTerminal && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    private static func variable(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }
}
