// SPDX-License-Identifier: Apache-2.0

/// A height and a width; one number stands for both.
///
///     Conv2d(3, 16, kernelSize: 3)
///     Conv2d(3, 16, kernelSize: Pair(3, 5))
public struct Pair: Hashable, Sendable, ExpressibleByIntegerLiteral {
    public var height: Int
    public var width: Int

    public init(_ height: Int, _ width: Int) {
        self.height = height
        self.width = width
    }

    public init(integerLiteral value: Int) { self.init(value, value) }

    public var ints: [Int] { [height, width] }
}

extension Pair: CustomStringConvertible {
    /// The pair as a Python tuple.
    public var description: String { "(\(height), \(width))" }
}
