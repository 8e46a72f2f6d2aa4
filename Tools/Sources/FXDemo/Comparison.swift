// SPDX-License-Identifier: Apache-2.0

public import FX

/// Two results side by side.
public enum Comparison {
    /// Returns the largest distance of two elements; infinite where the shapes differ.
    public static func largestDifference(_ lhs: Tensor, _ rhs: Tensor) -> Double {
        guard lhs.extents == rhs.extents else { return .infinity }
        return zip(lhs.elements, rhs.elements).reduce(0) { largest, pair in
            pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN
                ? largest : max(largest, abs(pair.0 - pair.1))
        }
    }

    /// A result that is not what it should be.
    public struct Failure: Error, Hashable, CustomStringConvertible {
        public var what: String
        public var difference: Double

        public var description: String { "\(what): results differ by \(difference)" }
    }

    /// Returns a line that says how far two results are apart.
    ///
    /// - Throws: ``Failure`` where that is more than the tolerance.
    static func report(
        _ what: String, _ lhs: Tensor, _ rhs: Tensor, tolerance: Double = 0
    ) throws(Failure) -> String {
        let difference = largestDifference(lhs, rhs)
        guard difference <= tolerance else { throw Failure(what: what, difference: difference) }
        return "\(what): largest difference \(difference) (allowed \(tolerance))"
    }
}
