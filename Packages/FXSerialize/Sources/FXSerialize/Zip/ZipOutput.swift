// SPDX-License-Identifier: Apache-2.0

import CZip

/// A file as libzip writes to it.
final class ZipOutput {
    private let file: AtomicFile
    /// Why a write failed.
    private(set) var failure: ArchiveError?
    private var error = zip_error_t()

    init(_ file: AtomicFile) {
        self.file = file
        zip_error_init(&error)
    }

    deinit { zip_error_fini(&error) }

    /// A source that holds this object until it is freed.
    func makeSource(_ error: UnsafeMutablePointer<zip_error_t>) -> OpaquePointer? {
        let callback: zip_source_callback = { context, data, length, command in
            guard let context else { return -1 }
            let output = Unmanaged<ZipOutput>.fromOpaque(context)
            if command == ZIP_SOURCE_FREE {
                output.release()
                return 0
            }
            return output.takeUnretainedValue().handle(command, data, length)
        }
        let context = Unmanaged.passRetained(self)
        guard let source = zip_source_function_create(callback, context.toOpaque(), error) else {
            context.release()
            return nil
        }
        return source
    }

    private static let commands: [zip_source_cmd_t] = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
        ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
        ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ]

    private func handle(
        _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64
    ) -> Int64 {
        switch command {
        case ZIP_SOURCE_SUPPORTS:
            return Self.commands.reduce(0) { $0 | 1 << Int64($1.rawValue) }
        case ZIP_SOURCE_STAT:
            // An empty file: libzip makes a new archive of it.
            let status = data?.assumingMemoryBound(to: zip_stat_t.self)
            zip_stat_init(status)
            status?.pointee.size = 0
            status?.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return Int64(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_WRITE: return write(UnsafeRawBufferPointer(start: data, count: Int(length)))
        case ZIP_SOURCE_SEEK_WRITE:
            guard let data else { return -1 }
            let offset = zip_source_seek_compute_offset(
                zip_uint64_t(file.position), zip_uint64_t(file.byteCount), data, length, &error)
            if offset >= 0 { file.position = Int(offset) }
            return offset < 0 ? -1 : 0
        case ZIP_SOURCE_TELL_WRITE: return Int64(file.position)
        case ZIP_SOURCE_ERROR: return data.map { zip_error_to_data(&error, $0, length) } ?? -1
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_READ, ZIP_SOURCE_BEGIN_WRITE,
            ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_TELL:
            return 0
        default:
            zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        do throws(ArchiveError) {
            try file.write(bytes)
            return Int64(bytes.count)
        } catch {
            failure = error
            zip_error_set(&self.error, ZIP_ER_WRITE, 0)
            return -1
        }
    }
}
