// SPDX-License-Identifier: Apache-2.0

import FXCore

/// The arguments of all nodes of a graph.
///
/// Slots of a node whose arguments were replaced by longer ones stay behind as garbage until the
/// graph is copied.
struct OperandPool: Sendable {
    var slots: [Slot] = []
    /// One link a slot, in step with `slots`; meaningful for slots of kind `node`.
    var links: [UseLink] = []
    private var texts = TextTable()
    private var literals: [Literal] = []

    /// Appends arguments, not yet linked to the nodes that they use.
    mutating func append(
        _ arguments: [Argument<Node>], _ keywords: KeywordArguments<Node>, owner: Int32
    ) -> OperandRange {
        let start = slots.count
        for argument in arguments { append(argument, owner: owner) }
        let keywordStart = slots.count
        for entry in keywords.entries {
            append(Slot(.key, texts.intern(entry.key)))
            append(entry.value, owner: owner)
        }
        return OperandRange(
            start: Int32(start), keywordStart: Int32(keywordStart), end: Int32(slots.count))
    }

    /// Moves the last run of slots over an older one that has room for it.
    ///
    /// - Returns: Where the run is now.
    mutating func settle(_ new: OperandRange, into old: OperandRange) -> OperandRange {
        guard new.count <= old.count, new.end == Int32(slots.count) else { return new }
        for offset in 0..<Int(new.count) {
            slots[Int(old.start) + offset] = slots[Int(new.start) + offset]
            links[Int(old.start) + offset] = UseLink()
        }
        slots.removeLast(Int(new.count))
        links.removeLast(Int(new.count))
        return OperandRange(
            start: old.start, keywordStart: old.start + (new.keywordStart - new.start),
            end: old.start + new.count)
    }

    mutating func append(_ slot: Slot) {
        slots.append(slot)
        links.append(UseLink())
    }

    private mutating func append(_ argument: Argument<Node>, owner: Int32) {
        switch argument {
        case .leaf(let node): append(Slot(.node, Int64(node.id), owner: owner))
        case .none: append(Slot(.none))
        case .bool(let value): append(Slot(.bool, value ? 1 : 0))
        case .int(let value): append(Slot(.int, Int64(value)))
        case .double(let value): append(Slot(.double, Int64(bitPattern: value.bitPattern)))
        case .string(let text): append(Slot(.string, texts.intern(text)))
        case .list(let items): append(.list, items, owner)
        case .tuple(let items): append(.tuple, items, owner)
        case .slice(let start, let stop, let step): append(.slice, [start, stop, step], owner)
        case .dictionary(let entries):
            append(Slot(.dictionary, Int64(entries.count)))
            for entry in entries {
                append(Slot(.key, texts.intern(entry.key)))
                append(entry.value, owner: owner)
            }
        default:
            append(Slot(.literal, add(argument.literal() ?? .none)))
        }
    }

    /// The number of a text, for slots of kind `string` or `key`.
    mutating func intern(_ text: String) -> Int64 { texts.intern(text) }

    /// The number of a literal, for slots of that kind.
    mutating func add(_ literal: Literal) -> Int64 {
        literals.append(literal)
        return Int64(literals.count - 1)
    }

    private mutating func append(_ kind: Slot.Kind, _ items: [Argument<Node>], _ owner: Int32) {
        append(Slot(kind, Int64(items.count)))
        for item in items { append(item, owner: owner) }
    }
}

/// Where a node's arguments stand in the pool.
struct OperandRange: Sendable, Hashable {
    var start: Int32
    var keywordStart: Int32
    var end: Int32

    var count: Int32 { end - start }
    var indices: Range<Int> { Int(start)..<Int(end) }
}

extension OperandPool {
    /// The number of positional arguments of a range.
    func argumentCount(_ range: OperandRange) -> Int { arguments(range) { $0 }.count }

    /// The positional arguments of a range.
    func arguments<Leaf>(
        _ range: OperandRange, _ leaf: (Int32) -> Leaf
    ) -> [Argument<Leaf>] {
        arguments(range, substituting: { .leaf(leaf($0)) })
    }

    /// The positional arguments of a range, with a tree for each node.
    func arguments<Leaf>(
        _ range: OperandRange, substituting tree: (Int32) -> Argument<Leaf>
    ) -> [Argument<Leaf>] {
        var result: [Argument<Leaf>] = []
        // One tree a slot at most; a list of a hundred takes one.
        result.reserveCapacity(min(4, Int(range.keywordStart - range.start)))
        var index = Int(range.start)
        while index < range.keywordStart { result.append(read(&index, tree)) }
        return result
    }

    /// The keyword arguments of a range.
    func keywords<Leaf>(
        _ range: OperandRange, _ leaf: (Int32) -> Leaf
    ) -> KeywordArguments<Leaf> {
        keywords(range, substituting: { .leaf(leaf($0)) })
    }

    /// The keyword arguments of a range, with a tree for each node.
    func keywords<Leaf>(
        _ range: OperandRange, substituting tree: (Int32) -> Argument<Leaf>
    ) -> KeywordArguments<Leaf> {
        var result: [ArgumentEntry<Leaf>] = []
        var index = Int(range.keywordStart)
        while index < range.end { result.append(readEntry(&index, tree)) }
        return KeywordArguments(result)
    }

    /// The slot at which a positional argument starts; where the keywords start for the one behind
    /// the last.
    func start(ofArgument position: Int, in range: OperandRange) -> Int32 {
        var index = Int(range.start)
        for _ in 0..<position { _ = read(&index) { _ in Argument<Node>.none } }
        return Int32(index)
    }

    /// Whether two runs differ at most in the nodes, numbers and strings that they hold.
    func haveSameForm(_ one: OperandRange, _ other: OperandRange) -> Bool {
        guard one.count == other.count,
            one.keywordStart - one.start == other.keywordStart - other.start
        else { return false }
        return zip(one.indices, other.indices).allSatisfy { one, other in
            let (one, other) = (slots[one], slots[other])
            switch one.kind {
            case .node, .none, .bool, .int, .double, .string: return one.kind == other.kind
            case .key, .list, .tuple, .dictionary, .slice, .literal:
                return one.kind == other.kind && one.payload == other.payload
            }
        }
    }

    /// The argument that starts at a slot; the index moves behind it.
    func argument<Leaf>(at index: inout Int, _ leaf: (Int32) -> Leaf) -> Argument<Leaf> {
        read(&index, { .leaf(leaf($0)) })
    }

    /// The key at a slot of that kind.
    func key(at index: Int) -> String { texts[slots[index].payload] }

    /// A text that a slot of kind `string` or `key` refers to.
    func text(_ index: Int64) -> String { texts[index] }

    /// A literal that a slot of kind `literal` refers to.
    func literal(_ index: Int64) -> Literal { literals[Int(index)] }

    private func read<Leaf>(_ index: inout Int, _ tree: (Int32) -> Argument<Leaf>) -> Argument<Leaf>
    {
        let slot = slots[index]
        index += 1
        switch slot.kind {
        case .node: return tree(slot.node)
        case .none, .key: return .none
        case .bool: return .bool(slot.payload != 0)
        case .int: return .int(Int(slot.payload))
        case .double: return .double(Double(bitPattern: UInt64(bitPattern: slot.payload)))
        case .string: return .string(texts[slot.payload])
        case .list: return .list(readItems(slot.payload, &index, tree))
        case .tuple: return .tuple(readItems(slot.payload, &index, tree))
        case .slice:
            let parts = readItems(slot.payload, &index, tree)
            return .slice(start: parts[0], stop: parts[1], step: parts[2])
        case .dictionary:
            var entries: [ArgumentEntry<Leaf>] = []
            for _ in 0..<slot.payload { entries.append(readEntry(&index, tree)) }
            return .dictionary(entries)
        case .literal: return literals[Int(slot.payload)].widened()
        }
    }

    private func readItems<Leaf>(
        _ count: Int64, _ index: inout Int, _ tree: (Int32) -> Argument<Leaf>
    ) -> [Argument<Leaf>] {
        var items: [Argument<Leaf>] = []
        items.reserveCapacity(Int(count))
        for _ in 0..<count { items.append(read(&index, tree)) }
        return items
    }

    private func readEntry<Leaf>(
        _ index: inout Int, _ tree: (Int32) -> Argument<Leaf>
    ) -> ArgumentEntry<Leaf> {
        let key = key(at: index)
        index += 1
        return ArgumentEntry(key, read(&index, tree))
    }
}
