// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private let dot = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/dot" }
    .first(where: FileManager.default.isExecutableFile)

@Suite struct `Drawings of exported models` {
    /// Graphviz takes minutes for arrows that pass everything else; a drawing that is killed fails.
    private static let limit: TimeInterval = 60

    @Test(arguments: CorpusModel.all)
    func `are accepted by Graphviz in a reasonable time`(_ model: CorpusModel) throws {
        guard let dot else { return print("skipped: drawings: Graphviz is not installed") }
        let module = try GraphModule(contentsOf: model.path)
        let text = DotGenerator().generate(module.graph, schema: module.stateSchema())
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "in.dot"), folder.appending(path: "out.svg"))
        try Data(text.utf8).write(to: input)
        let (status, errors) = try run(dot, ["-Tsvg", "-o", output.path, input.path])
        #expect(status == 0 && errors.isEmpty, "\(model.name): \(errors)")
        #expect(try Data(contentsOf: output).count > 1000)
    }

    /// Runs a program, and ends it where it takes too long.
    private func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + Self.limit)
        timer.setEventHandler { process.terminate() }
        timer.resume()
        defer { timer.cancel() }
        let data = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
