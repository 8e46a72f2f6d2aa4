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
        var inside: SourceLocation?
        for line in trace.split(separator: "\n").reversed() {
            guard let location = frame(line.drop { $0 == " " }) else { continue }
            if !location.file.contains("site-packages/torch/") { return location }
            inside = inside ?? location
        }
        return inside
    }

    /// The place of a line such as `File "model.py", line 12, in forward`.
    private static func frame(_ text: Substring) -> SourceLocation? {
        guard text.hasPrefix("File \"") else { return nil }
        let parts = text.dropFirst(6).split(separator: "\"", maxSplits: 1)
        guard parts.count == 2, !parts[0].hasPrefix("<"), parts[1].hasPrefix(", line "),
            let number = Int(parts[1].dropFirst(7).prefix { $0.isASCII && $0.isNumber })
        else { return nil }
        return SourceLocation(file: String(parts[0]), line: number)
    }

    /// The modules of a text such as `L__self__,,Net;L__self___a,a,torch.nn.modules.linear.Linear`.
    private func moduleFrames(_ text: String) -> [ModuleFrame] {
        if let known = frames[text] { return known }
        var result: [ModuleFrame] = []
        for entry in text.split(separator: ";") {
            guard let start = entry.firstIndex(of: ","), let end = entry.lastIndex(of: ","),
                start < end
            else { continue }
            let path = entry[entry.index(after: start)..<end]
            let type = entry[entry.index(after: end)...]
            let simple = type.split(separator: ".").last.map(String.init) ?? String(type)
            result.append(ModuleFrame(path: ModulePath(String(path)), typeName: simple))
        }
        frames[text] = result
        return result
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
