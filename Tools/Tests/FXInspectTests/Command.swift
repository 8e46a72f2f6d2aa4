// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The folders of all runs, gone when the tests end.
private let folders: URL = {
    atexit { try? FileManager.default.removeItem(at: folders) }
    return FileManager.default.temporaryDirectory.appending(path: "fx-" + UUID().uuidString)
}()

/// Runs of the command as users start it, in a folder of their own.
struct Command {
    let folder: URL

    init() throws {
        folder = folders.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    struct Outcome {
        var status: Int32
        var output: String
        var message: String
    }

    /// The path of the command.
    static var program: String {
        get throws {
            let products = try #require(Bundle.main.executableURL).deletingLastPathComponent()
            return products.appending(path: "fx-inspect").path
        }
    }

    /// A process that is not started yet.
    private func process(
        _ executable: String, _ arguments: [String], _ variables: [String: String]
    ) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        process.currentDirectoryURL = folder
        return process
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }
}

extension Command {
    func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        try run(executable: Self.program, arguments, input: input)
    }

    /// Runs a program, whose environment has the command's path as `FX`.
    func run(
        executable: String, _ arguments: [String], input: String = ""
    ) throws -> Outcome {
        let process = process(executable, arguments, ["FX": try Self.program])
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        stdin.fileHandleForWriting.write(Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        let message = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            message: String(decoding: message, as: UTF8.self))
    }

    /// Runs the command with a terminal as standard output or standard error, and returns what that
    /// shows.
    ///
    /// - Parameter variables: What the environment has besides; `NO_COLOR` only where it is here.
    func runOnTerminal(
        _ arguments: [String], environment variables: [String: String] = [:],
        showsErrors: Bool = false
    ) throws -> String {
        let terminal = try Terminal()
        let process = process(try Self.program, arguments, variables)
        if variables["NO_COLOR"] == nil { process.environment?["NO_COLOR"] = nil }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = showsErrors ? FileHandle.nullDevice : terminal.end
        process.standardError = showsErrors ? terminal.end : FileHandle.nullDevice
        try process.run()
        let text = try terminal.readToEnd()
        process.waitUntilExit()
        return text
    }
}
