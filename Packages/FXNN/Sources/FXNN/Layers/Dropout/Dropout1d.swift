// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Sets whole channels of `[n, c, l]` to 0 by chance in training.
///
/// - SeeAlso: `torch.nn.Dropout1d`
public final class Dropout1d: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.dropout1d(x, p: p, training: isTraining, inplace: inplace)
    }
}
