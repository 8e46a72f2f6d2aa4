// SPDX-License-Identifier: Apache-2.0

import FXCore

/// What a file says of its tensors, checked by the format's rules.
struct SafetensorsHeader {
    struct Entry: Sendable {
        var name: String
        var dtype: SafetensorsDType
        var extents: [Int]
        /// Where in the file the elements are.
        var range: Range<Int>
    }

    /// The longest header, by the format.
    static let limit = 100_000_000
    static let metadataKey = "__metadata__"

    /// In the order of their elements.
    private(set) var entries: [Entry] = []
    private(set) var metadata: [String: String] = [:]

    private let source: String

    /// Reads and checks the header of a file.
    init(_ file: UnsafeRawBufferPointer, source: String) throws(ArchiveError) {
        self.source = source
        let text = try Self.text(of: file, source: source)
        let document: JSONDocument
        do throws(ArchiveError) {
            document = try JSONDocument(text, source: source)
        } catch {
            if case .notJSON(_, let problem) = error {
                throw .notSafetensors(source, .header(problem))
            }
            throw error
        }
        let start = 8 + text.count
        let tree = JSONTree(try document.readWhole(), source: source)
        try tree.read { root throws(ArchiveError) in
            for entry in root.children { try add(entry, start: start, end: file.count) }
        }
        try checkLayout(start: start, end: file.count)
    }

    /// The number of the header's bytes, where a file begins as one of this format does.
    static func length(_ file: UnsafeRawBufferPointer) -> Int? {
        guard file.count > 8 else { return nil }
        let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
        guard length > 0, length <= UInt64(limit), length <= UInt64(file.count - 8),
            file[8] == UInt8(ascii: "{")
        else { return nil }
        return Int(length)
    }

    private static func text(
        of file: UnsafeRawBufferPointer, source: String
    ) throws(ArchiveError) -> [UInt8] {
        guard file.count >= 8 else {
            throw .notSafetensors(source, .tooShort(bytes: file.count))
        }
        let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
        guard length <= UInt64(limit) else {
            throw .notSafetensors(source, .headerTooLarge(bytes: length))
        }
        guard length <= UInt64(file.count - 8) else {
            throw .notSafetensors(
                source, .headerBeyondEnd(bytes: Int(length), available: file.count - 8))
        }
        guard length > 0 else { throw .notSafetensors(source, .tooShort(bytes: file.count)) }
        guard file[8] == UInt8(ascii: "{") else {
            throw .notSafetensors(source, .headerStart(file[8]))
        }
        return Array(UnsafeRawBufferPointer(rebasing: file[8..<(8 + Int(length))]))
    }

    private mutating func add(
        _ value: JSONCursor, start: Int, end: Int
    ) throws(ArchiveError) {
        let name = value.keyText
        if name == Self.metadataKey {
            guard value.isObject else { throw value.wrongType("an object") }
            for entry in value.children { metadata[entry.keyText] = try entry.getString() }
            return
        }
        try value.checkKeys("dtype", "shape", "data_offsets")
        let typeName = try value.required("dtype").getString()
        guard let dtype = SafetensorsDType(rawValue: typeName) else {
            throw .notSafetensors(source, .unknownDType(tensor: name, typeName))
        }
        var extents: [Int] = []
        for item in try value.required("shape").items() { extents.append(try Self.count(item)) }
        let offsets = try value.required("data_offsets").items(count: 2)
        let (from, to) = (try Self.count(offsets[0]), try Self.count(offsets[1]))
        guard from <= to, to <= end - start else {
            throw value.wrongValue(
                "offsets in order and inside the file", found: "\(from) and \(to)")
        }
        let size = try byteCount(name, dtype, extents)
        guard size == to - from else {
            throw .notSafetensors(
                source, .wrongSize(tensor: name, expected: size, found: to - from))
        }
        entries.append(
            Entry(
                name: name, dtype: dtype, extents: extents,
                range: (start + from)..<(start + to)))
    }

    private static func count(_ value: JSONCursor) throws(ArchiveError) -> Int {
        let count = try value.getInt()
        if count < 0 { throw value.wrongValue("0 or more", found: String(count)) }
        return count
    }

    /// The bytes of a tensor; types of less than a byte fill whole ones.
    private func byteCount(
        _ name: String, _ dtype: SafetensorsDType, _ extents: [Int]
    ) throws(ArchiveError) -> Int {
        var bits = dtype.bitCount
        for extent in extents {
            let (product, overflow) = bits.multipliedReportingOverflow(by: extent)
            if overflow { throw .notSafetensors(source, .tooLarge(tensor: name)) }
            bits = product
        }
        return bits / 8 + (bits % 8 == 0 ? 0 : 1)
    }

    /// Sorts the entries by their elements, which must fill the file without gaps or overlaps.
    private mutating func checkLayout(start: Int, end: Int) throws(ArchiveError) {
        entries.sort {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        var position = start
        var names: Set<String> = []
        for entry in entries {
            if entry.range.lowerBound != position {
                throw .notSafetensors(
                    source,
                    .misplaced(
                        tensor: entry.name, expected: position - start,
                        found: entry.range.lowerBound - start))
            }
            position = entry.range.upperBound
            // Names of other bytes may be equal to Swift, as the two ways of writing é are.
            if !names.insert(entry.name).inserted {
                throw .duplicateName(source, at: "header", name: entry.name)
            }
        }
        if position != end {
            throw .notSafetensors(source, .wrongLength(expected: position, found: end))
        }
    }
}
