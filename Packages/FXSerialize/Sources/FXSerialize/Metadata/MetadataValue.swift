// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a piece of metadata may be in order to be stored: a value that is a literal tree.
///
///     struct Cost: MetadataValue {
///         var flops: Int
///         var metadataLiteral: Literal { .int(flops) }
///         init?(metadataLiteral literal: Literal) { ... }
///     }
public protocol MetadataValue: Sendable {
    /// The value as a file has it.
    var metadataLiteral: Literal { get }

    /// Creates the value that a literal stands for, or nil where it stands for none.
    init?(metadataLiteral literal: Literal)
}

extension Bool: MetadataValue {
    public var metadataLiteral: Literal { .bool(self) }

    public init?(metadataLiteral literal: Literal) {
        guard case .bool(let value) = literal else { return nil }
        self = value
    }
}

extension Int: MetadataValue {
    public var metadataLiteral: Literal { .int(self) }

    public init?(metadataLiteral literal: Literal) {
        guard case .int(let value) = literal else { return nil }
        self = value
    }
}

extension Double: MetadataValue {
    public var metadataLiteral: Literal { .double(self) }

    public init?(metadataLiteral literal: Literal) {
        guard case .double(let value) = literal else { return nil }
        self = value
    }
}

extension String: MetadataValue {
    public var metadataLiteral: Literal { .string(self) }

    public init?(metadataLiteral literal: Literal) {
        guard case .string(let value) = literal else { return nil }
        self = value
    }
}

extension DType: MetadataValue {
    public var metadataLiteral: Literal { .dtype(self) }

    public init?(metadataLiteral literal: Literal) {
        guard case .dtype(let value) = literal else { return nil }
        self = value
    }
}

extension Array: MetadataValue where Element: MetadataValue {
    public var metadataLiteral: Literal { .list(map(\.metadataLiteral)) }

    public init?(metadataLiteral literal: Literal) {
        guard case .list(let items) = literal else { return nil }
        let values = items.compactMap { Element(metadataLiteral: $0) }
        guard values.count == items.count else { return nil }
        self = values
    }
}

extension Argument: MetadataValue where Leaf == Never {
    public var metadataLiteral: Literal { self }

    public init?(metadataLiteral literal: Literal) { self = literal }
}
