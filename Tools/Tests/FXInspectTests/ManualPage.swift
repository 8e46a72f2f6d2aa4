// SPDX-License-Identifier: Apache-2.0

/// What `--experimental-dump-help` says of a command, and the manual page that is made of it.
struct ManualPage: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: String
        let shouldDisplay: Bool?
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let abstract: String?
        let defaultValue: String?
        let allValues: [String]?
    }

    final class Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
    }

    let command: Command

    /// The page in the language of `man`.
    var text: String {
        var lines = [
            #".\" Made of the command's own help: FX_BLESS=1 swift test --filter manual"#,
            ".TH FX\\-INSPECT 1 \"\" \"swift-fx\" \"User Commands\"", ".SH NAME",
            "fx\\-inspect \\- " + Self.escaped(command.abstract ?? ""), ".SH SYNOPSIS",
            ".B fx\\-inspect", ".I command", "[\\fIoption\\fR ...] [\\fIfile\\fR ...]",
            ".SH DESCRIPTION",
        ]
        lines += Self.discussion(command)
        lines.append(".SH COMMANDS")
        for inner in command.subcommands ?? [] where inner.commandName != "help" {
            lines.append(".SS fx\\-inspect " + Self.escaped(inner.commandName))
            lines.append(Self.escaped(inner.abstract ?? ""))
            lines += (inner.arguments ?? []).filter(Self.isShown).flatMap(Self.lines)
            lines += Self.discussion(inner)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func isShown(_ argument: Argument) -> Bool {
        let names = argument.names?.map(\.name) ?? []
        return argument.shouldDisplay != false && !names.contains("help")
            && !names.contains("version")
    }

    private static func lines(_ argument: Argument) -> [String] {
        let names = (argument.names ?? []).map { "\\fB" + escaped($0.text) + "\\fR" }
        let value = "\\fI" + escaped(argument.valueName ?? "") + "\\fR"
        let head: String =
            switch argument.kind {
            case "positional": value
            case "option": names.joined(separator: ", ") + " " + value
            default: names.joined(separator: ", ")
            }
        var text = argument.abstract ?? ""
        if let values = argument.allValues, !values.isEmpty {
            text += " One of \(values.joined(separator: ", "))."
        }
        if let value = argument.defaultValue, argument.kind != "flag" {
            text += " By default \(value)."
        }
        return [".TP", head, escaped(text)]
    }

    /// Paragraphs, with examples as they are.
    private static func discussion(_ command: Command) -> [String] {
        var lines = [".PP"]
        var isExample = false
        for line in (command.discussion ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("  ") != isExample, !line.isEmpty {
                isExample.toggle()
                lines.append(isExample ? ".nf" : ".fi")
            }
            lines.append(line.isEmpty ? ".PP" : escaped(String(line)))
        }
        return lines + (isExample ? [".fi"] : [])
    }

    /// A text as `man` shows it: hyphens that can be copied, no line that is a request.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        let isRequest = plain.hasPrefix(".") || plain.hasPrefix("'")
        return (isRequest ? "\\&" : "") + plain
    }
}
