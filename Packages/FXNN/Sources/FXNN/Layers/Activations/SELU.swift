// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The scaled exponential linear unit, elementwise.
///
/// - SeeAlso: `torch.nn.SELU`
public final class SELU: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.selu(x, inplace: inplace) }
}
