// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// One number for both spatial axes, or one for each: `2`, or `[2, 1]` for height and width.
///
/// Two pairs are equal when their values are, however they were written.
public struct IntPair: Sendable {
    /// The value for the vertical axis.
    public let height: Int

    /// The value for the horizontal axis.
    public let width: Int

    private let isSingle: Bool

    /// Creates a pair of one number, recorded as that number.
    public init(_ both: Int) { (height, width, isSingle) = (both, both, true) }

    /// Creates a pair, recorded as a tuple.
    public init(_ height: Int, _ width: Int) {
        (self.height, self.width, isSingle) = (height, width, false)
    }

    /// The pair as it is recorded.
    public var argument: Argument<Tensor> {
        isSingle ? .int(height) : .tuple([.int(height), .int(width)])
    }

    /// Both values.
    public var values: [Int] { [height, width] }
}

extension IntPair: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension IntPair: ExpressibleByArrayLiteral {
    /// Creates a pair of two numbers.
    ///
    /// - Precondition: There are one or two.
    public init(arrayLiteral elements: Int...) {
        precondition((1...2).contains(elements.count), "a pair is one number or two")
        if elements.count == 1 {
            self.init(elements[0])
        } else {
            self.init(elements[0], elements[1])
        }
    }
}

extension IntPair: Hashable {
    public static func == (lhs: IntPair, rhs: IntPair) -> Bool { lhs.values == rhs.values }

    public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension IntPair: CustomStringConvertible {
    /// The pair as a Python tuple.
    public var description: String { "(\(height), \(width))" }
}
