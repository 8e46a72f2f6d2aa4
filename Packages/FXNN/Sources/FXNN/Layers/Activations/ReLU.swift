// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `max(x, 0)`, elementwise.
///
/// - SeeAlso: `torch.nn.ReLU`
public final class ReLU: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.relu(x, inplace: inplace) }
}
