// SPDX-License-Identifier: Apache-2.0

public import FX

/// `topk(sum(linear(x + linear.weight).relu(), dim: -1), 3)`.
public final class TopKModule: Module, Layer {
    public let linear = Linear(4, 5)

    public func forward(_ x: Tensor) -> ValuesAndIndices {
        torch.topk(torch.sum(linear(x + linear.weight).relu(), dim: -1), 3)
    }
}
