// SPDX-License-Identifier: Apache-2.0

import FXRewrite
import Foundation
import Testing

/// What the comment of a pass says.
private struct PassComment {
    let type: String
    let lines: [String]

    /// The passes of the sources, by type.
    static func all() throws -> [PassComment] {
        let sources = PassesPage.root.appending(path: "Packages/FXRewrite/Sources/FXRewrite")
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: [PassComment] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let lines = try String(contentsOf: file, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (index, line) in lines.enumerated() {
                guard line.hasPrefix("public struct "), line.contains(": GraphPass {") else {
                    continue
                }
                let type = line.dropFirst("public struct ".count).prefix { $0 != ":" }
                let comment = lines[..<index].reversed().prefix { $0.hasPrefix("///") }.reversed()
                found.append(
                    PassComment(
                        type: String(type),
                        lines: comment.map { String($0.dropFirst($0 == "///" ? 3 : 4)) }))
            }
        }
        return found.sorted { $0.type < $1.type }
    }
}

/// The page of all passes, made of their comments and fixtures.
private enum PassesPage {
    static let root = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
    }

    static func text() throws -> String {
        var text = """
            # Passes

            Made from the comments of the passes and the fixtures of their tests: `FX_BLESS=1 swift test --filter "page of passes"` writes it anew.
            Names in `code` are those of `fx-inspect pass` and of provenance. In fixtures, `%x` and `%y` are inputs of float32 [2, 3], `w` is a
            parameter of [3, 3], `b` one of [3], and `c` a buffer of [3].

            """
        for comment in try PassComment.all() {
            let cases = PassCase.all.filter { "\(type(of: $0.pass))" == comment.type }
            text += "\n## \(comment.type)\n\n" + body(comment.lines)
            for example in cases where example.after != nil {
                text += "\n### \(title(example))\n\n```\n\(lines(example.before))\n```\n\n"
                text += "becomes\n\n```\n\(lines(example.after ?? ""))\n```\n"
            }
            let others = cases.filter { $0.after == nil }
            if !others.isEmpty {
                text += "\nLeft alone: " + others.map(title).joined(separator: "; ") + ".\n"
            }
        }
        return text
    }

    private static func title(_ example: PassCase) -> String {
        String(example.description.drop { $0 != ":" }.dropFirst(2))
    }

    /// A comment with its examples as blocks.
    private static func body(_ lines: [String]) -> String {
        var result = ""
        var isCode = false
        for line in lines where !line.hasPrefix("- SeeAlso") {
            if line.hasPrefix("    ") != isCode, !line.isEmpty {
                result += "```\n"
                isCode.toggle()
                if !isCode { result += "\n" }
            }
            if line.isEmpty, isCode { continue }
            result += (isCode ? String(line.dropFirst(4)) : line) + "\n"
        }
        if isCode { result += "```\n" }
        return result.trimmingCharacters(in: .newlines) + "\n"
    }

    private static func lines(_ body: String) -> String {
        body.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: "\n")
    }
}

@Suite struct `The page of passes` {
    @Test func `every pass shows before and after, and says what it leaves alone`() throws {
        let comments = try PassComment.all()
        #expect(comments.count >= 20)
        for comment in comments where comment.type != "ApplyRules" {
            let text = comment.lines.joined(separator: "\n")
            #expect(text.contains("Before") && text.contains("After"), "\(comment.type)")
            #expect(text.contains("leaves alone") || text.contains("stay"), "\(comment.type)")
        }
    }

    @Test func `is what comments and fixtures say`() throws {
        let page = PassesPage.root.appending(path: "docs/passes.md")
        let text = try PassesPage.text()
        if ProcessInfo.processInfo.environment["FX_BLESS"] == "1" {
            try Data(text.utf8).write(to: page)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == text)
    }
}
