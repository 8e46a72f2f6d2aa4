// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `min(max(x + 3, 0), 6) / 6`, elementwise; torch prints it without its configuration.
///
/// - SeeAlso: `torch.nn.Hardsigmoid`
public final class Hardsigmoid: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.hardsigmoid(x, inplace: inplace) }

    public override var summary: String { "" }
}
