// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// A model of the corpus: PyTorch's weights, inputs, outputs and graph.
struct SwiftModel: Sendable, CustomStringConvertible {
    let name: String
    let make: @Sendable () -> any Callable

    var description: String { name }

    static let all: [SwiftModel] = [
        SwiftModel(name: "resnet18") { ResNet(.basic, [2, 2, 2, 2], width: 4, classCount: 10) },
        SwiftModel(name: "resnet50") {
            ResNet(.bottleneck, [3, 4, 6, 3], width: 2, classCount: 10)
        },
        SwiftModel(name: "mobilenet_v2") { MobileNetV2(divisor: 32, classCount: 10) },
        SwiftModel(name: "vit") {
            VisionTransformer(
                imageSize: 64, patchSize: 16, layers: 3, heads: 4, width: 32, hidden: 64,
                classCount: 10)
        },
        SwiftModel(name: "lstm_text") {
            TextLSTM(words: 100, width: 24, hidden: 32, layers: 2, classCount: 4)
        },
        SwiftModel(name: "gpt2") {
            GPT2(words: 120, positions: 64, width: 32, layers: 2, heads: 4)
        },
    ]

    /// Any input that the model takes.
    var example: Tensor {
        switch name {
        case "lstm_text", "gpt2": Tensor([[3, 1, 4, 1, 5, 9, 2, 6, 5, 3]])
        default: Tensor.ones([1, 3, 64, 64])
        }
    }

    /// The folder of all models: FX_CORPUS, or the one beside the repository.
    private static let corpus: URL = {
        if let path = ProcessInfo.processInfo.environment["FX_CORPUS"] {
            return URL(filePath: path)
        }
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "../shared/corpus")
    }()

    private var folder: URL { Self.corpus.appending(path: name) }

    private var isThere: Bool {
        FileManager.default.fileExists(
            atPath: folder.appending(path: "weights.safetensors").path)
    }

    /// The models that are there; the others are printed, by name.
    static let present: [SwiftModel] = all.filter { model in
        if !model.isThere { print("skipped: \(model.name) is not in \(corpus.path)") }
        return model.isThere
    }

    /// A file of text of what torch.fx recorded, or nil where it could not trace the model.
    func text(_ file: String) -> String? {
        try? String(contentsOf: folder.appending(path: "fx/" + file), encoding: .utf8)
    }

    /// The model with PyTorch's weights.
    func load() throws -> any Callable {
        let model = make()
        model.eval()
        let weights = try SafetensorsFile(
            contentsOf: folder.appending(path: "weights.safetensors").path)
        let state = try weights.names.map { (ModulePath($0), try weights.tensor($0)) }
        try model.loadStateDictionary(Dictionary(uniqueKeysWithValues: state))
        return model
    }

    /// Inputs and outputs of the recorded runs.
    func runs() throws -> [(inputs: [Tensor], outputs: [Tensor])] {
        let file = try SafetensorsFile(
            contentsOf: folder.appending(path: "io.safetensors").path)
        return try (0..<2).map { run in
            let names = file.names.filter { $0.hasPrefix("case\(run).") }.sorted()
            return (
                try names.filter { $0.contains(".in.") }.map { try file.tensor($0) },
                try names.filter { $0.contains(".out.") }.map { try file.tensor($0) }
            )
        }
    }

    /// How far results may be from the recorded ones.
    func tolerance() throws -> (relative: Double, absolute: Double) {
        struct Info: Decodable {
            struct Tolerance: Decodable {
                var rtol: Double
                var atol: Double
            }
            var tolerance: Tolerance
        }
        let data = try Data(contentsOf: folder.appending(path: "info.json"))
        let tolerance = try JSONDecoder().decode(Info.self, from: data).tolerance
        return (tolerance.rtol, tolerance.atol)
    }
}
