// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Sets whole channels of `[n, c, d, h, w]` to 0 by chance in training.
///
/// - SeeAlso: `torch.nn.Dropout3d`
public final class Dropout3d: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.dropout3d(x, p: p, training: isTraining, inplace: inplace)
    }
}
