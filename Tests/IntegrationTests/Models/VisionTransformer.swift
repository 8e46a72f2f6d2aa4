// SPDX-License-Identifier: Apache-2.0

import FX

/// Attention and two linear layers, each with a norm before and a shortcut around.
private final class EncoderBlock: Module, Layer {
    let ln_1: LayerNorm
    let self_attention: MultiheadAttention
    let dropout = Dropout(0)
    let ln_2: LayerNorm
    let mlp: Sequential

    init(_ width: Int, heads: Int, hidden: Int) {
        ln_1 = LayerNorm(width, eps: 1e-6)
        self_attention = MultiheadAttention(width, heads, batchFirst: true)
        ln_2 = LayerNorm(width, eps: 1e-6)
        mlp = Sequential(
            Linear(width, hidden), GELU(), Dropout(0), Linear(hidden, width), Dropout(0))
    }

    func forward(_ x: Tensor) -> Tensor {
        torch.check(
            x.dim().eq(3), "Expected (batch_size, seq_length, hidden_dim) got \(x.shape)")
        let y = ln_1(x)
        let z = dropout(self_attention(y, y, y, needWeights: false).0) + x
        return z + mlp(ln_2(z))
    }
}

private final class Encoder: Module, Layer {
    @Parameter var pos_embedding: Tensor
    let dropout = Dropout(0)
    let layers: Sequential
    let ln: LayerNorm

    init(_ length: Int, _ width: Int, layers count: Int, heads: Int, hidden: Int) {
        pos_embedding = .zeros([1, length, width])
        layers = Sequential(
            named: (0..<count).map {
                ("encoder_layer_\($0)", EncoderBlock(width, heads: heads, hidden: hidden))
            })
        ln = LayerNorm(width, eps: 1e-6)
    }

    func forward(_ x: Tensor) -> Tensor {
        torch.check(
            x.dim().eq(3), "Expected (batch_size, seq_length, hidden_dim) got \(x.shape)")
        return ln(layers(dropout(x + pos_embedding)))
    }
}

/// A Transformer for images, which sees them as a text of patches.
///
/// - SeeAlso: `torchvision.models.vision_transformer`
final class VisionTransformer: Module, Layer {
    @Parameter var class_token: Tensor
    let conv_proj: Conv2d
    private let encoder: Encoder
    let heads: Sequential

    private let imageSize, patchSize, width: Int

    init(
        imageSize: Int, patchSize: Int, layers: Int, heads headCount: Int, width: Int, hidden: Int,
        classCount: Int
    ) {
        self.imageSize = imageSize
        self.patchSize = patchSize
        self.width = width
        class_token = .zeros([1, 1, width])
        conv_proj = Conv2d(
            3, width, kernelSize: IntPair(patchSize), stride: IntPair(patchSize))
        let side = imageSize / patchSize
        encoder = Encoder(
            side * side + 1, width, layers: layers, heads: headCount, hidden: hidden)
        heads = Sequential(["head": Linear(width, classCount)])
    }

    private func patches(_ x: Tensor) -> Tensor {
        let shape = x.shape
        let (n, _, h, w) = (shape[0], shape[1], shape[2], shape[3])
        torch.check(
            h.eq(SymInt(imageSize)),
            "Wrong image height! Expected \(imageSize) but got \(h)!")
        torch.check(
            w.eq(SymInt(imageSize)), "Wrong image width! Expected \(imageSize) but got \(w)!")
        let (rows, columns) = (h / SymInt(patchSize), w / SymInt(patchSize))
        return conv_proj(x).reshape(n, SymInt(width), rows * columns).permute(0, 2, 1)
    }

    func forward(_ x: Tensor) -> Tensor {
        let patches = self.patches(x)
        let n = patches.shape[0]
        let token = class_token.expand(n, -1, -1)
        let y = encoder(torch.cat([token, patches], dim: 1))
        return heads(y[TensorSlice.all, 0])
    }

    var inputDescriptions: [InputDescription] { [InputDescription("x", type: "torch.Tensor")] }
}
