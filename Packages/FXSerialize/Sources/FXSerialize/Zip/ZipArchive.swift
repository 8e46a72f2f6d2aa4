// SPDX-License-Identifier: Apache-2.0

import CZip

/// A zip file that is read: what is stored stays where it is in memory, what is deflated is
/// inflated by libzip.
struct ZipArchive {
    let directory: ZipDirectory
    private let region: ByteRegion
    private let source: String

    /// - Parameter source: What messages call the file.
    init(_ region: ByteRegion, source: String) throws(ArchiveError) {
        self.region = region
        self.source = source
        do throws(ZipProblem) {
            directory = try ZipDirectory(region.bytes)
        } catch { throw .notZip(source, error) }
    }

    /// The bytes of an entry; nil where there is none of the name.
    ///
    /// - Parameter isChecked: Whether the checksum of a stored entry is computed, which reads all
    ///   of it. That of a deflated one always is.
    func contents(
        of name: String, isChecked: Bool
    ) throws(ArchiveError) -> ByteRegion? {
        guard let entry = directory[name] else { return nil }
        do throws(ZipProblem) {
            if entry.isEncrypted { throw .encrypted(entry: name) }
            switch ZipEntry.Method(rawValue: entry.method) {
            case .stored: return try stored(entry, isChecked: isChecked)
            case .deflated: return try inflated(entry)
            case nil: throw .unsupportedMethod(entry: name, Int(entry.method))
            }
        } catch { throw .notZip(source, error) }
    }

    private func stored(_ entry: ZipEntry, isChecked: Bool) throws(ZipProblem) -> ByteRegion {
        if entry.size != entry.compressedSize { throw .wrongSize(entry: entry.name) }
        let contents = region[entry.data]
        if isChecked, CRC32.checksum(of: contents.bytes) != entry.checksum {
            throw .wrongChecksum(entry: entry.name)
        }
        return contents
    }

    private func inflated(_ entry: ZipEntry) throws(ZipProblem) -> ByteRegion {
        // A byte of deflate gives at most 1032; what says more would only take memory.
        if entry.size / 1032 > entry.compressedSize { throw .wrongSize(entry: entry.name) }
        let block = ByteBlock(count: entry.size)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let input = zip_source_buffer_create(
            region.base, zip_uint64_t(region.count), 0, &error)
        guard let input, let archive = zip_open_from_source(input, ZIP_RDONLY, &error) else {
            zip_source_free(input)
            throw .notInflated(
                entry: entry.name, reason: String(cString: zip_error_strerror(&error)))
        }
        defer { zip_discard(archive) }
        guard let file = zip_fopen(archive, entry.name, 0) else {
            throw .notInflated(entry: entry.name, reason: String(cString: zip_strerror(archive)))
        }
        defer { zip_fclose(file) }
        var position = 0
        while position < entry.size {
            let count = zip_fread(
                file, block.region.base + position, zip_uint64_t(entry.size - position))
            if count <= 0 {
                let reason = count < 0 ? String(cString: zip_file_strerror(file)) : "it ends early"
                throw .notInflated(entry: entry.name, reason: reason)
            }
            position += Int(count)
        }
        // libzip compares the checksum at the end.
        var more: UInt8 = 0
        let rest = zip_fread(file, &more, 1)
        if rest > 0 { throw .wrongSize(entry: entry.name) }
        if rest < 0 { throw .wrongChecksum(entry: entry.name) }
        return block.region
    }
}
