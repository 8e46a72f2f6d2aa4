// SPDX-License-Identifier: Apache-2.0

import FX

/// Long short-term memory that reads a text and says what it is about.
final class TextLSTM: Module, Layer {
    let embed: Embedding
    let lstm: LSTM
    let head: Linear

    override class var inputNames: [String] { ["tokens"] }

    init(words: Int, width: Int, hidden: Int, layers: Int, classCount: Int) {
        embed = Embedding(words, width)
        lstm = LSTM(width, hidden, layerCount: layers, batchFirst: true)
        head = Linear(hidden, classCount)
    }

    func forward(_ tokens: Tensor) -> Argument<Tensor> {
        let (output, state) = lstm(embed(tokens))
        let hidden = state.unpacked.hidden
        return .tuple([.leaf(head(hidden[-1])), .leaf(output)])
    }
}
