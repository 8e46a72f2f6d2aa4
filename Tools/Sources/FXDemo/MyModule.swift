// SPDX-License-Identifier: Apache-2.0

public import FX

/// The module of torch.fx's introduction.
public final class MyModule: Module, Layer {
    @Parameter public var param = Tensor.rand([3, 4])
    public let linear = Linear(4, 5)

    public func forward(_ x: Tensor) -> Tensor {
        linear(x + param).clamp(min: 0.0, max: 1.0)
    }
}
