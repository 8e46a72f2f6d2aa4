// SPDX-License-Identifier: Apache-2.0

/// The answers to questions that a trace cannot answer.
///
/// They vary, so that no loop on a traced value waits for ever for one of them; an integer is
/// never 0, so that nothing divides by it.
struct DummySource {
    private var count = 0

    mutating func nextBool() -> Bool {
        count += 1
        return count.isMultiple(of: 2)
    }

    mutating func nextInt() -> Int {
        count += 1
        return count
    }

    mutating func nextDouble() -> Double {
        count += 1
        return [.nan, .infinity, -.infinity, 0, Double(count)][count % 5]
    }
}
