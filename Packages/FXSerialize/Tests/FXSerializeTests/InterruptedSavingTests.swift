// SPDX-License-Identifier: Apache-2.0

import FXSerialize
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Two models that are saved in one place in turns.
private enum Rivals {
    static func model(_ isSecond: Bool) throws -> ModelArchive {
        try .weighted(scale: isSecond ? 2 : 1, count: isSecond ? 4000 : 3000)
    }

    /// What a whole model in a place is: false for the first, true for the second; nil for none.
    static func found(at path: String) throws -> Bool? {
        let facts = try ModelArchive(contentsOf: path).facts()
        if try facts == model(false).facts() { return false }
        return try facts == model(true).facts() ? true : nil
    }
}

/// Lets the process write files of so many bytes and no more.
private func limitFiles(to bytes: Int) {
    var limit = rlimit()
    #if canImport(Glibc)
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        limit.rlim_cur = rlim_t(bytes)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
        getrlimit(RLIMIT_FSIZE, &limit)
        limit.rlim_cur = rlim_t(bytes)
        setrlimit(RLIMIT_FSIZE, &limit)
    #endif
}

/// Lets the signal of a write beyond the limit end the process: parents may have it ignored, and
/// worker threads block it.
private func letFileSizeSignalThrough() {
    signal(SIGXFSZ, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGXFSZ)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

private let containers: [ArchiveContainer] = [.json, .zip, .folder]

/// A folder in which the first model is saved as `m`.
private func folder(_ container: ArchiveContainer) throws -> TemporaryFolder {
    let folder = try TemporaryFolder.make()
    try Rivals.model(false).write(to: folder.path + "/m", as: container)
    return folder
}

/// The graph of a JSON file is the same for both rivals: its size stands for the whole.
private func isWhole(_ container: ArchiveContainer, _ folder: TemporaryFolder) throws -> Bool {
    if container != .json { return try Rivals.found(at: folder.path + "/m") != nil }
    let bytes = try folder.bytes("m")
    return try bytes == Rivals.model(false).json() || bytes == Rivals.model(true).json()
}

@Suite(.serialized) struct `A save that is interrupted` {
    @Test(arguments: containers)
    private func `by kill -9 leaves the old model or the new one whole`(
        _ container: ArchiveContainer
    ) async throws {
        let folder = try folder(container)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let index = try #require(containers.firstIndex(of: container))
        for point in 0..<50 {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = folder.path + "/m" as String, point = point as Int, index = index as Int] in
                let models = try [false, true].map { try Rivals.model($0) }
                Thread.detachNewThread {
                    usleep(UInt32(point * 300))
                    kill(getpid(), SIGKILL)
                }
                while true {
                    for model in models { try model.write(to: path, as: containers[index]) }
                }
            }
            #expect(try isWhole(container, folder), "point \(point)")
        }
        // What a kill may leave beside the model goes with the next save.
        try Rivals.model(true).write(to: folder.path + "/m", as: container)
        #expect(try folder.names == ["m"])
        #expect(try isWhole(container, folder))
    }

    @Test(arguments: containers)
    private func `by a signal in the middle of a write leaves the old model whole`(
        _ container: ArchiveContainer
    ) async throws {
        let folder = try folder(container)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let index = try #require(containers.firstIndex(of: container))
        let before = try Rivals.model(false).facts()
        for limit in [0, 1, 63, 64, 500] {
            await #expect(processExitsWith: .signal(SIGXFSZ)) {
                [path = folder.path + "/m" as String, limit = limit as Int, index = index as Int] in
                let model = try Rivals.model(true)
                letFileSizeSignalThrough()
                limitFiles(to: limit)
                try model.write(to: path, as: containers[index])
            }
            #expect(try isWhole(container, folder), "limit \(limit)")
        }
        if container != .json {
            #expect(try ModelArchive(contentsOf: folder.path + "/m").facts() == before)
        }
        if container != .folder { #expect(try folder.names == ["m"]) }
        try Rivals.model(true).write(to: folder.path + "/m", as: container)
        #expect(try folder.names == ["m"])
    }

    @Test(arguments: containers)
    private func `by a full disk leaves the old model whole and nothing else`(
        _ container: ArchiveContainer
    ) async throws {
        let folder = try folder(container)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let index = try #require(containers.firstIndex(of: container))
        await #expect(processExitsWith: .success) {
            [path = folder.path as String, index = index as Int] in
            signal(SIGXFSZ, SIG_IGN)
            let folder = TemporaryFolder(path: path)
            let model = try Rivals.model(true)
            for limit in Array(0..<900) + stride(from: 900, to: 34_000, by: 991) {
                limitFiles(to: limit)
                let failure = message { try model.write(to: path + "/m", as: containers[index]) }
                if failure == nil { continue }
                guard let failure, failure.hasPrefix("\(path)/m"),
                    failure.hasSuffix(": cannot be written: File too large"),
                    try folder.names == ["m"]
                else { exit(2) }
                if limit % 100 == 0, try !isWhole(containers[index], folder) { exit(3) }
            }
            exit(try isWhole(containers[index], folder) ? 0 : 4)
        }
    }

    @Test(arguments: containers)
    private func `by a folder that is read-only changes nothing`(
        _ container: ArchiveContainer
    ) async throws {
        let folder = try folder(container)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let index = try #require(containers.firstIndex(of: container))
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        await #expect(processExitsWith: .success) {
            [path = folder.path as String, index = index as Int] in
            // The superuser may write anywhere.
            if getuid() == 0, setuid(65534) != 0 { exit(2) }
            let model = try Rivals.model(true)
            let failure = message { try model.write(to: path + "/m", as: containers[index]) }
            exit(failure == "\(path)/m: cannot be written: Permission denied" ? 0 : 1)
        }
        #expect(try folder.names == ["m"])
        #expect(try isWhole(container, folder))
    }
}
