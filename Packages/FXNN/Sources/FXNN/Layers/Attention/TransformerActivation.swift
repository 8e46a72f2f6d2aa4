// SPDX-License-Identifier: Apache-2.0

import FXTensor

/// What a Transformer layer applies between its two linear layers.
public enum TransformerActivation: String, Sendable {
    case relu, gelu

    func callAsFunction(_ x: Tensor) -> Tensor {
        switch self {
        case .relu: F.relu(x)
        case .gelu: F.gelu(x)
        }
    }
}
