// SPDX-License-Identifier: Apache-2.0

/// The keys of the objects that a scan has open, so that a second one is found.
///
/// Nearly all objects have a few keys without escapes: those are compared where they stand. An
/// object with more gets a set.
struct OpenKeys {
    /// Where an object's keys begin.
    struct Mark {
        fileprivate var start: Int
        fileprivate var set: Set<[UInt8]>?
    }

    private var ranges: [Range<Int>] = []
    private var start = 0
    private var set: Set<[UInt8]>?

    private static let limit = 16

    /// Begins an object; what is returned goes to ``end(_:)``.
    mutating func begin() -> Mark {
        let mark = Mark(start: start, set: set)
        start = ranges.count
        set = nil
        return mark
    }

    mutating func end(_ mark: Mark) {
        ranges.removeLast(ranges.count - start)
        start = mark.start
        set = mark.set
    }

    /// Adds a key to the innermost object; returns false where it is there.
    ///
    /// - Parameter unescaped: What the key says, where that is not what is written.
    mutating func insert(
        _ range: Range<Int>, unescaped: [UInt8]?, of bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if set == nil, unescaped == nil, ranges.count - start < Self.limit {
            for index in start..<ranges.count where isEqual(ranges[index], range, bytes) {
                return false
            }
            ranges.append(range)
            return true
        }
        if set == nil { set = Set(ranges[start...].map { Array(bytes[$0]) }) }
        return set?.insert(unescaped ?? Array(bytes[range])).inserted == true
    }

    private func isEqual(
        _ one: Range<Int>, _ other: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        one.count == other.count
            && (0..<one.count).allSatisfy {
                bytes[one.lowerBound + $0] == bytes[other.lowerBound + $0]
            }
    }
}
