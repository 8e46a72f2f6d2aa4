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
    private var indices: [Operation: Int32] = [:]
    /// What was asked for last; the nodes of a graph repeat a few operations.
    private var recent = SIMD4<Int32>(repeating: -1)
    private var oldest = 0

    subscript(index: Int32) -> Entry {
        _read { yield entries[Int(index)] }
        _modify { yield &entries[Int(index)] }
    }

    func index(of operation: Operation) -> Int32? { indices[operation] }

    mutating func intern(_ operation: Operation, in names: inout NameSpace) -> Int32 {
        for place in 0..<4 {
            let index = recent[place]
            if index >= 0, entries[Int(index)].operation == operation { return index }
        }
        let index = indices[operation] ?? add(operation, &names)
        recent[oldest] = index
        oldest = (oldest + 1) & 3
        return index
    }

    private mutating func add(_ operation: Operation, _ names: inout NameSpace) -> Int32 {
        let index = Int32(entries.count)
        let candidate = names.prepare(operation.nameCandidate)
        entries.append(Entry(operation: operation, candidate: candidate))
        indices[operation] = index
        return index
    }
}
