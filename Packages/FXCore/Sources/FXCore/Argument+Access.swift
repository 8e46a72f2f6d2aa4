// SPDX-License-Identifier: Apache-2.0

extension Argument {
    /// The leaf, where the tree is one.
    public var leaf: Leaf? {
        if case .leaf(let leaf) = self { leaf } else { nil }
    }

    public var int: Int? {
        if case .int(let value) = self { value } else { nil }
    }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, where the tree is a double or an integer.
    public var double: Double? {
        switch self {
        case .double(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The items of a list or tuple.
    public var items: [Argument]? {
        switch self {
        case .list(let items), .tuple(let items): items
        default: nil
        }
    }

    public var isNone: Bool {
        if case .none = self { true } else { false }
    }

    /// The integers of a list or tuple of integers; one integer counts as a list of one, as in
    /// PyTorch's `int[1]` parameters.
    public var ints: [Int]? {
        if let int { return [int] }
        guard let items else { return nil }
        // A key path in generic code is built anew by each call.
        let result = items.compactMap { $0.int }
        return result.count == items.count ? result : nil
    }
}

extension Argument: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .none }
}

extension Argument: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Argument: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .int(value) }
}

extension Argument: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension Argument: ExpressibleByUnicodeScalarLiteral {}
extension Argument: ExpressibleByExtendedGraphemeClusterLiteral {}
extension Argument: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension Argument: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Argument...) { self = .list(elements) }
}

extension Argument: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Argument)...) {
        self = .dictionary(elements.map { ArgumentEntry($0.0, $0.1) })
    }
}
