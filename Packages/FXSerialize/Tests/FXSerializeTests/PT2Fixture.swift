// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import FXSerialize

/// Files that PyTorch wrote.
enum PT2Fixture {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The path of a file of older layouts, or of `torch.save`.
    static func path(_ name: String) -> String {
        tests.appending(path: "Fixtures/torch/\(name)").path
    }

    /// The path of a model among the fixtures of the whole repository.
    static func model(_ name: String, _ file: String = "model.pt2") -> String {
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: "Tests/IntegrationTests/Fixtures/pt2/\(name)/\(file)").path
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// The entries of an archive by name.
    static func parts(_ path: String) throws -> [(name: String, bytes: [UInt8])] {
        let zip = try ZipArchive(MappedFile(path, path: path).region, source: path)
        return try zip.directory.entries.map { entry in
            (entry.name, try zip.contents(of: entry.name, isChecked: true)?.array ?? [])
        }
    }

    /// Opens an archive that lies in memory.
    static func open(_ bytes: [UInt8]) throws(ArchiveError) -> ModelArchive {
        let block = ByteBlock(count: bytes.count)
        UnsafeMutableRawBufferPointer(start: block.region.base, count: bytes.count)
            .copyBytes(from: bytes)
        return try PT2Archive(ZipArchive(block.region, source: "memory"), source: "memory").model()
    }

    /// Opens an archive of some entries.
    static func open(_ parts: [(name: String, bytes: [UInt8])]) throws(ArchiveError) -> ModelArchive
    {
        try open(HandmadeZip(parts).bytes)
    }

    /// The most processor time that reading a damaged file may take, in seconds. A sanitizer notes
    /// the stack of each allocation, which takes longer than all else: there it bounds hangs.
    static let mostSeconds: Double =
        ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil ? 1 : 30

    /// The seconds of computing that a body takes, whatever else the machine does meanwhile.
    static func seconds(_ body: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        body()
        return now() - start
    }
}
