// SPDX-License-Identifier: Apache-2.0

import FX

/// One page that shows a graph in a browser: modules that open and close, search, details of each
/// node. It needs no network and no other file.
///
///     let page = try HTMLPage(of: InspectedFile(path: "model.pt2"))
///
/// All text of the file stays text: it is in the page as JSON in which no tag can stand, and gets
/// into the document as text alone. `#node=NAME`, `#module=PATH` and `#q=WORDS` behind the page's
/// address open it at a place.
public struct HTMLPage {
    private let file: InspectedFile
    private let archive: ModelArchive
    private let summary: Summary

    /// - Throws: ``InspectionError``.
    public init(of file: InspectedFile) throws {
        self.file = file
        archive = try file.model()
        summary = try Summary(of: file)
    }

    /// The whole page.
    public var text: String {
        let title = Self.escaped(file.source)
        let data = HTMLData(file, archive, summary).json
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(HTMLStyle.text)
            </style>
            </head>
            <body>
            \(HTMLStyle.body)
            <script type="application/json" id="data">\(Self.embedded(JSONText.text(data)))</script>
            <script>
            (() => {
            "use strict";
            \(HTMLScript.model)
            \(HTMLScript.rows)
            \(HTMLScript.details)
            \(HTMLScript.start)
            })();
            </script>
            </body>
            </html>

            """
    }

    /// JSON that ends no script, whatever its strings are: `</script>` and `<!--` begin tags.
    static func embedded(_ json: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.utf8.count + 64)
        for byte in json.utf8 {
            if byte == UInt8(ascii: "<") {
                bytes += Array("\\u003c".utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text as HTML has it.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
