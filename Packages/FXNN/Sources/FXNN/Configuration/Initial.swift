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

    /// A new weight, drawn uniformly from ±1/√fanIn.
    static func initial(_ shape: [Int], fanIn: Double) -> Tensor {
        initial(shape, bound: 1 / Swift.max(fanIn, 1).squareRoot())
    }

    /// A new weight, drawn from a normal distribution.
    static func initial(_ shape: [Int], deviation: Double) -> Tensor {
        if !InitialWeights.areDrawn, let zeros = InitialWeights.untouched(shape) { return zeros }
        var generator = DefaultGenerator()
        let drawn = Tensor.randn(shape, generator: &generator)
        return deviation == 1 ? drawn : drawn * deviation
    }

    /// A new weight of one number.
    static func initial(_ shape: [Int], filledWith number: Double) -> Tensor {
        if !InitialWeights.areDrawn, let zeros = InitialWeights.untouched(shape) { return zeros }
        return .full(shape, number)
    }

    /// A new weight of Glorot's uniform distribution, by the counts of its inputs and outputs.
    ///
    /// - SeeAlso: `torch.nn.init.xavier_uniform_`
    static func glorot(_ shape: [Int]) -> Tensor {
        initial(shape, bound: (6 / Double(Swift.max(shape[0] + shape[1], 1))).squareRoot())
    }
}
