// SPDX-License-Identifier: Apache-2.0

/// The distinct operations of a graph, and the nodes of each.
///
/// A node stores its operation as a number, so that finding all calls of a function costs what the
/// hits cost, and naming a node needs no text work.
struct OperationTable: Sendable {
    struct Entry: Sendable {
        let operation: Operation
        /// The operation's opcode, which can be read without a reference being counted.
        let opcode: Opcode
        let candidate: NameSpace.Candidate
        /// The first and last node of this operation, in order of creation; -1 where there is none.
        var first: Int32 = -1
        var last: Int32 = -1

        init(operation: Operation, candidate: NameSpace.Candidate) {
            self.operation = operation
            self.candidate = candidate
            opcode = operation.opcode
        }
    }

    private(set) var entries: [Entry] = []
    /// Where operations are, once there are more than a look at each finds faster: the graph of a
    /// small submodule needs no dictionary.
    private var indices: [Operation: Int32] = [:]
    private static let scanLimit = 8
    /// What was asked for last; the nodes of a graph repeat a few operations.
    private var recent = SIMD4<Int32>(repeating: -1)
    private var oldest = 0

    subscript(index: Int32) -> Entry {
        _read { yield entries[Int(index)] }
        _modify { yield &entries[Int(index)] }
    }

    func index(of operation: Operation) -> Int32? {
        if entries.count > Self.scanLimit { return indices[operation] }
        return entries.firstIndex { $0.operation == operation }.map(Int32.init)
    }

    mutating func intern(_ operation: Operation, in names: inout NameSpace) -> Int32 {
        if let index = recentIndex(of: operation) { return index }
        let index = index(of: operation) ?? add(operation, names.prepare(operation.nameCandidate))
        noteRecent(index)
        return index
    }

    /// The number of an operation of another table, whose names are of another name space.
    mutating func intern(
        copyOf other: Entry, of source: NameSpace, in names: inout NameSpace
    ) -> Int32 {
        if let index = recentIndex(of: other.operation) { return index }
        let index =
            index(of: other.operation)
            ?? add(other.operation, names.adopt(other.candidate, of: source))
        noteRecent(index)
        return index
    }

    @inline(__always)
    private func recentIndex(of operation: Operation) -> Int32? {
        for place in 0..<4 {
            let index = recent[place]
            if index >= 0, entries[Int(index)].operation == operation { return index }
        }
        return nil
    }

    @inline(__always)
    private mutating func noteRecent(_ index: Int32) {
        recent[oldest] = index
        oldest = (oldest + 1) & 3
    }

    private mutating func add(_ operation: Operation, _ candidate: NameSpace.Candidate) -> Int32 {
        entries.append(Entry(operation: operation, candidate: candidate))
        if entries.count > Self.scanLimit { indexNewEntries() }
        return Int32(entries.count - 1)
    }

    private mutating func indexNewEntries() {
        for index in indices.count..<entries.count {
            indices[entries[index].operation] = Int32(index)
        }
    }
}
