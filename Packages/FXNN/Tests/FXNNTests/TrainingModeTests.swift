// SPDX-License-Identifier: Apache-2.0

import FXNN
import FXTensor
import Testing

@Suite struct `Layers in training` {
    @Test func `dropout drops as often as told and scales what is left`() {
        let x = Tensor.ones([100, 200])
        for p in [0.1, 0.3, 0.75] {
            let layer = Dropout(p)
            let values = layer(x).elements
            let dropped = Double(values.count { $0 == 0 }) / 20000
            #expect(abs(dropped - p) < 0.02)
            #expect(values.allSatisfy { $0 == 0 || abs($0 - 1 / (1 - p)) < 1e-5 })
            #expect(!layer.isPure)
            #expect(layer.eval()(x).elements == x.elements && layer.isPure)
        }
    }

    @Test func `channel dropout drops whole channels`() {
        let shapes: [(any Layer<Tensor, Tensor>, [Int])] = [
            (Dropout1d(0.4), [60, 50, 4]), (Dropout2d(0.4), [60, 50, 2, 2]),
            (Dropout3d(0.4), [60, 50, 1, 2, 2]),
        ]
        for (layer, shape) in shapes {
            let values = layer(Tensor.ones(shape)).elements
            let channels = stride(from: 0, to: values.count, by: 4).map { values[$0..<$0 + 4] }
            #expect(channels.allSatisfy { Set($0).count == 1 })
            let dropped = Double(channels.count { $0.first == 0 }) / 3000
            #expect(abs(dropped - 0.4) < 0.04)
        }
    }

    @Test func `alpha dropout keeps mean and variance`() {
        var generator = SeededGenerator(seed: 4)
        let x = Tensor.randn([200, 200], generator: &generator)
        for layer in [AlphaDropout(0.3), FeatureAlphaDropout(0.3)] as [DropoutLayer] {
            let values = layer(x).elements
            let mean = values.reduce(0, +) / 40000
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40000
            #expect(abs(mean) < 0.05 && abs(variance - 1) < 0.08)
        }
    }

    @Test func `random slopes lie between their limits and differ`() {
        let values = RReLU()(Tensor.full([1000], -1)).elements
        #expect(values.allSatisfy { -1.0 / 3 <= $0 && $0 <= -1.0 / 8 })
        #expect(Set(values).count > 900)
    }

    @Test func `dropout in place changes the input`() {
        let x = Tensor.ones([1000])
        _ = Dropout(0.5, inplace: true)(x)
        #expect(Set(x.elements) == [0, 2])
    }

    @Test func `dropout between recurrent layers and in attention draws`() {
        let x = Tensor.ones([2, 1, 8])
        let lstm = LSTM(8, 16, layerCount: 2, dropout: 0.5)
        #expect(!lstm.isPure && lstm(x).0.elements != lstm(x).0.elements)
        lstm.eval()
        #expect(lstm.isPure && lstm(x).0.elements == lstm(x).0.elements)
        let attention = MultiheadAttention(8, 2, dropout: 0.5)
        let outputs = (0..<8).map { _ in attention(x, x, x).0.elements }
        #expect(!attention.isPure && Set(outputs).count > 1)
    }
}
