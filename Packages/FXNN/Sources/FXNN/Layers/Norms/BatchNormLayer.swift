// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// What batch norms share: they normalise each channel over batch and space, then scale and shift.
///
/// In training the batch's own mean and variance are used and the running ones updated; in
/// inference the running ones are used.
///
/// - SeeAlso: `torch.nn.modules.batchnorm._BatchNorm`
public class BatchNormLayer: RunningNormLayer {
    public convenience init(
        _ featureCount: Int, eps: Double = 1e-5, momentum: Double? = 0.1, isAffine: Bool = true,
        tracksRunningStats: Bool = true, bias: Bool = true
    ) {
        self.init(featureCount, eps, momentum, isAffine, bias, tracksRunningStats)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        var factor = momentum ?? 0
        if isTraining, let numBatchesTracked {
            numBatchesTracked.add_(Tensor(1))
            // The mean of all batches so far: each counts as much as the others.
            if momentum == nil { factor = 1 / Double(numBatchesTracked.elements[0]) }
        }
        return torch.batchNorm(
            x, weight, bias, runningMean, runningVar, isTraining || runningMean == nil, factor,
            eps)
    }
}
