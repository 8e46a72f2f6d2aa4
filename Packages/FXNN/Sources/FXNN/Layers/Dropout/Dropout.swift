// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// Sets elements to 0 by chance in training and scales the others up.
///
/// - SeeAlso: `torch.nn.Dropout`
public final class Dropout: DropoutLayer {
    public override func forward(_ x: Tensor) -> Tensor {
        F.dropout(x, p: p, training: isTraining, inplace: inplace)
    }
}
