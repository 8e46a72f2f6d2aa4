// SPDX-License-Identifier: Apache-2.0

public import FX

/// `torch.add(x, y)`: what transforms that replace an operator start from.
public final class AddModule: Module, Layer2 {
    public func forward(_ x: Tensor, _ y: Tensor) -> Tensor { torch.add(x, y) }
}
