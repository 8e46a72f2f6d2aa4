// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXSerialize
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

#if DEBUG
    private let graphCount = 1000
#else
    private let graphCount = 20_000
#endif

/// A hash of the files of random graphs.
private func digest(of seeds: Range<UInt64>) throws -> UInt64 {
    var hash = StableHash()
    for seed in seeds {
        hash.combine(try ModelArchive(graph: RandomGraph.make(seed: seed)).json())
    }
    return hash.value
}

@Suite struct `Random graphs` {
    @Test func `give the same bytes when saved, loaded and saved`() throws {
        for seed in 0..<UInt64(graphCount) {
            let graph = try RandomGraph.make(seed: seed)
            let bytes = try ModelArchive(graph: graph).json()
            let copy = try ModelArchive(json: bytes).graph
            #expect(try ModelArchive(graph: copy).json() == bytes, "seed \(seed)")
            #expect(copy.description == graph.description, "seed \(seed)")
        }
    }

    @Test func `give the same bytes in other processes, which hash otherwise`() async throws {
        let expected = try digest(of: 0..<200)
        for _ in 0..<3 {
            await #expect(processExitsWith: .success) { [expected = expected as UInt64] in
                exit(try digest(of: 0..<200) == expected ? 0 : 1)
            }
        }
    }

    @Test func `give the same bytes where numbers have a decimal comma`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let locale = folder.path + "/de"
        guard GermanLocale.make(at: locale) else {
            print("skipped: a locale with a decimal comma cannot be made here")
            return
        }
        let expected = try digest(of: 0..<200)
        await #expect(processExitsWith: .success) {
            [expected = expected as UInt64, folder = folder.path as String] in
            setenv("LOCPATH", folder, 1)
            guard setlocale(LC_ALL, "de") != nil, String(format: "%.1f", 1.5) != "",
                localeconv()?.pointee.decimal_point.map({ String(cString: $0) }) == ","
            else { exit(2) }
            guard try digest(of: 0..<200) == expected else { exit(1) }
            let text = try ModelArchive.everything().json()
            exit(try ModelArchive(json: text).json() == text ? 0 : 1)
        }
    }
}

/// A locale that writes 1,5 for 1.5.
private enum GermanLocale {
    /// Compiles it from the system's sources; false where they are missing.
    static func make(at path: String) -> Bool {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let program = folders.map { "\($0)/localedef" }
            .first(where: FileManager.default.isExecutableFile)
        guard let program else { return false }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-i", "de_DE", "-f", "UTF-8", path]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return FileManager.default.fileExists(atPath: path + "/LC_NUMERIC")
    }
}
