// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor
import FXTestSupport
import Foundation
import Testing

@testable import FXSerialize

/// A model whose tensors are not those of its schema.
private enum MisfitTensors: CaseIterable {
    case missing, unexpected, shape, dtype

    func model() throws -> ModelArchive {
        var model = try ModelArchive.weighted()
        switch self {
        case .missing: model.tensors["steps"] = nil
        case .unexpected: model.tensors["more"] = Tensor([1.0])
        case .shape: model.tensors["mask"] = try Tensor(bytes: [1], dtype: .bool, shape: [1])
        case .dtype: model.tensors["steps"] = Tensor(1.5)
        }
        return model
    }

    var message: String {
        switch self {
        case .missing:
            "the tensor 'steps' is missing; the graph and its weights are saved together as zip "
                + "or folder"
        case .unexpected:
            "there is a tensor 'more', of which the graph's state knows nothing"
        case .shape: "the tensor 'mask' is b8[1], the graph's state has b8[3]"
        case .dtype: "the tensor 'steps' is f32[], the graph's state has i64[]"
        }
    }
}

@Suite struct `A model with weights` {
    @Test(arguments: [ArchiveContainer.zip, .folder])
    func `comes back from a file, and gives the same bytes again`(
        _ container: ArchiveContainer
    ) throws {
        try TemporaryFolder.with { folder in
            let archive = try ModelArchive.weighted()
            let (path, copyPath) = (folder.path + "/m", folder.path + "/copy")
            try archive.write(to: path, as: container)
            let copy = try ModelArchive(contentsOf: path)
            #expect(try copy.facts() == archive.facts())
            let tied = copy.tensors["head.weight"]
            #expect(tied?.identity == copy.tensors["layers.0.weight"]?.identity)
            try copy.write(to: copyPath, as: container)
            let names = container == .zip ? [""] : ["/graph.json", "/weights.safetensors"]
            for name in names {
                #expect(try folder.bytes("m" + name) == folder.bytes("copy" + name))
            }
            #expect(try folder.names == ["copy", "m"])
        }
    }

    @Test func `lies in a zip file so that it can be mapped`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/m"
            try ModelArchive.weighted().write(to: path)
            let bytes = try folder.bytes("m")
            let entries = try bytes.withUnsafeBytes { try ZipDirectory($0).entries }
            #expect(entries.map(\.name) == ["graph.json", "weights.safetensors"])
            #expect(entries.allSatisfy { $0.data.lowerBound % 64 == 0 && $0.method == 0 })
            let tensor = try #require(try ModelArchive(contentsOf: path).tensors["steps"])
            #expect(tensor.item() == 7)
        }
    }

    @Test func `chooses its form by what there is`() throws {
        try TemporaryFolder.with { folder in
            let archive = try ModelArchive.weighted()
            func start(_ name: String) throws -> [UInt8] { Array(try folder.bytes(name).prefix(2)) }
            try archive.write(to: folder.path + "/a.json")
            #expect(try start("a.json") == Array("PK".utf8))
            try ModelArchive(graph: archive.graph).write(to: folder.path + "/b.zip")
            #expect(try start("b.zip") == Array("{\"".utf8))
            try archive.write(to: folder.path + "/c", as: .folder)
            try archive.write(to: folder.path + "/c")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path + "/c").count == 2)
            for name in ["a.json", "c"] {
                let facts = try ModelArchive(contentsOf: folder.path + "/" + name).facts()
                #expect(try facts == archive.facts())
            }
            let weights = folder.path + "/c/weights.safetensors"
            #expect(
                message { _ = try ModelArchive(contentsOf: weights) }
                    == "\(weights): it holds tensors and no graph; "
                    + "SafetensorsFile(contentsOf:) or StateDictionaryFile(contentsOf:) reads them")
        }
    }

    @Test(arguments: MisfitTensors.allCases)
    private func `whose tensors do not fit its schema is neither written nor read`(
        _ misfit: MisfitTensors
    ) throws {
        let bad = try misfit.model()
        let folder = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let path = folder.path + "/m"
        #expect(message { try bad.write(to: path, as: .zip) } == "\(path): \(misfit.message)")
        #expect(try folder.names == [])
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        _ = try folder.write(bad.json(), to: "m/graph.json")
        let stored = bad.tensors.map { ($0.key.text, $0.value) }
        try SafetensorsFile.write(
            Dictionary(uniqueKeysWithValues: stored), to: path + "/weights.safetensors")
        let text = message { _ = try ModelArchive(contentsOf: path) }
        #expect(text == "\(path): \(misfit.message)")
    }

    @Test func `of which a part is missing says which`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/m"
            try ModelArchive.weighted().write(to: path, as: .folder)
            try FileManager.default.removeItem(atPath: path + "/weights.safetensors")
            #expect(
                message { _ = try ModelArchive(contentsOf: path) }
                    == "\(path): the tensor 'layers.0.weight' is missing; the graph and its weights "
                    + "are saved together as zip or folder")
            try FileManager.default.removeItem(atPath: path + "/graph.json")
            #expect(
                message { _ = try ModelArchive(contentsOf: path) }
                    == "\(path): there is no 'graph.json' in it")
        }
    }

    @Test func `does not replace a folder of other things`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/m"
            try ModelArchive.weighted().write(to: path, as: .folder)
            _ = try folder.write([1], to: "m/notes.txt")
            #expect(
                message { try ModelArchive.weighted().write(to: path) }
                    == "\(path): cannot be written: the folder holds what is no model's: 'notes.txt'"
            )
            _ = try folder.write([1], to: "file")
            #expect(
                message {
                    try ModelArchive.weighted().write(to: folder.path + "/file", as: .folder)
                }
                    == "\(folder.path)/file: cannot be written: it is a file; "
                    + "a folder does not replace it")
            #expect(try folder.names == ["file", "m"])
        }
    }

    @Test func `cut anywhere, or with a byte changed, gives a model or an error`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/m"
            try ModelArchive.weighted().write(to: path)
            let bytes = try folder.bytes("m")
            for count in bytes.indices {
                let cut = try folder.write(Array(bytes[..<count]), to: "cut")
                #expect(throws: ArchiveError.self) { try ModelArchive(contentsOf: cut) }
            }
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= UInt8(1 << (index % 8))
                let other = try folder.write(changed, to: "changed")
                guard let archive = try? ModelArchive(contentsOf: other) else { continue }
                _ = try archive.facts()
            }
        }
    }

    @Test func `that is large, cut or changed somewhere, gives a model or an error`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/m"
            try ModelArchive.weighted(count: 20_000).write(to: path)
            let bytes = try folder.bytes("m")
            var random = TestGenerator(seed: 5)
            for _ in 0..<200 {
                let count = Int.random(in: 0..<bytes.count, using: &random)
                let cut = try folder.write(Array(bytes[..<count]), to: "cut")
                #expect(throws: ArchiveError.self) { try ModelArchive(contentsOf: cut) }
                var changed = bytes
                changed[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x40
                let other = try folder.write(changed, to: "changed")
                guard let archive = try? ModelArchive(contentsOf: other) else { continue }
                #expect(archive.tensors.count == 4)
            }
        }
    }
}
