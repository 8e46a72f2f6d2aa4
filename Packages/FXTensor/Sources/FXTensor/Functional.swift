// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The functions of `torch.nn.functional`.
///
/// - SeeAlso: `torch.nn.functional`
public enum F {
    /// Replaces negative elements by 0; recorded with the keyword `inplace`, given or not.
    ///
    /// - Parameter inplace: Whether the input itself is changed and returned.
    /// - SeeAlso: `torch.nn.functional.relu`
    public static func relu(
        _ input: Tensor, inplace: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let result = Dispatch.unary(
            Pointwise.ReLU.self, .function(.functional.relu), input, ["inplace": .bool(inplace)],
            at: SourceLocation(file: fileID, line: line))
        return inplace && !result.isTraced ? input.copy_(result) : result
    }

    /// Multiplies `[..., in]` by the transposed `weight[out, in]` and adds `bias[out]`.
    ///
    /// - SeeAlso: `torch.nn.functional.linear`
    public static func linear(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.call(
            input.kind.union(weight.kind).union(bias?.kind ?? .concrete),
            .function(.functional.linear),
            [input, weight, bias].compactMap { $0.map { .leaf($0) } },
            at: SourceLocation(file: fileID, line: line)
        ) { () throws(TensorError) in
            try Kernels.linear(input.concrete, weight.concrete, bias?.concrete)
        }
    }
}

extension torch {
    /// Normalises `input[n, c, ...]` channel by channel.
    ///
    /// In training with the statistics of the batch, and the running ones move towards them in
    /// place; else with the running ones. All arguments are recorded by position.
    ///
    /// - SeeAlso: `torch.batch_norm`
    public static func batchNorm(
        _ input: Tensor, _ weight: Tensor?, _ bias: Tensor?, _ runningMean: Tensor?,
        _ runningVar: Tensor?, _ training: Bool, _ momentum: Double, _ eps: Double,
        _ cudnnEnabled: Bool = true, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let optional = [weight, bias, runningMean, runningVar]
        let kind = optional.reduce(input.kind) { $0.union($1?.kind ?? .concrete) }
        return Dispatch.call(
            kind, .function(.torch.batchNorm),
            [.leaf(input)] + optional.map { $0.map { .leaf($0) } ?? .none }
                + [.bool(training), .double(momentum), .double(eps), .bool(cudnnEnabled)],
            at: SourceLocation(file: fileID, line: line)
        ) { () throws(TensorError) in
            try Kernels.batchNorm(
                input.concrete,
                BatchNormParameters(
                    weight: weight?.concrete, bias: bias?.concrete,
                    runningMean: runningMean?.concrete, runningVariance: runningVar?.concrete,
                    isTraining: training, momentum: momentum, epsilon: eps))
        }
    }
}
