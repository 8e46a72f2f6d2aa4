// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// One number for all three spatial axes, or one for each: `2`, or `[1, 2, 2]`.
///
/// Two triples are equal when their values are, however they were written.
public struct IntTriple: Sendable {
    /// The values for depth, height and width.
    public let values: [Int]

    private let isSingle: Bool

    /// Creates a triple of one number, recorded as that number.
    public init(_ all: Int) { (values, isSingle) = ([all, all, all], true) }

    /// Creates a triple, recorded as a tuple.
    public init(_ depth: Int, _ height: Int, _ width: Int) {
        (values, isSingle) = ([depth, height, width], false)
    }

    /// The triple as it is recorded.
    public var argument: Argument<Tensor> {
        isSingle ? .int(values[0]) : .tuple(values.map { .int($0) })
    }
}

extension IntTriple: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension IntTriple: ExpressibleByArrayLiteral {
    /// Creates a triple of three numbers.
    ///
    /// - Precondition: There are one or three.
    public init(arrayLiteral elements: Int...) {
        precondition([1, 3].contains(elements.count), "a triple is one number or three")
        if elements.count == 1 {
            self.init(elements[0])
        } else {
            self.init(elements[0], elements[1], elements[2])
        }
    }
}

extension IntTriple: Hashable {
    public static func == (lhs: IntTriple, rhs: IntTriple) -> Bool { lhs.values == rhs.values }

    public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension IntTriple: CustomStringConvertible {
    /// The triple as a Python tuple.
    public var description: String { "(\(values[0]), \(values[1]), \(values[2]))" }
}
