// SPDX-License-Identifier: Apache-2.0

/// Gives each node a name of its own, numbering as torch.fx does.
///
/// A name once given is never given again, also after its node is erased.
///
/// - SeeAlso: `torch.fx.graph._Namespace`
struct NameSpace: Sendable {
    /// What has been given on one base.
    private struct Base: Sendable {
        var text: String
        /// The last number tried, from which the next search starts.
        var lastNumber = 0
        var isBareUsed = false
        /// A run of numbers that are all used; the first one that is used begins it.
        var run: Range<Int32> = 0..<0
        /// Used numbers outside that run.
        var scattered: Set<Int32> = []

        func isUsed(_ number: Int32) -> Bool {
            run.contains(number) || !scattered.isEmpty && scattered.contains(number)
        }

        mutating func markUsed(_ number: Int32) {
            // The greatest number would be no end of a run.
            guard number < Int32.max, run.isEmpty || number == run.upperBound else {
                scattered.insert(number)
                return
            }
            run = (run.isEmpty ? number : run.lowerBound)..<number + 1
            while !scattered.isEmpty, run.upperBound < Int32.max,
                scattered.remove(run.upperBound) != nil
            {
                run = run.lowerBound..<run.upperBound + 1
            }
        }
    }

    private var bases: [Base] = []
    /// Where bases are, once there are more than a look at each finds faster.
    private var indexByText: [String: Int32] = [:]
    private static let scanLimit = 8

    /// The distinct bases, by index.
    var baseTexts: [String] { bases.map(\.text) }

    /// The text of a name.
    @inline(__always)
    func text(of name: NodeName) -> String {
        Self.text(bases[Int(name.base)].text, name.number)
    }

    /// The text of a name without its number.
    func base(of name: NodeName) -> String { bases[Int(name.base)].text }

    private static func text(_ base: String, _ number: Int32) -> String {
        guard number != NodeName.bare else { return base }
        var text = base
        // Interpolation would cost three times as much.
        text.append("_")
        text.append(String(number))
        return text
    }

    /// Appends the text of a name.
    func append(_ name: NodeName, to text: inout TextBuffer) {
        text += bases[Int(name.base)].text
        guard name.number != NodeName.bare else { return }
        text.append("_")
        text.append(Int(name.number))
    }

    /// Returns a new name that follows a candidate, and reserves it.
    ///
    /// - Complexity: O(length of the candidate), amortised.
    mutating func makeName(_ candidate: String) -> NodeName {
        makeName(prepare(candidate))
    }

    /// A candidate split once, so that naming a thousand `add`s needs no text work.
    struct Candidate: Sendable {
        fileprivate var name: NodeName
        fileprivate var base: Int32
        fileprivate var number: Int?
        fileprivate var isReserved: Bool
    }

    /// The candidate of another name space, for names here.
    mutating func adopt(_ other: Candidate, of source: NameSpace) -> Candidate {
        // A number that the base's own form does not write is rare: the text is taken apart again.
        guard other.number == nil || other.name.number != NodeName.bare else {
            return prepare(source.text(of: other.name))
        }
        var result = other
        result.base = intern(source.bases[Int(other.base)].text[...])
        result.name.base = result.base
        return result
    }

    /// Makes a candidate legal and splits it.
    mutating func prepare(_ text: String) -> Candidate {
        let legal = Self.sanitized(text)
        let parts = Parts(legal)
        let index = intern(parts.base)
        return Candidate(
            name: canonical(base: index, parts), base: index, number: parts.number,
            isReserved: parts.number == nil && ReservedNames.all.contains(legal))
    }

    /// Returns a new name that follows the name of another graph's node, and reserves it.
    ///
    /// - Parameter near: The candidate of the node's operation, whose base it often has.
    mutating func makeName(
        copyOf other: NodeName, of source: NameSpace, near: Candidate
    ) -> NodeName {
        // A bare text may look as if it had a number: it is taken apart.
        if other.number == NodeName.bare { return makeName(source.text(of: other)) }
        let text = source.bases[Int(other.base)].text
        let base = bases[Int(near.base)].text == text ? near.base : intern(text[...])
        return makeName(
            Candidate(
                name: NodeName(base: base, number: other.number), base: base,
                number: Int(other.number), isReserved: false))
    }

    mutating func makeName(_ candidate: Candidate) -> NodeName {
        var name = candidate.name
        var number = candidate.number ?? 0
        if candidate.number == nil || isUsed(name) {
            number = bases[Int(candidate.base)].lastNumber
            if candidate.isReserved {
                number += 1
                name = numbered(candidate.base, number)
            }
        }
        while isUsed(name) {
            number += 1
            name = numbered(candidate.base, number)
        }
        markUsed(name)
        bases[Int(candidate.base)].lastNumber = number
        return name
    }

    /// The name of a text, where some node has or had it.
    func existing(_ text: String) -> NodeName? {
        let parts = Parts(text)
        if let number = parts.canonicalNumber {
            guard let index = index(of: String(parts.base)) else { return nil }
            let name = NodeName(base: index, number: number)
            return isUsed(name) ? name : nil
        }
        guard let index = index(of: text), bases[Int(index)].isBareUsed else { return nil }
        return NodeName(base: index, number: NodeName.bare)
    }
}

extension NameSpace {
    private func isUsed(_ name: NodeName) -> Bool {
        let index = Int(name.base)
        if name.number == NodeName.bare { return bases[index].isBareUsed }
        return bases[index].isUsed(name.number)
    }

    private mutating func markUsed(_ name: NodeName) {
        let index = Int(name.base)
        if name.number == NodeName.bare {
            bases[index].isBareUsed = true
        } else {
            bases[index].markUsed(name.number)
        }
    }

    private mutating func numbered(_ base: Int32, _ number: Int) -> NodeName {
        if let small = Int32(exactly: number) { return NodeName(base: base, number: small) }
        let text = "\(bases[Int(base)].text)_\(number)"
        return NodeName(base: intern(text[...]), number: NodeName.bare)
    }

    private mutating func canonical(base: Int32, _ parts: Parts) -> NodeName {
        guard parts.number != nil else { return NodeName(base: base, number: NodeName.bare) }
        if let number = parts.canonicalNumber { return NodeName(base: base, number: number) }
        return NodeName(base: intern(parts.text[...]), number: NodeName.bare)
    }

    private mutating func intern(_ text: Substring) -> Int32 {
        let text = String(text)
        if let index = index(of: text) { return index }
        let index = Int32(bases.count)
        bases.append(Base(text: text))
        if bases.count > Self.scanLimit { indexNewBases() }
        return index
    }

    private func index(of text: String) -> Int32? {
        if bases.count > Self.scanLimit { return indexByText[text] }
        return bases.firstIndex { $0.text == text }.map(Int32.init)
    }

    private mutating func indexNewBases() {
        for index in indexByText.count..<bases.count {
            indexByText[bases[index].text] = Int32(index)
        }
    }

    /// Replaces each run of what no identifier may hold by an underscore.
    private static func sanitized(_ text: String) -> String {
        func isLegal(_ byte: UInt8) -> Bool {
            byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                || (0x61...0x7a).contains(byte)
        }
        guard let first = text.utf8.first else { return "_unnamed" }
        let startsWithDigit = (0x30...0x39).contains(first)
        if !startsWithDigit, text.utf8.allSatisfy(isLegal) { return text }
        var bytes: [UInt8] = startsWithDigit ? [0x5f] : []
        var inRun = false
        for byte in text.utf8 {
            if isLegal(byte) { bytes.append(byte) } else if !inRun { bytes.append(0x5f) }
            inRun = !isLegal(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A name taken apart: `add_12` is `add` and 12. The base is never empty.
private struct Parts {
    let text: String
    let base: Substring
    let number: Int?
    /// The number, where the name is the one that it is written as: `add_012` is not.
    let canonicalNumber: Int32?

    init(_ text: String) {
        let bytes = text.utf8
        var (value, factor, count) = (0, 1, 0)
        var leading: UInt8 = 0
        var start = bytes.endIndex
        // 18 digits fit an Int with room to count on; longer ones are taken for part of the base.
        while start > bytes.startIndex, count < 19 {
            let before = bytes.index(before: start)
            guard (0x30...0x39).contains(bytes[before]) else { break }
            leading = bytes[before]
            if count < 18 { value += Int(leading - 0x30) * factor }
            if count < 17 { factor *= 10 }
            count += 1
            start = before
        }
        self.text = text
        guard (1...18).contains(count), start > bytes.startIndex,
            case let underscore = bytes.index(before: start), underscore > bytes.startIndex,
            bytes[underscore] == UInt8(ascii: "_")
        else {
            (base, number, canonicalNumber) = (text[...], nil, nil)
            return
        }
        base = text[..<underscore]
        number = value
        canonicalNumber = count == 1 || leading != 0x30 ? Int32(exactly: value) : nil
    }
}
