// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension PythonEmitter {
    /// Adds a comment that says where a node comes from, where the one above says otherwise.
    mutating func addOrigin(of id: Int32, _ form: PythonForm) {
        switch form {
        case .parameter, .output: return
        default: break
        }
        let text = Self.origin(of: reader.metadata(of: id)[.provenance] ?? Provenance())
        if text != origin { addComment(text) }
        origin = text
    }

    private static func origin(of provenance: Provenance) -> String {
        guard let location = provenance.location else {
            return "No stacktrace found for following nodes"
        }
        let module = provenance.modules.last.map { " in \($0.typeName).forward" } ?? ""
        // A newline in a file's name must not end the comment.
        return "File: " + PythonText.repr(location.description + module).dropFirst().dropLast()
    }

    /// The whole text as a class, with other classes in it.
    func finishReadable(typeName: String, around classes: [String]) -> String {
        var lines = wraps
        if !lines.isEmpty { lines.append("") }
        lines += head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.first == "" { lines.removeFirst() }
        lines += readableBody.map { $0.isEmpty ? "" : "    " + $0 }
        for text in classes {
            lines.append("")
            lines += text.split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init).dropLast(text.hasSuffix("\n") ? 1 : 0)
        }
        return "class \(typeName)(torch.nn.Module):\n"
            + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }

    private var readableBody: [String] {
        guard let transform = generator.codeGen.bodyTransform else { return body }
        let lines = transform(body)
        return Array(lines.first == "" ? lines.dropFirst() : lines[...])
    }
}
