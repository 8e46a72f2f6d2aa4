// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The numbers of a Transformer layer, as encoders and decoders have them.
struct TransformerShape {
    var width: Int
    var headCount: Int
    var feedforward = 2048
    var dropout = 0.1
    var activation = TransformerActivation.relu
    var eps = 1e-5
    var batchFirst = false
    var normFirst = false
    var bias = true

    var configuration: [ArgumentEntry<Never>] {
        .of([
            "d_model": width, "nhead": headCount, "dim_feedforward": feedforward,
            "dropout": dropout, "activation": activation.rawValue, "layer_norm_eps": eps,
            "batch_first": batchFirst, "norm_first": normFirst, "bias": bias,
        ])
    }

    func attention() -> MultiheadAttention {
        MultiheadAttention(
            width, headCount, dropout: dropout, bias: bias, batchFirst: batchFirst)
    }

    func norm() -> LayerNorm { LayerNorm(width, eps: eps, bias: bias) }
}

extension ModuleConfiguration {
    func transformerShape() throws(ModuleError) -> TransformerShape {
        let width = try count("d_model")
        return TransformerShape(
            width: width, headCount: try count("nhead", dividing: width),
            feedforward: try count("dim_feedforward", default: 2048),
            dropout: try probability("dropout", default: 0.1),
            activation: try choice("activation", default: .relu),
            eps: try double("layer_norm_eps", default: 1e-5),
            batchFirst: try bool("batch_first", default: false),
            normFirst: try bool("norm_first", default: false),
            bias: try bool("bias", default: true))
    }
}
