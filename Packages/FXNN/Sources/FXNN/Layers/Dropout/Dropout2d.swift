// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Sets whole channels of `[n, c, h, w]` to 0 by chance in training.
///
/// - SeeAlso: `torch.nn.Dropout2d`
public final class Dropout2d: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.dropout2d(x, p: p, training: isTraining, inplace: inplace)
    }
}
