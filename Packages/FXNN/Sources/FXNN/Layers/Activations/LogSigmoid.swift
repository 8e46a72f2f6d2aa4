// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// `log(sigmoid(x))`, elementwise.
///
/// - SeeAlso: `torch.nn.LogSigmoid`
public final class LogSigmoid: Module, Layer, StandardLayer {
    public override init() {}

    public init(configuration: ModuleConfiguration) throws {}

    public func forward(_ x: Tensor) -> Tensor { F.logsigmoid(x) }
}
