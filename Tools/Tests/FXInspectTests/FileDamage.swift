// SPDX-License-Identifier: Apache-2.0

import FX

/// Makes damaged copies of files; the same ones for the same seed.
struct FileDamage {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func next(below bound: Int) -> Int { .random(in: 0..<bound, using: &random) }

    mutating func element<Value>(_ values: [Value]) -> Value? {
        values.randomElement(using: &random)
    }

    /// Bytes of which some are others, missing, or there twice.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...next(below: 3) where !result.isEmpty {
            let start = next(below: result.count)
            let range = start..<min(result.count, start + 1 + next(below: 8))
            switch next(below: 5) {
            case 0: result[start] ^= 1 << UInt8(next(below: 8))
            case 1: result.removeSubrange(range)
            case 2: result.insert(contentsOf: result[range], at: start)
            case 3: for index in range { result[index] = element([0, 0x7f, 0x80, 0xff]) ?? 0 }
            default: result.removeSubrange(start...)
            }
        }
        return result
    }

    /// JSON that is JSON still, but says something else.
    mutating func damaged(json: [UInt8]) -> [UInt8] {
        var result = json
        for _ in 0...next(below: 3) {
            let text = JSONPieces(result)
            switch next(below: 8) {
            case 0...2: replace(text.numbers, by: Self.numbers, in: &result)
            case 3: replace(text.strings, by: text.strings.map { Array(result[$0]) }, in: &result)
            case 4: replace(text.strings, by: Self.strings, in: &result)
            case 5: replace(text.groups, by: text.groups.map { Array(result[$0]) }, in: &result)
            case 6:
                replace(text.numbers + text.strings + text.groups, by: Self.values, in: &result)
            default:
                guard let group = element(text.groups) else { continue }
                result.insert(contentsOf: result[group] + [UInt8(ascii: ",")], at: group.lowerBound)
            }
        }
        return result
    }

    private mutating func replace(
        _ pieces: [Range<Int>], by others: [[UInt8]], in text: inout [UInt8]
    ) {
        guard let piece = element(pieces), let other = element(others) else { return }
        text.replaceSubrange(piece, with: other)
    }

    private static let numbers = [
        "0", "1", "-1", "2", "7", "4294967296", "4611686018427387904", "9223372036854775807",
        "-9223372036854775808", "1e308", "0.5", "-0.0",
    ].map { Array($0.utf8) }
    private static let strings = [
        #""""#, #""x""#, #""a.b""#, #""é\u0000\"'""#, #""torch.nope""#, #""NaN""#, #""int64""#,
        #""9223372036854775807""#,
    ].map { Array($0.utf8) }
    private static let values = ["null", "[]", "{}", "true", "[[[]]]", "1"].map { Array($0.utf8) }
}

/// Where the pieces of a JSON text stand.
struct JSONPieces {
    private(set) var numbers: [Range<Int>] = []
    private(set) var strings: [Range<Int>] = []
    /// Lists and objects.
    private(set) var groups: [Range<Int>] = []

    init(_ text: [UInt8]) {
        var index = 0
        var open: [Int] = []
        while index < text.count {
            let start = index
            index += 1
            switch text[start] {
            case UInt8(ascii: "\""):
                while index < text.count, text[index] != UInt8(ascii: "\"") {
                    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index = min(index + 1, text.count)
                strings.append(start..<index)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                while index < text.count, "+-.eE0123456789".utf8.contains(text[index]) {
                    index += 1
                }
                numbers.append(start..<index)
            case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(start)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if let first = open.popLast() { groups.append(first..<index) }
            default: continue
            }
        }
    }
}
