// SPDX-License-Identifier: Apache-2.0

import FXCore
import Foundation
import Testing

@testable import FXSerialize

/// A zip file made by hand: two stored entries of a few bytes, as little as a reader needs.
struct HandmadeZip {
    var bytes: [UInt8] = []
    var headers: [Int] = []
    var directory = 0
    var entries: [Int] = []
    var end = 0

    init(_ contents: [(name: String, bytes: [UInt8])]) {
        for entry in contents {
            headers.append(bytes.count)
            bytes += Self.numbers(0x0403_4b50, 4) + Self.numbers(20, 2) + Self.numbers(0, 8)
            appendSizes(entry)
            bytes += Self.numbers(0, 2) + Array(entry.name.utf8) + entry.bytes
        }
        directory = bytes.count
        for (entry, header) in zip(contents, headers) {
            entries.append(bytes.count)
            bytes += Self.numbers(0x0201_4b50, 4) + Self.numbers(20, 2) + Self.numbers(20, 2)
            bytes += Self.numbers(0, 8)
            appendSizes(entry)
            bytes += Self.numbers(0, 12) + Self.numbers(header, 4) + Array(entry.name.utf8)
        }
        end = bytes.count
        bytes += Self.numbers(0x0605_4b50, 4) + Self.numbers(0, 4)
        bytes += Self.numbers(contents.count, 2) + Self.numbers(contents.count, 2)
        bytes += Self.numbers(end - directory, 4) + Self.numbers(directory, 4) + [0, 0]
    }

    private mutating func appendSizes(_ entry: (name: String, bytes: [UInt8])) {
        let checksum = entry.bytes.withUnsafeBytes { CRC32.checksum(of: $0) }
        bytes += Self.numbers(Int(checksum), 4) + Self.numbers(entry.bytes.count, 4)
        bytes += Self.numbers(entry.bytes.count, 4) + Self.numbers(entry.name.utf8.count, 2)
    }

    static func numbers(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
    }

    func changed(_ offset: Int, _ new: [UInt8]) -> [UInt8] {
        var copy = bytes
        copy.replaceSubrange(offset..<(offset + new.count), with: new)
        return copy
    }
}

private let small = HandmadeZip([("a", [1, 2, 3]), ("b/é", [4])])

private let bad: [(bytes: [UInt8], message: String)] = [
    (
        Array(small.bytes.dropLast()),
        "there is no central directory at the end: it is cut off, or no zip file"
    ),
    (small.bytes + [0], "there is no central directory at the end: it is cut off, or no zip file"),
    (small.changed(small.end + 4, [1]), "it is part of an archive of several files"),
    (small.changed(small.end + 10, [1]), "it is part of an archive of several files"),
    (
        small.changed(small.end + 8, [1, 0, 1, 0]),
        "the central directory cannot be trusted: it has 2 entries, not 1"
    ),
    (
        small.changed(small.end + 16, [UInt8(small.directory + 1)]),
        "the central directory cannot be trusted: it does not end where its end is noted"
    ),
    (
        small.changed(small.entries[0], [0]),
        "the central directory cannot be trusted: what stands at byte \(small.directory) is no entry"
    ),
    (
        small.changed(small.entries[1] + 28, [200]),
        "the central directory cannot be trusted: the entry at byte \(small.entries[1]) goes beyond it"
    ),
    (
        small.changed(small.entries[0] + 46, [0xff]),
        "the name of the entry at byte \(small.entries[0]) is not UTF-8"
    ),
    (
        small.changed(small.headers[0] + 30, [0x63]),
        "'a': its own header and the directory give different values of the name"
    ),
    (
        small.changed(small.headers[0] + 8, [8]),
        "'a': its own header and the directory give different values of the method"
    ),
    (
        small.changed(small.headers[0] + 6, [2]),
        "'a': its own header and the directory give different values of the flags"
    ),
    (
        small.changed(small.headers[0] + 14, [0]),
        "'a': its own header and the directory give different values of the checksum"
    ),
    (
        small.changed(small.headers[0] + 22, [9]),
        "'a': its own header and the directory give different values of the size"
    ),
    (small.changed(small.entries[0] + 42, [9]), "'a' is not inside the file"),
    (small.changed(small.entries[0] + 42, [255, 255, 255, 127]), "'a' is not inside the file"),
    (small.changed(small.headers[0] + 28, [255, 255]), "'a' is not inside the file"),
    (HandmadeZip([("a", [1]), ("a", [1])]).bytes, "'a' is there twice"),
]

/// The same entry twice in the directory, under two names, as a bomb has it.
private var overlapping: [UInt8] {
    let zip = HandmadeZip([("a", [1, 2, 3]), ("a", [1, 2, 3])])
    return zip.changed(zip.entries[1] + 42, [0, 0, 0, 0])
}

private func problem(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBytes { buffer in message { _ = try ZipDirectory(buffer) } }
}

@Suite struct `A zip file` {
    @Test func `is read from its directory`() throws {
        let directory = try small.bytes.withUnsafeBytes { try ZipDirectory($0) }
        #expect(directory.entries.map(\.name) == ["a", "b/é"])
        #expect(directory.entries.map { Array(small.bytes[$0.data]) } == [[1, 2, 3], [4]])
    }

    @Test func `that could be read in two ways is refused`() {
        for (bytes, message) in bad { #expect(problem(bytes) == message) }
        #expect(problem(overlapping) == "'a' is there twice")
        let zip = HandmadeZip([("a", [1, 2, 3]), ("b", [1, 2, 3])])
        // `a` claims to reach into `b`.
        var long = zip.changed(zip.entries[0] + 20, [9, 0, 0, 0, 9])
        long.replaceSubrange((zip.headers[0] + 18)..<(zip.headers[0] + 23), with: [9, 0, 0, 0, 9])
        #expect(problem(long) == "'a' and 'b' overlap")
    }

    @Test func `with any byte changed, or cut anywhere, gives entries inside of it or an error`() {
        for index in small.bytes.indices {
            for byte: UInt8 in [0, 1, 8, 0x7f, 0xff] {
                let changed = small.changed(index, [byte])
                let directory = changed.withUnsafeBytes { try? ZipDirectory($0) }
                for entry in directory?.entries ?? [] {
                    #expect(entry.data.upperBound <= small.directory)
                }
            }
            #expect(problem(Array(small.bytes[..<index])) != nil)
        }
    }

    @Test func `has the checksum of the format`() {
        let text = Array("123456789".utf8)
        #expect(text.withUnsafeBytes { CRC32.checksum(of: $0) } == 0xcbf4_3926)
        #expect([].withUnsafeBytes { CRC32.checksum(of: $0) } == 0)
    }

    @Test func `written by others is read, compressed or not`() throws {
        let expected = try ModelArchive.weighted().facts()
        for name in ["deflated.zip", "streamed.zip", "large-numbers.zip"] {
            let path = GoldenFixture.repository
                .appending(path: "Packages/FXSerialize/Tests/Fixtures/\(name)").path
            #expect(try ModelArchive(contentsOf: path).facts() == expected, "\(name)")
        }
    }

    @Test func `says what it cannot read`() throws {
        try TemporaryFolder.with { folder in
            let zip = HandmadeZip([("graph.json", [0x7b])])
            let cases: [(offset: Int, value: [UInt8], message: String)] = [
                (
                    8, [12],
                    "'graph.json' is compressed by method 12; stored (0) and deflated (8) are read"
                ),
                (6, [1], "'graph.json' is encrypted"),
                (8, [8], "'graph.json' cannot be inflated: CRC error"),
            ]
            for (offset, value, expected) in cases {
                var bytes = zip.changed(zip.headers[0] + offset, value)
                bytes.replaceSubrange(
                    (zip.entries[0] + offset + 2)..<(zip.entries[0] + offset + 3), with: value)
                let path = try folder.write(bytes, to: "m")
                let text = message { _ = try ModelArchive(contentsOf: path) }
                #expect(text == "\(path): \(expected)")
            }
            let path = try folder.write(zip.changed(zip.headers[0] + 40, [0x5b]), to: "m")
            #expect(
                message { _ = try ModelArchive(contentsOf: path) }
                    == "\(path): the checksum of 'graph.json' is wrong: it was changed")
        }
    }
}
