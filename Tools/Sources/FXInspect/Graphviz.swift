// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// The program that lays drawings out, where it is installed.
public struct Graphviz {
    public enum Format: String, Sendable { case svg, png }

    /// How long it may take before it is stopped.
    public var limit: Duration

    private let program: String

    /// Finds the program.
    ///
    /// - Parameters:
    ///   - path: The folders that may have it, with colons between them; those of `PATH` by default.
    ///   - limit: How long it may take before it is stopped.
    /// - Throws: ``InspectionError/missingProgram(_:)``.
    public init(
        path: String? = nil, limit: Duration = .seconds(120)
    ) throws(InspectionError) {
        let folders = path ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = folders.split(separator: ":").map { "\($0)/dot" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let found else { throw .missingProgram("dot") }
        program = found
        self.limit = limit
    }

    /// Returns a drawing of DOT text.
    ///
    /// - Throws: ``InspectionError/failedProgram(_:reason:)``, also where it takes too long.
    public func draw(_ dot: String, as format: Format) throws(InspectionError) -> [UInt8] {
        do {
            return try run(dot, format)
        } catch let error as InspectionError {
            throw error
        } catch {
            // The program cannot be started, or there is no room for its files.
            let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
            throw .failedProgram("dot", reason: reason)
        }
    }

    private func run(_ dot: String, _ format: Format) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "fx-inspect-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
        let messages = folder.appending(path: "messages")
        try Data(dot.utf8).write(to: input)
        _ = FileManager.default.createFile(atPath: messages.path, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: program)
        // Without a limit the search for the best ranks takes half a minute of some drawings.
        process.arguments = [
            "-T\(format.rawValue)", "-Gnslimit=2", "-Gnslimit1=2", "-o", output.path, input.path,
        ]
        process.standardError = try FileHandle(forWritingTo: messages)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        guard wait(for: process) else {
            throw InspectionError.failedProgram(
                "dot",
                reason: "it took more than \(limit); draw less: --depth 1, --module PATH or "
                    + "--around NODE")
        }
        guard process.terminationStatus == 0, let drawing = try? Data(contentsOf: output) else {
            let said = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
            let line = said.split(separator: "\n").first.map(String.init)
            throw InspectionError.failedProgram(
                "dot", reason: line ?? "it ended with status \(process.terminationStatus)")
        }
        return Array(drawing)
    }

    /// Waits for the end; false where the program was stopped.
    private func wait(for process: Process) -> Bool {
        let start = ContinuousClock.now
        while process.isRunning {
            if start.duration(to: .now) > limit {
                process.terminate()
                process.waitUntilExit()
                return false
            }
            usleep(5000)
        }
        process.waitUntilExit()
        return true
    }
}
