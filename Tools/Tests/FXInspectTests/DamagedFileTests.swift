// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX
import FXInspect
import Foundation
import Testing

import fx_inspect

private let root = InspectedModel.root
private let stored = root.appending(path: "Packages/FXSerialize/Tests/Fixtures")

/// Files of every format, each small.
private let files: [URL] =
    ["everything.json", "seed_topk_modified.json", "weighted.zip"].map {
        stored.appending(path: "v1/\($0)")
    } + [stored.appending(path: "reference.safetensors")]
    + ["state.pt", "layout-2.8.pt2"].map { stored.appending(path: "torch/\($0)") }
    + ["mymodule", "cond", "buffer_mutation", "multi_io", "batchnorm_training"].map {
        InspectedModel.fixtures.appending(path: "\($0)/model.pt2")
    }

/// Commands that a file is given to, behind the first one that everything but nonsense passes.
private let commands: [[String]] = [
    ["print", "--shapes"], ["print", "--parsable"], ["table", "--shapes"], ["table", "--json"],
    ["code", "--shapes", "--provenance"], ["code", "--language", "python", "--shapes"], ["dot"],
    ["dot", "--depth", "0", "--state"], ["html"], ["json", "--pretty"],
    ["json", "--format", "netron"], ["json", "--format", "model-explorer"], ["summary", "--json"],
    ["verify"], ["pass", "canonical"],
    ["pass", "inference"], ["pass", "core-aten"], ["pass", "functionalize"],
]

@Suite struct `A damaged file` {
    /// How many copies of each file are tried; `FX_FUZZ` says how many times as many.
    private static let count =
        40 * (ProcessInfo.processInfo.environment["FX_FUZZ"].flatMap { Int($0) } ?? 1)
    private static let seed =
        ProcessInfo.processInfo.environment["FX_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

    @Test(arguments: files)
    fileprivate func `ends in a result or in a message`(_ file: URL) throws {
        let command = try Command()
        let bytes = Array(try Data(contentsOf: file))
        var opened = 0
        for index in 0..<Self.count {
            var damage = FileDamage(seed: Self.seed &* 1_000_003 &+ UInt64(index))
            let path = command.folder.appending(path: "damaged")
            try Data(Self.copy(of: bytes, &damage)).write(to: path)
            let output = command.folder.appending(path: "result").path
            guard Self.run(["summary", path.path, "--output", output]) else { continue }
            opened += 1
            for _ in 0..<3 {
                let line = damage.element(commands) ?? []
                let quiet = line[0] == "pass" ? ["--quiet"] : []
                let rest = [path.path] + line.dropFirst() + quiet + ["--output", output]
                _ = Self.run([line[0]] + rest)
            }
            // As `run` does, which prints.
            let model = try? ModelRun(of: InspectedFile(path: path.path))
            _ = try? model?.results(of: model?.zeroInputs() ?? [:])
        }
        // Some copies are still files of their format.
        #expect(opened > 0)
    }

    /// A copy with damage to its bytes, or to what the JSON in it says.
    private static func copy(of bytes: [UInt8], _ damage: inout FileDamage) -> [UInt8] {
        if damage.next(below: 4) == 0 { return damage.damaged(bytes) }
        if bytes.first == UInt8(ascii: "{") { return damage.damaged(json: bytes) }
        if var zip = StoredZip(bytes) {
            let texts = zip.entries.indices.filter { zip.entries[$0].name.hasSuffix(".json") }
            let others = zip.entries.indices.filter { zip.entries[$0].bytes.count > 40 }
            if let index = damage.element(damage.next(below: 4) == 0 ? others : texts) {
                zip.entries[index].bytes =
                    texts.contains(index)
                    ? damage.damaged(json: zip.entries[index].bytes)
                    : damage.damaged(zip.entries[index].bytes)
            } else if let index = damage.element(others) {
                zip.entries[index].bytes = damage.damaged(zip.entries[index].bytes)
            }
            return zip.bytes
        }
        // The header of safetensors, behind its length.
        let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length > 0, length <= bytes.count - 8 else { return damage.damaged(bytes) }
        let header = damage.damaged(json: Array(bytes[8..<(8 + length)]))
        let start = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
        return start + header + bytes[(8 + length)...]
    }

    /// Runs a command line; false where it ended in a message, which must be one of ours.
    private static func run(_ arguments: [String]) -> Bool {
        do {
            var command = try FXInspectCommand.parseAsRoot(arguments)
            try command.run()
            return true
        } catch is ExitCode {
            return true
        } catch {
            let text = "\(error)"
            #expect(
                !text.isEmpty && !text.contains("Error Domain") && !text.contains("Cocoa"),
                "\(arguments.joined(separator: " ")): \(text)")
            #expect(
                text.contains(arguments[1]), "\(arguments.joined(separator: " ")): \(text)")
            return false
        }
    }
}
