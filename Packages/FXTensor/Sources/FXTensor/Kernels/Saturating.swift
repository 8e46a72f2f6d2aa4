// SPDX-License-Identifier: Apache-2.0

/// Arithmetic on counts that stops at the largest number instead of trapping.
enum Saturating {
    static func product(_ factors: Int...) -> Int {
        factors.reduce(1) { result, factor in
            let (product, overflow) = result.multipliedReportingOverflow(by: factor)
            return overflow ? .max : product
        }
    }

    static func sum(_ terms: Int...) -> Int {
        terms.reduce(0) { result, term in
            let (sum, overflow) = result.addingReportingOverflow(term)
            return overflow ? .max : sum
        }
    }
}
