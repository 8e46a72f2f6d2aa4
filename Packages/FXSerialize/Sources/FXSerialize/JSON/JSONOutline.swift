// SPDX-License-Identifier: Apache-2.0

/// Where the items of one array of a text stand, so that they can be parsed a few at a time.
struct JSONOutline {
    /// The array's text between its brackets; nil where the path leads to no array.
    var content: Range<Int>?
    var items: [Range<Int>] = []

    private let path: [[UInt8]]
    /// How many keys of the path lead to what is being scanned.
    private var matched = 0

    init(path: [String]) { self.path = path.map { Array($0.utf8) } }

    /// Notes that the value of a key comes next.
    ///
    /// - Parameter depth: The number of open brackets.
    /// - Returns: Whether the key is the next one of the path; ``leave()`` must then follow.
    @inline(__always)
    mutating func enter(_ key: Slice<UnsafeBufferPointer<UInt8>>, depth: Int) -> Bool {
        guard matched < path.count, depth == matched + 1, key.elementsEqual(path[matched]) else {
            return false
        }
        matched += 1
        return true
    }

    mutating func leave() { matched -= 1 }

    /// Whether an array that starts in so many brackets is the one.
    @inline(__always)
    func isArray(atDepth depth: Int) -> Bool {
        matched == path.count && depth == matched && matched > 0
    }
}
