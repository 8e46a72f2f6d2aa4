// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import FXTestSupport
import Foundation
import Testing

@testable import FXSerialize

private let values: [(name: String, spec: String, elements: [Double])] = [
    ("base", "f32[12]", (0..<12).map(Double.init)),
    ("view", "f32[2, 3]", [2, 3, 4, 5, 6, 7]),
    ("transposed", "f32[4, 3]", [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]),
    ("half", "bf16[2]", [1.5, -2]), ("mask", "b8[2]", [1, 0]), ("step", "i64[]", [7]),
    ("words", "u16[2]", [1, 65535]), ("empty", "f32[0, 3]", []),
    ("weight", "f32[2, 2]", [1, 1, 1, 1]),
]

private let refused: [(file: String, problem: PickleProblem)] = [
    ("legacy.pt", .legacyFile),
    ("module.pt", .forbiddenGlobal("torch.nn.modules.linear.Linear")),
    ("command.pt", .forbiddenGlobal("posix.system")),
]

@Suite struct `State dictionaries of torch` {
    @Test func `have their tensors`() throws {
        let file = try StateDictionaryFile(contentsOf: PT2Fixture.path("state.pt"))
        #expect(file.names == values.map(\.name))
        for (name, spec, elements) in values {
            let tensor = try #require(file.tensors[name])
            #expect(tensor.spec.description == spec, "\(name)")
            #expect(tensor.elements == elements, "\(name)")
        }
        #expect(file.parameterNames == ["weight"])
        let base = try #require(file.tensors["base"])
        #expect(file.tensors["view"]?.storageIdentity == base.storageIdentity)
    }

    @Test func `are found in checkpoints`() throws {
        let file = try StateDictionaryFile(contentsOf: PT2Fixture.path("checkpoint.pt"))
        #expect(file.names == values.map { "model." + $0.name })
    }

    @Test func `are refused by name where they hold more than tensors`() {
        for (name, problem) in refused {
            let path = PT2Fixture.path(name)
            #expect(throws: ArchiveError.notPickle(path, problem)) {
                try StateDictionaryFile(contentsOf: path)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: "this-must-not-be-there"))
        #expect("\(refused[1].problem)".contains("torch.save(model.state_dict(), path)"))
    }

    @Test func `are no models`() {
        let path = PT2Fixture.path("state.pt")
        #expect(throws: ArchiveError.noGraph(path)) { try ModelArchive(contentsOf: path) }
    }

    @Test func `never trap, whatever their bytes are`() throws {
        let pickle = try #require(
            try PT2Fixture.parts(PT2Fixture.path("checkpoint.pt")).first {
                $0.name.hasSuffix("data.pkl")
            }
        ).bytes
        var generator = TestGenerator(seed: 11)
        for count in 0..<pickle.count { read(Array(pickle.prefix(count))) }
        for _ in 0..<5000 {
            var changed = pickle
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: changed.indices, using: &generator)
                changed[place] = UInt8.random(in: 0...255, using: &generator)
            }
            read(changed)
        }
        // Tuples of tuples, each twice in the next: 2^60 values in 300 bytes.
        var laughs: [UInt8] = [0x80, 2, UInt8(ascii: "K"), 1]
        for index in 0..<60 {
            laughs += [UInt8(ascii: "q"), UInt8(index), UInt8(ascii: "h"), UInt8(index), 0x86]
        }
        read(laughs + [UInt8(ascii: ".")])
        read([0x80, 2] + Array(repeating: UInt8(ascii: "]"), count: 100_000) + [0x2e])
        read(
            [0x80, 2] + Array(repeating: UInt8(ascii: ")"), count: 1)
                + Array(repeating: 0x85, count: 100_000) + [0x2e])
        // A list in itself.
        read([0x80, 2, UInt8(ascii: "]"), UInt8(ascii: "q"), 0, UInt8(ascii: "h"), 0, 0x61, 0x2e])
    }

    /// Reads a file with a pickle, which may fail with a typed error only.
    private func read(_ pickle: [UInt8]) {
        let zip = HandmadeZip([
            ("a/data.pkl", pickle), ("a/data/0", Array(repeating: 1, count: 64)),
        ])
        let block = ByteBlock(count: zip.bytes.count)
        UnsafeMutableRawBufferPointer(start: block.region.base, count: zip.bytes.count)
            .copyBytes(from: zip.bytes)
        let seconds = PT2Fixture.seconds {
            do throws(ArchiveError) {
                _ = try StateDictionaryFile(block.region, source: "memory").tensors
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(seconds < PT2Fixture.mostSeconds)
    }
}
