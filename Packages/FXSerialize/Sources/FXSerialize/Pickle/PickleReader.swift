// SPDX-License-Identifier: Apache-2.0

/// Reads a pickle that has nothing but tensors, numbers and containers.
///
/// The few opcodes that `torch.save` writes for them are understood, and a handful of globals
/// (``PickleGlobal``), which stand for what this library makes itself. Nothing is imported, nothing
/// is called.
struct PickleReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    var stack: [PickleValue] = []
    private var memo: [Int: PickleValue] = [:]
    private var lists: [PickleList] = []
    private var dictionaries: [PickleDictionary] = []

    private static let maximumDepth = 64

    /// Calls a closure with the value of a pickle.
    static func read<Value>(
        _ bytes: UnsafeRawBufferPointer, _ body: (PickleValue) throws(PickleProblem) -> Value
    ) throws(PickleProblem) -> Value {
        var reader = PickleReader(bytes: bytes)
        // Containers may hold each other: emptied one by one, they are let go without recursion.
        defer { reader.clear() }
        return try body(try reader.run())
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func clear() {
        stack = []
        memo = [:]
        for list in lists { list.items = [] }
        for dictionary in dictionaries { dictionary.entries = [] }
    }

    private mutating func run() throws(PickleProblem) -> PickleValue {
        while true {
            let opcode = try byte()
            if opcode == UInt8(ascii: ".") { return try pop() }
            try step(opcode)
        }
    }

    private mutating func step(_ opcode: UInt8) throws(PickleProblem) {
        if try pushLiteral(opcode) { return }
        switch opcode {
        case 0x80: try skip(1)
        case 0x95: try skip(8)
        case UInt8(ascii: "("): stack.append(.mark)
        case UInt8(ascii: ")"): stack.append(.tuple([], depth: 1))
        case UInt8(ascii: "t"): try pushTuple(try popToMark())
        case 0x85, 0x86, 0x87: try pushTuple(try pop(count: Int(opcode) - 0x84))
        case UInt8(ascii: "]"): stack.append(.list(makeList()))
        case UInt8(ascii: "}"): stack.append(.dictionary(makeDictionary()))
        case UInt8(ascii: "a"):
            let items = try pop(count: 1)
            try append(items)
        case UInt8(ascii: "e"):
            let items = try popToMark()
            try append(items)
        case UInt8(ascii: "s"):
            let items = try pop(count: 2)
            try set(items)
        case UInt8(ascii: "u"):
            let items = try popToMark()
            try set(items)
        case UInt8(ascii: "q"): memo[Int(try byte())] = try top()
        case UInt8(ascii: "r"): memo[try int32()] = try top()
        case 0x94: memo[memo.count] = try top()
        case UInt8(ascii: "h"): try pushKnown(Int(try byte()))
        case UInt8(ascii: "j"): try pushKnown(try int32())
        default: try call(opcode)
        }
    }

    private mutating func call(_ opcode: UInt8) throws(PickleProblem) {
        switch opcode {
        case UInt8(ascii: "c"): try pushGlobal(module: try line(), name: try line())
        case 0x93:
            let names = try pop(count: 2)
            guard let module = names[0].string, let name = names[1].string else {
                throw problem("a global without a name")
            }
            try pushGlobal(module: module, name: name)
        case UInt8(ascii: "Q"): stack.append(.storage(try storage(try pop())))
        case UInt8(ascii: "R"):
            let parts = try pop(count: 2)
            stack.append(try result(of: parts[0], parts[1].items))
        case UInt8(ascii: "b"):
            // The attributes of a state dictionary (`_metadata`) do not matter here.
            _ = try pop()
            guard case .dictionary = try top() else { throw problem("a state of no dictionary") }
        default: throw .unsupportedOpcode(opcode, at: position - 1)
        }
    }

    // MARK: - Literals

    /// Pushes the value of an opcode that has one; false for other opcodes.
    private mutating func pushLiteral(_ opcode: UInt8) throws(PickleProblem) -> Bool {
        switch opcode {
        case UInt8(ascii: "N"): stack.append(.none)
        case 0x88: stack.append(.bool(true))
        case 0x89: stack.append(.bool(false))
        case UInt8(ascii: "J"):
            stack.append(.int(Int(Int32(truncatingIfNeeded: try int32()))))
        case UInt8(ascii: "K"): stack.append(.int(Int(try byte())))
        case UInt8(ascii: "M"): stack.append(.int(try number(of: 2)))
        case 0x8a: stack.append(.int(try long(try byte())))
        case UInt8(ascii: "G"):
            var bits: UInt64 = 0
            for _ in 0..<8 { bits = bits << 8 | UInt64(try byte()) }
            stack.append(.double(Double(bitPattern: bits)))
        case UInt8(ascii: "X"): stack.append(.string(try text(try int32())))
        case 0x8c, UInt8(ascii: "U"): stack.append(.string(try text(Int(try byte()))))
        case UInt8(ascii: "T"): stack.append(.string(try text(try int32())))
        default: return false
        }
        return true
    }

    private mutating func number(of count: Int) throws(PickleProblem) -> Int {
        var result = 0
        for shift in 0..<count { result |= Int(try byte()) << (8 * shift) }
        return result
    }

    /// Four bytes without a sign.
    private mutating func int32() throws(PickleProblem) -> Int { try number(of: 4) }

    private mutating func long(_ count: UInt8) throws(PickleProblem) -> Int {
        guard count <= 8 else { throw problem("an integer of \(count) bytes") }
        let bits = UInt64(bitPattern: Int64(try number(of: Int(count))))
        let unused = 64 - 8 * Int(count)
        return unused == 64 ? 0 : Int(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused))
    }

    private mutating func text(_ count: Int) throws(PickleProblem) -> String {
        guard count <= bytes.count - position else { throw .endsEarly }
        defer { position += count }
        let slice = UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw problem("a text that is not UTF-8")
        }
        return text
    }

    private mutating func line() throws(PickleProblem) -> String {
        guard let end = bytes[position...].firstIndex(of: 0x0a) else { throw .endsEarly }
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        position = end + 1
        return text
    }

    private mutating func byte() throws(PickleProblem) -> UInt8 {
        guard position < bytes.count else { throw .endsEarly }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func skip(_ count: Int) throws(PickleProblem) {
        guard count <= bytes.count - position else { throw .endsEarly }
        position += count
    }

    func problem(_ what: String) -> PickleProblem { .malformed(what, at: max(position - 1, 0)) }

    // MARK: - The stack

    private mutating func pop() throws(PickleProblem) -> PickleValue {
        guard let value = stack.popLast() else { throw problem("a value is missing") }
        if case .mark = value { throw problem("a value is missing") }
        return value
    }

    private mutating func pop(count: Int) throws(PickleProblem) -> [PickleValue] {
        var values: [PickleValue] = []
        for _ in 0..<count { values.append(try pop()) }
        return values.reversed()
    }

    private mutating func popToMark() throws(PickleProblem) -> [PickleValue] {
        var values: [PickleValue] = []
        while let value = stack.popLast() {
            if case .mark = value { return values.reversed() }
            values.append(value)
        }
        throw problem("a mark is missing")
    }

    private func top() throws(PickleProblem) -> PickleValue {
        guard let value = stack.last else { throw problem("a value is missing") }
        return value
    }

    private mutating func pushKnown(_ index: Int) throws(PickleProblem) {
        guard let value = memo[index] else { throw problem("nothing is noted as \(index)") }
        stack.append(value)
    }

    private mutating func pushTuple(_ items: [PickleValue]) throws(PickleProblem) {
        let depth = 1 + (items.map(\.depth).max() ?? 0)
        if depth > Self.maximumDepth { throw problem("tuples are nested too deep") }
        stack.append(.tuple(items, depth: depth))
    }

    private mutating func makeList() -> PickleList {
        let list = PickleList()
        lists.append(list)
        return list
    }

    mutating func makeDictionary() -> PickleDictionary {
        let dictionary = PickleDictionary()
        dictionaries.append(dictionary)
        return dictionary
    }

    private func append(_ items: [PickleValue]) throws(PickleProblem) {
        guard case .list(let list) = try top() else { throw problem("what is no list grows") }
        list.items += items
    }

    private func set(_ items: [PickleValue]) throws(PickleProblem) {
        guard case .dictionary(let dictionary) = try top(), items.count % 2 == 0 else {
            throw problem("what is no dictionary gets entries")
        }
        for index in stride(from: 0, to: items.count, by: 2) {
            dictionary.entries.append((items[index], items[index + 1]))
        }
    }

    private mutating func pushGlobal(module: String, name: String) throws(PickleProblem) {
        guard let global = PickleGlobal(module: module, name: name) else {
            throw .forbiddenGlobal("\(module).\(name)")
        }
        stack.append(.global(global))
    }
}
