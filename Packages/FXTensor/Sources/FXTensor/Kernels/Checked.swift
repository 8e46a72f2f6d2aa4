// SPDX-License-Identifier: Apache-2.0

/// Arithmetic on extents that arguments may make larger than can be counted.
enum Checked {
    /// Returns a product.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)``.
    static func product(_ factors: Int...) throws(TensorError) -> Int {
        var result = 1
        for factor in factors {
            let (product, overflow) = result.multipliedReportingOverflow(by: factor)
            if overflow { throw .tooLarge(bytes: .max) }
            result = product
        }
        return result
    }

    /// Returns a sum.
    ///
    /// - Throws: ``TensorError/tooLarge(bytes:)``.
    static func sum(_ terms: Int...) throws(TensorError) -> Int {
        var result = 0
        for term in terms {
            let (sum, overflow) = result.addingReportingOverflow(term)
            if overflow { throw .tooLarge(bytes: .max) }
            result = sum
        }
        return result
    }
}
