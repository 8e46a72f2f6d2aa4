// SPDX-License-Identifier: Apache-2.0

import CZip

/// Writes a zip file through libzip: entries stored, aligned for tensors, without dates.
struct ZipWriter {
    /// The alignment of an entry's bytes in the file.
    static let alignment = 64

    private struct Entry {
        var name: String
        var parts: [UnsafeRawBufferPointer]
        var byteCount: Int { parts.reduce(0) { $0 + $1.count } }
    }

    private var entries: [Entry] = []

    /// Adds an entry.
    ///
    /// - Parameter parts: Its bytes, which must stay where they are until the file is written.
    mutating func add(_ name: String, _ parts: [UnsafeRawBufferPointer]) {
        entries.append(Entry(name: name, parts: parts))
    }

    /// Writes all entries to a file, and commits it.
    func write(to file: AtomicFile) throws(ArchiveError) {
        let output = ZipOutput(file)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = output.makeSource(&error) else {
            throw Self.failure(file, output, &error)
        }
        guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(source)
            throw Self.failure(file, output, &error)
        }
        var position = 0
        for entry in entries {
            guard Self.add(entry, to: archive, at: &position) else {
                let failure = Self.failure(file, output, zip_get_error(archive))
                zip_discard(archive)
                throw failure
            }
        }
        if zip_close(archive) != 0 {
            let failure = Self.failure(file, output, zip_get_error(archive))
            zip_discard(archive)
            throw failure
        }
        try file.commit()
    }

    private static func failure(
        _ file: AtomicFile, _ output: ZipOutput, _ error: UnsafeMutablePointer<zip_error_t>?
    ) -> ArchiveError {
        output.failure
            ?? .cannotWrite(
                file.path, reason: error.map { String(cString: zip_error_strerror($0)) } ?? "")
    }

    /// Adds an entry, whose own header begins at a position, which moves behind the entry.
    private static func add(
        _ entry: Entry, to archive: OpaquePointer, at position: inout Int
    ) -> Bool {
        var fragments = entry.parts.map { part in
            zip_buffer_fragment_t(
                data: UnsafeMutablePointer(
                    mutating: part.baseAddress?.assumingMemoryBound(to: UInt8.self)
                        ?? UnsafePointer(bitPattern: alignment).unsafelyUnwrapped),
                length: zip_uint64_t(part.count))
        }
        guard
            let source = zip_source_buffer_fragment(
                archive, &fragments, zip_uint64_t(fragments.count), 0)
        else { return false }
        let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        let file = zip_uint64_t(index)
        let padding = Self.padding(entry, at: position)
        position += Self.headerSize(entry) + 4 + padding.count + entry.byteCount
        return zip_set_file_compression(archive, file, ZIP_CM_STORE, 0) == 0
            // The first day that a date of this format can have.
            && zip_file_set_dostime(archive, file, 0, 1 << 5 | 1, 0) == 0
            && zip_file_set_external_attributes(
                archive, file, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
            && zip_file_extra_field_set(
                archive, file, paddingTag, zip_uint16_t(ZIP_EXTRA_FIELD_NEW), padding,
                zip_uint16_t(padding.count), zip_flags_t(ZIP_FL_LOCAL)) == 0
    }

    /// The tag of an extra field that says how an entry is aligned.
    private static let paddingTag: zip_uint16_t = 0xd935

    /// The size of an entry's own header without the padding.
    private static func headerSize(_ entry: Entry) -> Int {
        // Sizes of more than 32 bits stand in an extra field.
        30 + entry.name.utf8.count + (entry.byteCount >= Int(UInt32.max) ? 20 : 0)
    }

    /// The alignment, and zeros that fill the header up to it.
    private static func padding(_ entry: Entry, at position: Int) -> [UInt8] {
        let used = position + headerSize(entry) + 4 + 2
        let zeros = (alignment - used % alignment) % alignment
        return [UInt8(alignment), 0] + [UInt8](repeating: 0, count: zeros)
    }
}
