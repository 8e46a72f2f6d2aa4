// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import FXTestSupport
import Foundation
import Testing

@testable import FXSerialize

private let models: [(name: String, file: String)] = [
    ("mymodule", "model.pt2"), ("topk", "model.pt2"), ("buffer_mutation", "model.pt2"),
]

/// What a value of the JSON is replaced by.
private let replacements: [String] = [
    "null", "true", "-1", "9223372036854775807", "1e300", "\"\"", "\"x\"", "[]", "{}", "[[]]",
    "{\"as_int\": -5}", "{\"as_tensor\": {\"name\": \"nowhere\"}}", "{\"as_name\": \"x\"}",
]

@Suite struct `Damaged programs` {
    @Test(arguments: models)
    func `that are cut off anywhere give an error`(_ name: String, _ file: String) throws {
        let bytes = try PT2Fixture.bytes(PT2Fixture.model(name, file))
        #expect(bytes.count < 16 * 1024)
        for count in 0..<bytes.count {
            #expect(throws: ArchiveError.self) { try PT2Fixture.open(Array(bytes.prefix(count))) }
        }
    }

    @Test func `with changed bytes give an error or a model`() throws {
        let bytes = try PT2Fixture.bytes(PT2Fixture.model("topk"))
        var generator = TestGenerator(seed: 7)
        var opened = 0
        for _ in 0..<5000 {
            var changed = bytes
            let place = Int.random(in: changed.indices, using: &generator)
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            if isOpened(changed) { opened += 1 }
        }
        // Bits of weights, names and paddings that nothing depends on.
        #expect(opened < 2500)
    }

    @Test(arguments: ["multi_io", "cond", "buffer_mutation"])
    func `with edited JSON give an error or a model`(_ name: String) throws {
        let parts = try PT2Fixture.parts(PT2Fixture.model(name, "model.core.pt2"))
        let place = try #require(parts.firstIndex { $0.name.hasSuffix("models/model.json") })
        let text = parts[place].bytes
        var generator = TestGenerator(seed: 3)
        for range in Self.values(of: text) where Int.random(in: 0..<6, using: &generator) == 0 {
            let replacement = replacements.randomElement(using: &generator) ?? "null"
            var edited = parts
            edited[place].bytes.replaceSubrange(range, with: Array(replacement.utf8))
            _ = isOpened(HandmadeZip(edited).bytes)
        }
    }

    @Test func `with edited payloads give an error or a model`() throws {
        let parts = try PT2Fixture.parts(PT2Fixture.model("mymodule"))
        let place = try #require(parts.firstIndex { $0.name.hasSuffix("weights_config.json") })
        for range in Self.values(of: parts[place].bytes) {
            for replacement in replacements {
                var edited = parts
                edited[place].bytes.replaceSubrange(range, with: Array(replacement.utf8))
                _ = isOpened(HandmadeZip(edited).bytes)
            }
        }
    }

    @Test func `without a part name it`() throws {
        let parts = try PT2Fixture.parts(PT2Fixture.model("mymodule"))
        let needed = ["models/model.json", "model_weights_config.json", "weight_0"]
        for suffix in needed {
            let rest = parts.filter { !$0.name.hasSuffix(suffix) }
            let text = message { _ = try PT2Fixture.open(rest) }
            #expect(text != nil, "\(suffix)")
        }
        let text = message {
            _ = try PT2Fixture.open(parts.filter { !$0.name.hasSuffix("weight_0") })
        }
        #expect(text == "memory: there is no 'model/data/weights/weight_0' in it")
    }

    /// Opens an archive, which may fail with a typed error only, and soon.
    private func isOpened(_ bytes: [UInt8]) -> Bool {
        var isOpened = false
        let seconds = PT2Fixture.seconds {
            do throws(ArchiveError) {
                let model = try PT2Fixture.open(bytes)
                // What was opened can be written as our own.
                _ = try model.json()
                isOpened = true
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(seconds < PT2Fixture.mostSeconds)
        return isOpened
    }

    /// Where the values of a JSON text stand, containers included.
    private static func values(of text: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var open: [Int] = []
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(index)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let start = open.popLast() { result.append(start..<(index + 1)) }
            case UInt8(ascii: "\""):
                let start = index
                index += 1
                while text[index] != UInt8(ascii: "\"") {
                    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                // A key is followed by a colon.
                if index + 1 < text.count, text[index + 1] != UInt8(ascii: ":") {
                    result.append(start..<(index + 1))
                }
            case 0x30...0x39, UInt8(ascii: "-"):
                let start = index
                while index + 1 < text.count, (0x2b...0x39).contains(text[index + 1]),
                    text[index + 1] != UInt8(ascii: ",")
                {
                    index += 1
                }
                result.append(start..<(index + 1))
            default: break
            }
            index += 1
        }
        return result
    }
}
