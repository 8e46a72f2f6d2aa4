// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// A model that PyTorch exported, with what PyTorch said of it.
///
/// Those of the folder that `FX_CORPUS` names, `../shared/corpus` by default, are read where they
/// are; a few small ones are among the fixtures.
struct CorpusModel: Sendable, CustomTestStringConvertible {
    enum Dialect: String, CaseIterable, Sendable {
        case export = "model.pt2"
        case core = "model.core.pt2"

        /// The file of what each node gave.
        var nodes: String { self == .export ? "nodes.export.json" : "nodes.core.json" }
    }

    let name: String
    let folder: URL
    let dialect: Dialect

    var testDescription: String { "\(name), \(dialect)" }

    var path: String { folder.appending(path: dialect.rawValue).path }

    /// The models that are there, in both dialects; those that are not are printed.
    static let all: [CorpusModel] = {
        var found: [CorpusModel] = []
        for name in names {
            guard let folder = folders.first(where: { isModel($0.appending(path: name)) }) else {
                print("skipped: corpus model \(name): set FX_CORPUS to the folder that has it")
                continue
            }
            found += Dialect.allCases.map {
                CorpusModel(name: name, folder: folder.appending(path: name), dialect: $0)
            }
        }
        return found
    }()

    private static let folders: [URL] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let corpus = ProcessInfo.processInfo.environment["FX_CORPUS"].map { URL(filePath: $0) }
        let folder = corpus ?? root.appending(path: "../shared/corpus").standardized
        return [
            folder, URL(filePath: folder.path + "-real"),
            root.appending(path: "Tests/IntegrationTests/Fixtures/pt2"),
        ]
    }()

    private static func isModel(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "model.pt2").path)
    }

    private static let names: [String] = [
        "mymodule", "topk", "mlp", "mlp_dynamic_batch", "lenet", "vae", "unet", "alexnet", "vgg11",
        "resnet18", "resnet50", "squeezenet1_1", "googlenet", "densenet", "mobilenet_v2",
        "mobilenet_v3_small", "shufflenet_v2", "efficientnet_b0", "convnext_tiny", "regnet_y",
        "vit", "swin_t", "fcn_resnet18", "lstm_text", "gru_text", "lstm_cell_step", "text_cnn",
        "wavenet", "transformer_encoder", "nn_transformer", "gpt_kv_cache", "bert", "distilbert",
        "bert_dynamic", "gpt2", "t5", "llama", "llama_dynamic", "qwen2", "mixtral_moe",
        "whisper_encoder", "clip", "detr", "cond", "multi_io", "buffer_mutation",
        "batchnorm_training", "indexing", "gcn", "data_dependent_shape", "bf16_mlp", "digits",
        "mtcnn_pnet", "silero_vad",
    ]
}

// MARK: - What PyTorch recorded

extension CorpusModel {
    /// A node as PyTorch had it, and what it gave for the first inputs.
    struct RecordedNode: Decodable {
        let name: String
        let op: String
        let target: String
        let shape: [Int]?
        let dtype: String?

        private enum Key: CodingKey { case name, op, target, out }
        private struct Output: Decodable {
            let shape: [Int]?
            let dtype: String?
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            name = try values.decode(String.self, forKey: .name)
            op = try values.decode(String.self, forKey: .op)
            target = try values.decode(String.self, forKey: .target)
            let output = try? values.decode(Output.self, forKey: .out)
            shape = output?.shape
            dtype = output?.dtype
        }
    }

    /// Inputs and outputs of a run.
    struct Case: Decodable {
        struct Value: Decodable {
            let tensor: String?
            let value: Number?
        }

        /// A number that the file has as it is; nil is `None`.
        enum Number: Decodable {
            case bool(Bool)
            case int(Int)
            case double(Double)

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let bool = try? value.decode(Bool.self) {
                    self = .bool(bool)
                } else if let int = try? value.decode(Int.self) {
                    self = .int(int)
                } else {
                    self = .double(try value.decode(Double.self))
                }
            }

            var argument: Argument<Tensor> {
                switch self {
                case .bool(let value): .bool(value)
                case .int(let value): .int(value)
                case .double(let value): .double(value)
                }
            }
        }

        let inputs: [Value]
        let outputs: [Value]
        let mutated_buffers: [String]
    }

    struct Tolerance: Decodable {
        let rtol: Double
        let atol: Double
    }

    struct Info: Decodable {
        let cases: [Case]
        let tolerance: Tolerance
    }

    func info() throws -> Info { try decoded("info.json") }

    func recordedNodes() throws -> [RecordedNode] { try decoded(dialect.nodes) }

    func tensors(_ file: String) throws -> SafetensorsFile {
        try SafetensorsFile(contentsOf: folder.appending(path: file).path)
    }

    private func decoded<Value: Decodable>(_ file: String) throws -> Value {
        let data = try Data(contentsOf: folder.appending(path: file))
        return try JSONDecoder().decode(Value.self, from: data)
    }
}
