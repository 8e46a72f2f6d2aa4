// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// What in-place writes overwrite in the memory of some tensors, so that they can be undone.
///
///     let log = WriteLog(of: parameters)
///     log.watch { run() }
///     if failed { log.undo() }
///
/// Only memory that is written to is copied, when it is first written to.
public final class WriteLog: Sendable {
    /// The number of logs that watch anywhere: while it is zero no write looks further.
    private static let count = Atomic<Int>(0)

    @TaskLocal private static var current: WriteLog?

    private struct Saved: @unchecked Sendable {
        var buffer: TensorBuffer
        var bytes: [UInt8]
    }

    private let watched: Set<ObjectIdentifier>
    private let saved = Mutex<[Saved]>([])

    public init(of tensors: some Sequence<Tensor>) {
        watched = Set(tensors.compactMap(\.storageIdentity))
    }

    /// Runs a closure whose writes are noted.
    public func watch<Result>(_ body: () throws -> Result) rethrows -> Result {
        Self.count.add(1, ordering: .relaxed)
        defer { Self.count.subtract(1, ordering: .relaxed) }
        return try Self.$current.withValue(self) { try body() }
    }

    /// Puts back what was there before the writes.
    public func undo() {
        let entries = saved.withLock { entries in
            defer { entries = [] }
            return entries
        }
        for entry in entries {
            entry.bytes.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress else { return }
                entry.buffer.base.copyMemory(from: source, byteCount: bytes.count)
            }
            entry.buffer.version += 1
        }
    }

    /// Hears that memory is about to be written to.
    @inline(__always)
    static func willWrite(_ buffer: TensorBuffer) {
        if count.load(ordering: .relaxed) != 0 { current?.save(buffer) }
    }

    private func save(_ buffer: TensorBuffer) {
        guard watched.contains(ObjectIdentifier(buffer)) else { return }
        saved.withLock { entries in
            if entries.contains(where: { $0.buffer === buffer }) { return }
            let bytes = UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount)
            entries.append(Saved(buffer: buffer, bytes: Array(bytes)))
        }
    }
}
