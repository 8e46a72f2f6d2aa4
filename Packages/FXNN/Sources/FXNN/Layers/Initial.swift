// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

extension Tensor {
    /// A new weight, drawn uniformly from ±bound.
    static func initial(_ shape: [Int], bound: Double) -> Tensor {
        if !InitialWeights.areDrawn, let zeros = InitialWeights.untouched(shape) { return zeros }
        var generator = DefaultGenerator()
        return .uniform(shape, low: -bound, high: bound, generator: &generator)
    }
}

extension [ArgumentEntry<Never>] {
    /// The entries as torch's `extra_repr` writes them.
    var torchText: String {
        map { "\($0.key)=\($0.value.pythonRepr)" }.joined(separator: ", ")
    }
}

extension IntPair {
    /// The pair as a tuple of a configuration.
    var literal: Literal { .tuple([.int(height), .int(width)]) }
}
