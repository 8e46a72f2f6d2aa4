// SPDX-License-Identifier: Apache-2.0

import FX

/// A linear layer whose weight is stored the other way round.
///
/// - SeeAlso: `transformers.pytorch_utils.Conv1D`
private final class Projection: Module, Layer {
    @Parameter var weight: Tensor
    @Parameter var bias: Tensor

    init(_ output: Int, _ input: Int) {
        var generator = SeededGenerator(seed: 1)
        weight = Tensor.randn([input, output], generator: &generator) * 0.02
        bias = .zeros([output])
    }

    func forward(_ x: Tensor) -> Tensor { torch.matmul(x, weight) + bias }
}

private final class Attention: Module, Layer {
    let c_attn: Projection
    let c_proj: Projection
    let resid_dropout = Dropout(0.1)
    private let width, headCount: Int

    init(_ width: Int, heads: Int) {
        c_attn = Projection(3 * width, width)
        c_proj = Projection(width, width)
        self.width = width
        headCount = heads
    }

    func forward(_ x: Tensor) -> Tensor {
        let (n, length) = (x.size(0), x.size(1))
        let parts = c_attn(x).split(width, dim: 2).unpacked(3).map { part in
            part.view(n, length, SymInt(headCount), SymInt(width / headCount)).transpose(1, 2)
        }
        let y = F.scaledDotProductAttention(parts[0], parts[1], parts[2], isCausal: true)
        return resid_dropout(c_proj(y.transpose(1, 2).reshape(n, length, SymInt(width))))
    }
}

private final class Perceptron: Module, Layer {
    let c_fc: Projection
    let c_proj: Projection
    let act = GELU(approximate: .tanh)
    let dropout = Dropout(0.1)

    init(_ width: Int) {
        c_fc = Projection(4 * width, width)
        c_proj = Projection(width, 4 * width)
    }

    func forward(_ x: Tensor) -> Tensor { dropout(c_proj(act(c_fc(x)))) }
}

private final class Block: Module, Layer {
    let ln_1: LayerNorm
    let attn: Attention
    let ln_2: LayerNorm
    let mlp: Perceptron

    init(_ width: Int, heads: Int) {
        ln_1 = LayerNorm(width)
        attn = Attention(width, heads: heads)
        ln_2 = LayerNorm(width)
        mlp = Perceptron(width)
    }

    func forward(_ x: Tensor) -> Tensor {
        let y = x + attn(ln_1(x))
        return y + mlp(ln_2(y))
    }
}

private final class Body: Module, Layer {
    let wte: Embedding
    let wpe: Embedding
    let drop = Dropout(0.1)
    let h: ModuleList<Block>
    let ln_f: LayerNorm

    init(words: Int, positions: Int, width: Int, layers: Int, heads: Int) {
        wte = Embedding(words, width)
        wpe = Embedding(positions, width)
        h = ModuleList((0..<layers).map { _ in Block(width, heads: heads) })
        ln_f = LayerNorm(width)
    }

    func forward(_ tokens: Tensor) -> Tensor {
        let positions = torch.arange(tokens.size(1))
        var x = drop(wte(tokens) + wpe(positions))
        for block in h { x = block(x) }
        return ln_f(x)
    }
}

/// A Transformer that writes on: each word is guessed from those before it.
///
/// - SeeAlso: `transformers.GPT2LMHeadModel`
final class GPT2: Module, Layer {
    private let transformer: Body
    let lm_head: Linear

    override class var inputNames: [String] { ["input_ids"] }

    init(words: Int, positions: Int, width: Int, layers: Int, heads: Int) {
        transformer = Body(
            words: words, positions: positions, width: width, layers: layers, heads: heads)
        lm_head = Linear(width, words, bias: false)
        super.init()
        // Words are read and written by the same table.
        lm_head.weight = transformer.wte.weight
    }

    func forward(_ tokens: Tensor) -> Tensor { lm_head(transformer(tokens)) }
}
