// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Reads where nodes of a program come from; nodes of one place share what was read.
final class ProgramOrigins {
    private struct Key: Hashable {
        var trace: String
        var modules: String
    }

    private var known: [Key: Provenance] = [:]
    private var frames: [String: [ModuleFrame]] = [:]

    /// The provenance of a node's metadata; nil where they say nothing of it.
    func provenance(_ metadata: Literal) -> Provenance? {
        let trace = metadata["stack_trace"]?.string
        let modules = metadata["nn_module_stack"]?.string
        if trace == nil, modules == nil { return nil }
        let key = Key(trace: trace ?? "", modules: modules ?? "")
        if let provenance = known[key] { return provenance }
        let provenance = Provenance(
            location: Self.location(key.trace), modules: moduleFrames(key.modules))
        known[key] = provenance
        return provenance
    }

    /// The innermost line of a trace that stands in a file, and not inside of PyTorch where the
    /// trace has others.
    private static func location(_ trace: String) -> SourceLocation? {
        // Traces are half of a file's text: characters of Swift's strings would take too long.
        var trace = trace
        return trace.withUTF8 { bytes in
            var inside: SourceLocation?
            var end = bytes.count
            while end >= 0 {
                let start = bytes[..<end].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
                if let frame = frame(bytes[start..<end]) {
                    if !contains(frame.file, "site-packages/torch/") { return location(frame) }
                    inside = inside ?? location(frame)
                }
                end = start - 1
            }
            return inside
        }
    }

    private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

    private static func location(_ frame: (file: Text, line: Int)) -> SourceLocation {
        SourceLocation(file: String(decoding: frame.file, as: UTF8.self), line: frame.line)
    }

    /// The place of a line such as `File "model.py", line 12, in forward`.
    private static func frame(_ line: Text) -> (file: Text, line: Int)? {
        var rest = line.drop { $0 == 0x20 }
        guard accept("File \"", in: &rest), let quote = rest.firstIndex(of: 0x22),
            rest.first != UInt8(ascii: "<")
        else { return nil }
        let file = rest[..<quote]
        rest = rest[(quote + 1)...]
        guard accept(", line ", in: &rest) else { return nil }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        return (file, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    private static func accept(_ prefix: StaticString, in text: inout Text) -> Bool {
        let count = prefix.utf8CodeUnitCount
        guard text.count >= count,
            (0..<count).allSatisfy({ text[text.startIndex + $0] == prefix.utf8Start[$0] })
        else { return false }
        text = text.dropFirst(count)
        return true
    }

    private static func contains(_ text: Text, _ part: StaticString) -> Bool {
        var rest = text
        while let index = rest.firstIndex(of: prefix(part)) {
            rest = rest[index...]
            var tail = rest
            if accept(part, in: &tail) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    private static func prefix(_ text: StaticString) -> UInt8 { text.utf8Start[0] }

    /// The modules of a text such as `L__self__,,Net;L__self___a,a,torch.nn.modules.linear.Linear`.
    private func moduleFrames(_ text: String) -> [ModuleFrame] {
        if let known = frames[text] { return known }
        var copy = text
        let result = copy.withUTF8 { bytes in
            bytes.split(separator: UInt8(ascii: ";")).compactMap(Self.moduleFrame)
        }
        frames[text] = result
        return result
    }

    /// A module of `key,path,type`; a path may have commas, a type's name has none.
    private static func moduleFrame(_ entry: Text) -> ModuleFrame? {
        let comma = UInt8(ascii: ",")
        guard let start = entry.firstIndex(of: comma), let end = entry.lastIndex(of: comma),
            start < end
        else { return nil }
        let type = entry[(end + 1)...]
        let simple = type.lastIndex(of: UInt8(ascii: ".")).map { type[($0 + 1)...] } ?? type
        return ModuleFrame(
            path: ModulePath(String(decoding: entry[(start + 1)..<end], as: UTF8.self)),
            typeName: String(decoding: simple, as: UTF8.self))
    }

    /// A line of a program as PyTorch notes it.
    static func trace(_ location: SourceLocation) -> String {
        "  File \"\(location.file)\", line \(location.line), in forward\n"
    }

    /// Modules as PyTorch notes them.
    static func moduleStack(_ frames: [ModuleFrame]) -> String {
        frames.map { frame in
            let key = frame.path.atoms.joined(separator: "_")
            return "L__self__\(key.isEmpty ? "" : "_" + key),\(frame.path),\(frame.typeName)"
        }.joined(separator: ";")
    }
}
