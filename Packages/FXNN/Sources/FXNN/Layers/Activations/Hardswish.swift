// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `x · min(max(x + 3, 0), 6) / 6`, elementwise; torch prints it without its configuration.
///
/// - SeeAlso: `torch.nn.Hardswish`
public final class Hardswish: InPlaceActivation {
    public override func forward(_ x: Tensor) -> Tensor { F.hardswish(x, inplace: inplace) }

    public override var summary: String { "" }
}
