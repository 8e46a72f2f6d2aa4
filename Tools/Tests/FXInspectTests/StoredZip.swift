// SPDX-License-Identifier: Apache-2.0

/// The entries of a zip file in which nothing is compressed, which can be put together again.
struct StoredZip {
    var entries: [(name: String, bytes: [UInt8])] = []

    /// Reads what PyTorch and this library write; nil for other files.
    init?(_ file: [UInt8]) {
        func number(_ offset: Int, _ count: Int) -> Int {
            guard offset >= 0, offset + count <= file.count else { return 0 }
            return file[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard number(0, 4) == 0x0403_4b50 else { return nil }
        let end = file.count - 22
        guard number(end, 4) == 0x0605_4b50 else { return nil }
        var place = number(end + 16, 4)
        while number(place, 4) == 0x0201_4b50 {
            let (size, nameSize) = (number(place + 24, 4), number(place + 28, 2))
            let header = number(place + 42, 4)
            let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
            guard number(place + 10, 2) == 0, start + size <= file.count else { return nil }
            let name = String(decoding: file[(place + 46)..<(place + 46 + nameSize)], as: UTF8.self)
            entries.append((name, Array(file[start..<(start + size)])))
            place += 46 + nameSize + number(place + 30, 2) + number(place + 32, 2)
        }
    }

    /// The file with checksums that are right.
    var bytes: [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let header = file.count
            let sizes = [(0, 4), (Self.checksum(entry.bytes), 4)] + [(entry.bytes.count, 4)]
            let common =
                Self.numbers([(20, 2), (0, 2), (0, 2)] + sizes)
                + Self.numbers([(entry.bytes.count, 4), (entry.name.utf8.count, 2)])
            file += Self.numbers([(0x0403_4b50, 4)]) + common
            // Tensors are aligned.
            let used = file.count + 6 + entry.name.utf8.count
            let padding = (64 - used % 64) % 64
            file += Self.numbers([(padding + 4, 2)]) + Array(entry.name.utf8)
            file +=
                Self.numbers([(0xd935, 2), (padding, 2)]) + [UInt8](repeating: 0, count: padding)
            file += entry.bytes
            directory += Self.numbers([(0x0201_4b50, 4), (20, 2)]) + common
            directory += Self.numbers([(0, 2), (0, 8), (0, 2), (header, 4)])
            directory += Array(entry.name.utf8)
        }
        let place = file.count
        file += directory + Self.numbers([(0x0605_4b50, 4), (0, 4)])
        file += Self.numbers([(entries.count, 2), (entries.count, 2)])
        return file + Self.numbers([(directory.count, 4), (place, 4), (0, 2)])
    }

    private static func numbers(_ values: [(Int, Int)]) -> [UInt8] {
        values.flatMap { value, count in
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = .max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
