// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `x · sigmoid(x)`, elementwise.
///
/// - SeeAlso: `torch.nn.SiLU`
public final class SiLU: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.silu(x, inplace: inplace) }
}
