// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Drops elements by chance in training and keeps mean and variance.
///
/// - SeeAlso: `torch.nn.AlphaDropout`
public final class AlphaDropout: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.alphaDropout(x, p: p, training: isTraining, inplace: inplace)
    }
}
