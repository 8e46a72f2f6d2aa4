// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor
import Testing

/// Layers as Swift makes them, and what torch prints of the same.
private func made() -> [(module: Module, text: String)] {
    [
        (Bilinear(3, 4, 2), "Bilinear(in1_features=3, in2_features=4, out_features=2, bias=True)"),
        (ReLU(inplace: true), "ReLU(inplace=True)"), (GELU(), "GELU(approximate='none')"),
        (LeakyReLU(0.2, inplace: true), "LeakyReLU(negative_slope=0.2, inplace=True)"),
        (Softmax(dim: -1), "Softmax(dim=-1)"), (PReLU(), "PReLU(num_parameters=1)"),
        (Threshold(0.1, 20), "Threshold(threshold=0.1, value=20.0)"),
        (Hardtanh(minVal: -2), "Hardtanh(min_val=-2.0, max_val=1.0)"),
        (Conv1d(4, 6, kernelSize: 3), "Conv1d(4, 6, kernel_size=(3,), stride=(1,))"),
        (
            Conv2d(4, 6, kernelSize: [3, 2], padding: .same, paddingMode: .reflect),
            "Conv2d(4, 6, kernel_size=(3, 2), stride=(1, 1), padding=same, padding_mode=reflect)"
        ),
        (
            ConvTranspose2d(4, 6, kernelSize: 3, stride: 2, outputPadding: 1),
            "ConvTranspose2d(4, 6, kernel_size=(3, 3), stride=(2, 2), output_padding=(1, 1))"
        ),
        (
            MaxPool2d(3, stride: 2, padding: 1),
            "MaxPool2d(kernel_size=3, stride=2, padding=1, dilation=1, ceil_mode=False)"
        ),
        (AvgPool2d([3, 2]), "AvgPool2d(kernel_size=(3, 2), stride=(3, 2), padding=0)"),
        (AdaptiveAvgPool2d([1, 1]), "AdaptiveAvgPool2d(output_size=(1, 1))"),
        (AdaptiveAvgPool2d([nil, 2]), "AdaptiveAvgPool2d(output_size=(None, 2))"),
        (ReflectionPad2d(1), "ReflectionPad2d((1, 1, 1, 1))"),
        (ConstantPad1d([1, 0], 3.5), "ConstantPad1d(padding=(1, 0), value=3.5)"),
        (Dropout(0.1), "Dropout(p=0.1, inplace=False)"),
        (LayerNorm(4, eps: 1e-6), "LayerNorm((4,), eps=1e-06, elementwise_affine=True, bias=True)"),
        (GroupNorm(2, 4), "GroupNorm(2, 4, eps=1e-05, affine=True, bias=True)"),
        (RMSNorm([3, 4]), "RMSNorm((3, 4), eps=None, elementwise_affine=True)"),
        (Embedding(7, 3, paddingIdx: -1), "Embedding(7, 3, padding_idx=6)"),
        (EmbeddingBag(7, 3, mode: .sum), "EmbeddingBag(7, 3, mode='sum')"),
        (
            LSTM(3, 4, layerCount: 2, batchFirst: true, projectionSize: 2),
            "LSTM(3, 4, proj_size=2, num_layers=2, batch_first=True)"
        ),
        (RNNCell(3, 4, nonlinearity: .relu), "RNNCell(3, 4, nonlinearity=relu)"),
        (Upsample(scaleFactor: 2), "Upsample(scale_factor=2.0, mode='nearest')"),
        (CrossEntropyLoss(labelSmoothing: 0.1), "CrossEntropyLoss()"),
        (Flatten(), "Flatten(start_dim=1, end_dim=-1)"),
        (
            ParameterList(Tensor.zeros([2, 3]), Tensor.zeros([4])),
            """
            ParameterList(
                (0): Parameter containing: [torch.float32 of size 2x3]
                (1): Parameter containing: [torch.float32 of size 4]
            )
            """
        ),
        (
            ModuleDict(["a": ReLU(), "b": ReLU()]),
            """
            ModuleDict(
              (a): ReLU()
              (b): ReLU()
            )
            """
        ),
        (
            ModuleList<Module>(Linear(2, 2), Linear(2, 2), ReLU()),
            """
            ModuleList(
              (0-1): 2 x Linear(in_features=2, out_features=2, bias=True)
              (2): ReLU()
            )
            """
        ),
    ]
}

@Suite struct `Layers made in Swift` {
    @Test func `have torch's defaults and print as there`() {
        for (module, text) in made() { #expect(module.description == text) }
    }

    @Test func `draw their weights from torch's distributions`() {
        let bounds: [(Tensor, Double)] = [
            (Linear(100, 400).weight, 0.1), (Conv2d(4, 500, kernelSize: 5).weight, 0.1),
            (ConvTranspose1d(500, 20, kernelSize: 5).weight, 0.1),
            (Bilinear(100, 9, 9).weight, 0.1), (GRUCell(90, 100).weightIh, 0.1),
            (LSTM(90, 100).parameter("weight_hh_l0") ?? Tensor(0.0), 0.1),
            (MultiheadAttention(150, 3).inProjWeight ?? Tensor(0.0), 0.1),
        ]
        for (weight, bound) in bounds {
            let values = weight.elements
            let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
            #expect(values.allSatisfy { abs($0) <= bound })
            // The variance of numbers between ±b is b²/3.
            #expect(abs(square / (bound * bound / 3) - 1) < 0.05)
        }
        let table = Embedding(200, 100, paddingIdx: 3).weight
        let square = table.elements.reduce(0) { $0 + $1 * $1 } / 19900
        #expect(abs(square - 1) < 0.05)
        #expect(table[3].elements.allSatisfy { $0 == 0 })
    }

    @Test func `attend and remember through their Swift signatures`() {
        let x = Tensor.ones([3, 2, 6])
        let attention = MultiheadAttention(6, 2)
        #expect(attention(x, x, x).1?.extents == [2, 3, 3])
        #expect(attention(x, x, x, needWeights: false).1 == nil)
        let (output, state) = LSTM(6, 5)(x)
        #expect(output.extents == [3, 2, 5] && state.cell.extents == [1, 2, 5])
        let (_, again) = LSTM(6, 5)(x, LSTMState(state.hidden, state.cell))
        #expect(again.unpacked.hidden.extents == [1, 2, 5])
        let model = nn.Transformer(6, 2, encoderLayerCount: 1, decoderLayerCount: 1, feedforward: 4)
        let mask = nn.Transformer.squareSubsequentMask(3)
        let masks = DecoderMasks(target: mask, isCausal: true)
        #expect(model(x, x, masks: masks).extents == [3, 2, 6])
        #expect(mask.elements == [0, -.infinity, -.infinity, 0, 0, -.infinity, 0, 0, 0])
        let pooled = MaxPool2dWithIndices(2)(Tensor.ones([1, 1, 4, 4]))
        #expect(MaxUnpool2d(2)(pooled.0, pooled.1, nil).extents == [1, 1, 4, 4])
    }

    @Test func `a Transformer's copies have numbers of their own`() throws {
        let layer = TransformerEncoderLayer(4, 2, feedforward: 3)
        let encoder = TransformerEncoder(layer, layerCount: 2)
        let paths: [ModulePath] = ["layers.0.linear1.weight", "layers.1.linear1.weight"]
        let tensors = try paths.map { try encoder.tensor(at: $0) }
        #expect(tensors[0].elements == tensors[1].elements)
        tensors[0].fill_(1)
        #expect(tensors[1].elements == layer.linear1.weight.elements)
    }
}
