// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension Provenance {
    /// What is known, as an object.
    func encoded() -> JSONOwned? {
        var entries: [(String, JSONOwned?)] = []
        if let location {
            entries.append(("file", JSONBuilder.string(location.file)))
            entries.append(("line", JSONBuilder.int(location.line)))
        }
        if !modules.isEmpty {
            let frames = modules.map { frame in
                JSONBuilder.array([frame.path.text, frame.typeName].map(JSONBuilder.string))
            }
            entries.append(("modules", JSONBuilder.array(frames)))
        }
        if !steps.isEmpty {
            entries.append(("steps", JSONBuilder.array(steps.map(JSONBuilder.string))))
        }
        return JSONBuilder.object(entries)
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        try value.checkKeys(["file", "line", "modules", "steps"])
        self.init()
        if let file = value.optional("file") {
            location = SourceLocation(
                file: try file.getString(), line: try value.required("line").getInt())
        }
        for item in try value.optional("modules")?.items() ?? [] {
            let pair = try item.items(count: 2)
            modules.append(
                ModuleFrame(
                    path: ModulePath(try pair[0].getString()), typeName: try pair[1].getString()))
        }
        for item in try value.optional("steps")?.items() ?? [] {
            steps.append(try item.getString())
        }
    }
}
