// SPDX-License-Identifier: Apache-2.0

/// The keyword arguments of a call, in the order in which they were written.
///
///     let keywords: KeywordArguments<Node> = ["min": 0.0, "max": 1.0]
///
/// - SeeAlso: `torch.fx.Node.kwargs`
public struct KeywordArguments<Leaf> {
    public var entries: [ArgumentEntry<Leaf>]

    @inlinable
    public init(_ entries: [ArgumentEntry<Leaf>] = []) { self.entries = entries }

    public subscript(key: String) -> Argument<Leaf>? {
        entries.first { $0.key == key }?.value
    }

    @inlinable
    public var isEmpty: Bool { entries.isEmpty }

    /// Returns the keywords with each leaf replaced.
    @inlinable
    public func map<Other, Failure: Error>(
        _ transform: (Leaf) throws(Failure) -> Other
    ) throws(Failure) -> KeywordArguments<Other> {
        var result: [ArgumentEntry<Other>] = []
        result.reserveCapacity(entries.count)
        for entry in entries {
            result.append(ArgumentEntry(entry.key, try entry.value.map(transform)))
        }
        return KeywordArguments<Other>(result)
    }

    /// Returns the keywords with each leaf replaced by a tree.
    @inlinable
    public func flatMap<Other, Failure: Error>(
        _ transform: (Leaf) throws(Failure) -> Argument<Other>
    ) throws(Failure) -> KeywordArguments<Other> {
        var result: [ArgumentEntry<Other>] = []
        result.reserveCapacity(entries.count)
        for entry in entries {
            result.append(ArgumentEntry(entry.key, try entry.value.flatMap(transform)))
        }
        return KeywordArguments<Other>(result)
    }
}

extension KeywordArguments: ExpressibleByDictionaryLiteral {
    @inlinable @inline(__always)
    public init(dictionaryLiteral elements: (String, Argument<Leaf>)...) {
        // Nearly all calls have none; the map alone would cost as much as the rest of an insertion.
        entries = elements.isEmpty ? [] : elements.map { ArgumentEntry($0.0, $0.1) }
    }
}

extension KeywordArguments: Sendable where Leaf: Sendable {}
extension KeywordArguments: Equatable where Leaf: Equatable {}
extension KeywordArguments: Hashable where Leaf: Hashable {}
