// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A model that PyTorch exported, in one of its dialects: those of the folder that `FX_CORPUS`
/// names, `../shared/corpus` by default, of the one beside it, and the fixtures.
struct InspectedModel: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let folder: URL

    var path: String { folder.appending(path: file).path }
    var io: String { folder.appending(path: "io.safetensors").path }
    var testDescription: String { "\(name)/\(file)" }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let fixtures = root.appending(path: "Tests/IntegrationTests/Fixtures/pt2")

    /// The path of a file of an exported model.
    static func fixture(_ name: String, _ file: String) -> String {
        fixtures.appending(path: "\(name)/\(file)").path
    }

    static let all: [InspectedModel] = {
        let corpus = ProcessInfo.processInfo.environment["FX_CORPUS"].map { URL(filePath: $0) }
        let folder = corpus ?? root.appending(path: "../shared/corpus").standardized
        var found: [String: [InspectedModel]] = [:]
        for place in [folder, URL(filePath: folder.path + "-real"), fixtures] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            if names.isEmpty { print("skipped: the models of \(place.path), which is not there") }
            for name in names where found[name] == nil {
                let models = ["model.pt2", "model.core.pt2"].map { file in
                    InspectedModel(name: name, file: file, folder: place.appending(path: name))
                }.filter { FileManager.default.fileExists(atPath: $0.path) }
                if !models.isEmpty { found[name] = models }
            }
        }
        return found.sorted { $0.key < $1.key }.flatMap(\.value)
    }()

    /// How far results may be from PyTorch's.
    var tolerance: (relative: Double, absolute: Double) {
        get throws {
            struct Info: Decodable {
                struct Tolerance: Decodable { let rtol, atol: Double }
                let tolerance: Tolerance
            }
            let data = try Data(contentsOf: folder.appending(path: "info.json"))
            let tolerance = try JSONDecoder().decode(Info.self, from: data).tolerance
            return (tolerance.rtol, tolerance.atol)
        }
    }
}
