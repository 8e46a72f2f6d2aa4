// SPDX-License-Identifier: Apache-2.0

/// Numbers of a zip file, little-endian, nil outside of it.
struct ZipBytes {
    let bytes: UnsafeRawBufferPointer

    var count: Int { bytes.count }

    func uint16(_ offset: Int) -> UInt16? { load(offset) }
    func uint32(_ offset: Int) -> UInt32? { load(offset) }

    /// A number of 8 bytes that is an offset or a size.
    func size(_ offset: Int) -> Int? { (load(offset) as UInt64?).flatMap(Int.init(exactly:)) }

    private func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int) -> Number? {
        guard offset >= 0, offset <= bytes.count - MemoryLayout<Number>.size else { return nil }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// The bytes of a range, nil where it is not inside.
    func slice(_ offset: Int, _ count: Int) -> UnsafeRawBufferPointer? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
            return nil
        }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
    }

    /// The sizes of the zip64 extra field in a block of extra fields; nil where there is none.
    func zip64Sizes(in range: Range<Int>) -> [Int]? {
        var offset = range.lowerBound
        while offset + 4 <= range.upperBound, let tag = uint16(offset),
            let length = uint16(offset + 2)
        {
            let end = offset + 4 + Int(length)
            if end > range.upperBound { return nil }
            if tag == 1 {
                return stride(from: offset + 4, through: end - 8, by: 8).compactMap(size)
            }
            offset = end
        }
        return nil
    }
}
