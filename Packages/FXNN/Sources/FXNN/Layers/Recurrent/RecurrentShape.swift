// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The numbers that the parameters of a recurrent layer follow from.
struct RecurrentShape {
    var inputSize: Int
    var hiddenSize: Int
    var layerCount = 1
    var hasBias = true
    var batchFirst = false
    var dropout = 0.0
    var bidirectional = false
    var projectionSize = 0

    /// New parameters with their names, drawn uniformly from ±1/√hidden.
    func parameters(gates: Int) -> [(name: String, parameter: Parameter<Tensor>)] {
        let output = projectionSize > 0 ? projectionSize : hiddenSize
        let directions = bidirectional ? ["", "_reverse"] : [""]
        var result: [(name: String, parameter: Parameter<Tensor>)] = []
        for layer in 0..<layerCount {
            let width = layer == 0 ? inputSize : output * directions.count
            for direction in directions {
                let end = "_l\(layer)\(direction)"
                var shapes = [
                    ("weight_ih", [gates * hiddenSize, width]),
                    ("weight_hh", [gates * hiddenSize, output]),
                ]
                if hasBias {
                    shapes += [
                        ("bias_ih", [gates * hiddenSize]), ("bias_hh", [gates * hiddenSize]),
                    ]
                }
                if projectionSize > 0 {
                    shapes.append(("weight_hr", [projectionSize, hiddenSize]))
                }
                for (name, shape) in shapes {
                    let tensor = Tensor.initial(shape, fanIn: Double(hiddenSize))
                    result.append((name + end, Parameter(wrappedValue: tensor)))
                }
            }
        }
        return result
    }
}

extension ModuleConfiguration {
    /// The numbers of a recurrent layer.
    func recurrentShape() throws(ModuleError) -> RecurrentShape {
        let hidden = try count("hidden_size")
        let projection = try int("proj_size", default: 0)
        try require((0..<hidden).contains(projection), "proj_size")
        return RecurrentShape(
            inputSize: try count("input_size"), hiddenSize: hidden,
            layerCount: try count("num_layers", default: 1, atMost: 4096),
            hasBias: try bool("bias", default: true),
            batchFirst: try bool("batch_first", default: false),
            dropout: try probability("dropout", default: 0),
            bidirectional: try bool("bidirectional", default: false),
            projectionSize: projection)
    }
}
