// SPDX-License-Identifier: Apache-2.0

public import FXTensor

extension Module {
    @available(
        *, unavailable,
        message:
            "declare the class as a Layer, `final class Net: Module, Layer`, or write callAsFunction"
    )
    public func callAsFunction(_ x: Tensor) -> Tensor { x }
}
