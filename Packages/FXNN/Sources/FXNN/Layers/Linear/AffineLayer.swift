// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// A layer that multiplies its input by a weight and adds a bias: a linear layer or a convolution.
///
///     let folded = conv.replacing(weight: conv.weight * scale, bias: shift)
public protocol AffineLayer: Module {
    var weight: Tensor { get set }
    var bias: Tensor? { get set }

    /// Creates a layer of another one's configuration and mode, with a state of its own.
    ///
    /// - Parameters:
    ///   - weight: Of the shape of the other one's weight.
    ///   - bias: As many numbers as the layer has outputs; nil for none.
    init(_ other: Self, weight: Tensor, bias: Tensor?)
}

extension AffineLayer {
    /// Returns a layer of the same configuration and mode with other state.
    public func replacing(weight: Tensor, bias: Tensor?) -> Self {
        Self(self, weight: weight, bias: bias)
    }
}
