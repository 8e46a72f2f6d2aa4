// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Drops channels by chance in training and keeps mean and variance.
///
/// - SeeAlso: `torch.nn.FeatureAlphaDropout`
public final class FeatureAlphaDropout: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.featureAlphaDropout(x, p: p, training: isTraining, inplace: inplace)
    }
}
