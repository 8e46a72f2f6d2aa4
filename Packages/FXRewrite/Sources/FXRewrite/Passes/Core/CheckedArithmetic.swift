// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Arithmetic on numbers of a graph, which a file may have made any: nil where the result is none.
extension Int {
    func adding(_ other: Int) -> Int? {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? nil : sum
    }

    func times(_ other: Int) -> Int? {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? nil : product
    }

    /// The quotient, where there is no rest.
    func dividedExactly(by divisor: Int) -> Int? {
        let (quotient, rest) = (
            dividedReportingOverflow(by: divisor), remainderReportingOverflow(dividingBy: divisor)
        )
        guard !quotient.overflow, !rest.overflow, rest.partialValue == 0 else { return nil }
        return quotient.partialValue
    }
}

extension Sequence<Int> {
    func product() -> Int? { Shape.elementCount(of: Array(self)) }
}

extension Shape {
    /// Whether a tensor can have the shape: no extent is negative, and positions can be counted,
    /// those of a tensor without elements, too. So the product of any known extents is a number.
    var isPossible: Bool {
        let known = dimensions.compactMap(\.value)
        guard known.allSatisfy({ $0 >= 0 }), let span = known.map({ Swift.max($0, 1) }).product()
        else { return false }
        return span <= Int.max >> 5
    }
}
