// SPDX-License-Identifier: Apache-2.0

/// Reads the entries of a central directory one after the other.
struct ZipDirectoryReader {
    private let file: ZipBytes
    private let directory: Range<Int>

    init(_ file: ZipBytes, _ directory: Range<Int>) {
        self.file = file
        self.directory = directory
    }

    func entries(count: Int) throws(ZipProblem) -> [ZipEntry] {
        var entries: [ZipEntry] = []
        var offset = directory.lowerBound
        while offset < directory.upperBound {
            entries.append(try entry(&offset))
        }
        if offset != directory.upperBound || entries.count != count {
            throw .wrongDirectory("it has \(entries.count) entries, not \(count)")
        }
        return entries
    }

    /// Reads an entry; the offset moves behind it.
    private func entry(_ offset: inout Int) throws(ZipProblem) -> ZipEntry {
        let start = offset
        guard file.uint32(start) == 0x0201_4b50, start + 46 <= directory.upperBound,
            let flags = file.uint16(start + 8), let method = file.uint16(start + 10),
            let checksum = file.uint32(start + 16), let compressed = file.uint32(start + 20),
            let size = file.uint32(start + 24), let nameLength = file.uint16(start + 28),
            let extraLength = file.uint16(start + 30), let commentLength = file.uint16(start + 32),
            let disk = file.uint16(start + 34), let header = file.uint32(start + 42)
        else { throw .wrongDirectory("what stands at byte \(start) is no entry") }
        let extra = start + 46 + Int(nameLength)
        let end = extra + Int(extraLength)
        offset = end + Int(commentLength)
        guard offset <= directory.upperBound,
            let nameBytes = file.slice(start + 46, Int(nameLength))
        else { throw .wrongDirectory("the entry at byte \(start) goes beyond it") }
        guard let name = String(validating: nameBytes, as: UTF8.self) else {
            throw .nameNotUTF8(at: start)
        }
        if disk != 0, disk != .max { throw .severalDisks }
        // What does not fit 32 bits stands in an extra field, in this order.
        var large = file.zip64Sizes(in: extra..<end)?[...] ?? []
        func full(_ value: UInt32) throws(ZipProblem) -> Int {
            if value != .max { return Int(value) }
            guard let number = large.popFirst() else {
                throw .wrongDirectory("a size of '\(name)' is missing")
            }
            return number
        }
        let fullSize = try full(size)
        var entry = ZipEntry(
            name: name, method: method, flags: flags, checksum: checksum,
            compressedSize: try full(compressed), size: fullSize, header: try full(header))
        entry.data = try data(of: entry, name: nameBytes)
        return entry
    }

    /// Where an entry's bytes are, having compared its own header.
    private func data(
        of entry: ZipEntry, name: UnsafeRawBufferPointer
    ) throws(ZipProblem) -> Range<Int> {
        let start = entry.header
        guard start <= directory.lowerBound - 30, file.uint32(start) == 0x0403_4b50,
            let flags = file.uint16(start + 6), let method = file.uint16(start + 8),
            let nameLength = file.uint16(start + 26), let extraLength = file.uint16(start + 28),
            let ownName = file.slice(start + 30, Int(nameLength))
        else { throw .outside(entry: entry.name) }
        guard ownName.elementsEqual(name) else {
            throw .contradiction(entry: entry.name, "the name")
        }
        if method != entry.method { throw .contradiction(entry: entry.name, "the method") }
        if flags != entry.flags { throw .contradiction(entry: entry.name, "the flags") }
        let extra = start + 30 + Int(nameLength)
        let first = extra + Int(extraLength)
        try checkSizes(of: entry, extra: extra..<first)
        guard first <= directory.lowerBound, entry.compressedSize <= directory.lowerBound - first
        else { throw .outside(entry: entry.name) }
        return first..<(first + entry.compressedSize)
    }

    private func checkSizes(of entry: ZipEntry, extra: Range<Int>) throws(ZipProblem) {
        let start = entry.header
        guard let checksum = file.uint32(start + 14), let compressed = file.uint32(start + 18),
            let size = file.uint32(start + 22)
        else { throw .outside(entry: entry.name) }
        if entry.hasDescriptor, checksum == 0, compressed == 0, size == 0 { return }
        if checksum != entry.checksum { throw .contradiction(entry: entry.name, "the checksum") }
        var large = file.zip64Sizes(in: extra)?[...] ?? []
        let ownSize = size == .max ? large.popFirst() : Int(size)
        let ownCompressed = compressed == .max ? large.popFirst() : Int(compressed)
        // A writer that did not know the sizes puts zeros there as well.
        if entry.hasDescriptor, ownSize == 0, ownCompressed == 0 { return }
        if ownSize != entry.size || ownCompressed != entry.compressedSize {
            throw .contradiction(entry: entry.name, "the size")
        }
    }
}
