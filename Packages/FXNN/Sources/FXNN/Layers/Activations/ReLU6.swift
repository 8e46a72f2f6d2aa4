// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `min(max(x, 0), 6)`, elementwise.
///
/// - SeeAlso: `torch.nn.ReLU6`
public final class ReLU6: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.relu6(x, inplace: inplace) }
}
