// SPDX-License-Identifier: Apache-2.0

/// Where the parts of a text's long values stand, so that they can be parsed a few at a time: the
/// items of one array and, beside it in the same object, the entries of one object.
struct JSONOutline {
    /// The way to the long values.
    struct Path {
        /// The keys that lead to the object in which they stand.
        var keys: [String] = []
        /// The key of the array.
        var list: String?
        /// The key of the object.
        var table: String?
    }

    /// One long value.
    struct Part {
        /// The text between its brackets; nil where the path leads to no such value.
        var content: Range<Int>?
        var items: [Range<Int>] = []
        /// The texts between the quotes of an object's keys.
        var keys: [Range<Int>] = []
    }

    enum Kind { case list, table }

    var list = Part()
    var table = Part()
    /// Whether a key of the object is not what is written; the object then counts as no long value.
    var hasEscapedKey = false

    private let keys: [[UInt8]]
    private let listKey: [UInt8]?
    private let tableKey: [UInt8]?
    /// How many keys of the path lead to what is being scanned.
    private var matched = 0
    private var current: Kind?

    init(_ path: Path) {
        keys = path.keys.map { Array($0.utf8) }
        listKey = path.list.map { Array($0.utf8) }
        tableKey = path.table.map { Array($0.utf8) }
    }

    /// Notes that the value of a key comes next.
    ///
    /// - Parameter depth: The number of open brackets.
    /// - Returns: Whether the key is the next one of a path; ``leave()`` must then follow.
    @inline(__always)
    mutating func enter(_ key: Slice<UnsafeBufferPointer<UInt8>>, depth: Int) -> Bool {
        guard depth == matched + 1, matched <= keys.count else { return false }
        if matched < keys.count {
            guard key.elementsEqual(keys[matched]) else { return false }
        } else if let listKey, key.elementsEqual(listKey) {
            current = .list
        } else if let tableKey, key.elementsEqual(tableKey) {
            current = .table
        } else {
            return false
        }
        matched += 1
        return true
    }

    mutating func leave() {
        matched -= 1
        current = nil
    }

    /// Whether what starts in so many brackets is a long value of a kind.
    @inline(__always)
    func isPart(_ kind: Kind, atDepth depth: Int) -> Bool {
        current == kind && depth == keys.count + 1
    }

    /// What is between brackets of a long value, in order of the text.
    var contents: [Range<Int>] {
        [list.content, table.content].compactMap(\.self).sorted { $0.lowerBound < $1.lowerBound }
    }
}
