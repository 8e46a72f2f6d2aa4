// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// What instance norms share.
///
/// - SeeAlso: `torch.nn.modules.instancenorm._InstanceNorm`
public class InstanceNormLayer: RunningNormLayer {
    class var rank: Int { 1 }

    override class var isAffineAndTracksByDefault: Bool { false }

    public convenience init(
        _ featureCount: Int, eps: Double = 1e-5, momentum: Double? = 0.1, isAffine: Bool = false,
        tracksRunningStats: Bool = false, bias: Bool = true
    ) {
        self.init(featureCount, eps, momentum, isAffine, bias, tracksRunningStats)
    }

    public override func forward(_ x: Tensor) -> Tensor {
        // A sample without a batch is a batch of one.
        let lacksBatch = !x.isTraced && x.extents.count == Self.rank + 1
        let result = F.instanceNorm(
            lacksBatch ? x.unsqueeze(0) : x, runningMean: runningMean, runningVar: runningVar,
            weight: weight, bias: bias, useInputStats: isTraining || runningMean == nil,
            momentum: momentum ?? 0, eps: eps)
        return lacksBatch ? result.squeeze(0) : result
    }
}
