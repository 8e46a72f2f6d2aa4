// SPDX-License-Identifier: Apache-2.0

/// The entries of a zip file, read from its central directory and checked against their own
/// headers: no two readers can see different contents in a file that passes.
struct ZipDirectory {
    let entries: [ZipEntry]
    /// The places of the entries by the bytes of their names.
    private let places: [[UInt8]: Int]

    /// Reads the directory of a file.
    init(_ file: UnsafeRawBufferPointer) throws(ZipProblem) {
        let end = try ZipDirectoryEnd(ZipBytes(bytes: file))
        let reader = ZipDirectoryReader(ZipBytes(bytes: file), end.directory)
        let entries = try reader.entries(count: end.count)
        places = try Self.places(entries)
        try Self.checkOverlaps(entries)
        self.entries = entries
    }

    /// Whether a file begins as a zip archive does.
    static func isZip(_ file: UnsafeRawBufferPointer) -> Bool {
        file.starts(with: [0x50, 0x4b, 3, 4]) || file.starts(with: [0x50, 0x4b, 5, 6])
    }

    subscript(name: String) -> ZipEntry? {
        places[Array(name.utf8)].map { entries[$0] }
    }

    private static func places(_ entries: [ZipEntry]) throws(ZipProblem) -> [[UInt8]: Int] {
        var places: [[UInt8]: Int] = [:]
        places.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() {
            if places.updateValue(place, forKey: Array(entry.name.utf8)) != nil {
                throw .duplicateEntry(entry.name)
            }
        }
        return places
    }

    private static func checkOverlaps(_ entries: [ZipEntry]) throws(ZipProblem) {
        let sorted = entries.sorted { $0.header < $1.header }
        for (one, other) in zip(sorted, sorted.dropFirst()) where one.data.upperBound > other.header
        {
            throw .overlap(one.name, other.name)
        }
    }
}

/// What the records at the end of a zip file say of its directory.
private struct ZipDirectoryEnd {
    var directory: Range<Int>
    var count: Int

    init(_ file: ZipBytes) throws(ZipProblem) {
        guard let end = Self.find(file) else { throw .noDirectory }
        guard let disk = file.uint16(end + 4), let directoryDisk = file.uint16(end + 6),
            let countHere = file.uint16(end + 8), let count = file.uint16(end + 10),
            let size = file.uint32(end + 12), let offset = file.uint32(end + 16)
        else { throw .noDirectory }
        var found = (count: Int(count), size: Int(size), offset: Int(offset), end: end)
        if let large = try Self.zip64(file, before: end) {
            let agrees =
                (count == .max || Int(count) == large.count)
                && (size == .max || Int(size) == large.size)
                && (offset == .max || Int(offset) == large.offset)
            if !agrees { throw .wrongDirectory("the two records of its place differ") }
            found = large
        } else {
            if disk != 0 || directoryDisk != 0 || countHere != count { throw .severalDisks }
        }
        let (directoryEnd, overflow) = found.offset.addingReportingOverflow(found.size)
        if overflow || directoryEnd != found.end {
            throw .wrongDirectory("it does not end where its end is noted")
        }
        directory = found.offset..<directoryEnd
        self.count = found.count
    }

    /// The last record whose comment ends with the file.
    private static func find(_ file: ZipBytes) -> Int? {
        var offset = file.count - 22
        let last = max(0, offset - Int(UInt16.max))
        while offset >= last {
            if file.uint32(offset) == 0x0605_4b50, let comment = file.uint16(offset + 20),
                offset + 22 + Int(comment) == file.count
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    private static func zip64(
        _ file: ZipBytes, before end: Int
    ) throws(ZipProblem) -> (count: Int, size: Int, offset: Int, end: Int)? {
        let locator = end - 20
        guard file.uint32(locator) == 0x0706_4b50 else { return nil }
        guard let record = file.size(locator + 8), record <= locator - 56,
            file.uint32(record) == 0x0606_4b50, let length = file.size(record + 4),
            length == locator - record - 12
        else { throw .wrongDirectory("its 64-bit end is not where it is noted") }
        guard let countHere = file.size(record + 24), let count = file.size(record + 32),
            let size = file.size(record + 40), let offset = file.size(record + 48)
        else { throw .wrongDirectory("its 64-bit end has impossible numbers") }
        let disks = [file.uint32(locator + 4), file.uint32(record + 16), file.uint32(record + 20)]
        if disks != [0, 0, 0] || countHere != count { throw .severalDisks }
        return (count, size, offset, record)
    }
}
