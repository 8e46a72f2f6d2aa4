// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `x · tanh(softplus(x))`, elementwise.
///
/// - SeeAlso: `torch.nn.Mish`
public final class Mish: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.mish(x, inplace: inplace) }
}
