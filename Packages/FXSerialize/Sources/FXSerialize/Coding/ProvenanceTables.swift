// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The files and modules that the nodes of a graph come from, each once: a node names them by
/// number.
struct ProvenanceTables {
    private var files: [String] = []
    private var frames: [ModuleFrame] = []
    private var fileNumbers: [Data: Int] = [:]
    private var frameNumbers: [Data: Int] = [:]

    /// Texts that are equal to Swift but made of other bytes stay apart.
    private typealias Data = [UInt8]

    init() {}

    // MARK: - Writing

    func addEntries(to object: JSONOwned?) {
        if !files.isEmpty { JSONBuilder.add(JSONBuilder.strings(files), to: object, as: "files") }
        if !frames.isEmpty {
            let pairs = frames.map { JSONBuilder.strings([$0.path.text, $0.typeName]) }
            JSONBuilder.add(JSONBuilder.array(pairs), to: object, as: "modules")
        }
    }

    /// What is known of a node, as an object.
    mutating func encoded(_ provenance: Provenance) -> JSONOwned? {
        let object = JSONBuilder.object()
        if let location = provenance.location {
            JSONBuilder.add(JSONBuilder.int(number(of: location.file)), to: object, as: "file")
            JSONBuilder.add(JSONBuilder.int(location.line), to: object, as: "line")
        }
        if !provenance.modules.isEmpty {
            let numbers = provenance.modules.map { JSONBuilder.int(number(of: $0)) }
            JSONBuilder.add(JSONBuilder.array(numbers), to: object, as: "modules")
        }
        if !provenance.steps.isEmpty {
            JSONBuilder.add(JSONBuilder.strings(provenance.steps), to: object, as: "steps")
        }
        return object
    }

    private mutating func number(of file: String) -> Int {
        let key = Array(file.utf8)
        if let number = fileNumbers[key] { return number }
        files.append(file)
        fileNumbers[key] = files.count - 1
        return files.count - 1
    }

    private mutating func number(of frame: ModuleFrame) -> Int {
        let key = Array(frame.path.text.utf8) + [0xff] + Array(frame.typeName.utf8)
        if let number = frameNumbers[key] { return number }
        frames.append(frame)
        frameNumbers[key] = frames.count - 1
        return frames.count - 1
    }
}

// MARK: - Reading

extension ProvenanceTables {
    /// Reads the tables of a graph.
    init(decoding graph: JSONCursor) throws(ArchiveError) {
        if let value = graph.optional("files") {
            for item in try value.items() { files.append(try item.getString()) }
        }
        if let value = graph.optional("modules") {
            for item in try value.items() {
                let pair = try item.items(count: 2)
                frames.append(
                    ModuleFrame(
                        path: ModulePath(try pair[0].getString()),
                        typeName: try pair[1].getString()))
            }
        }
    }

    func provenance(_ value: JSONCursor) throws(ArchiveError) -> Provenance {
        try value.checkKeys("file", "line", "modules", "steps")
        var result = Provenance()
        if let file = value.optional("file") {
            result.location = SourceLocation(
                file: try entry(file, of: files, "files"),
                line: try value.required("line").getInt())
        }
        if let modules = value.optional("modules") {
            for item in try modules.items() {
                result.modules.append(try entry(item, of: frames, "modules"))
            }
        }
        if let steps = value.optional("steps") {
            for item in try steps.items() { result.steps.append(try item.getString()) }
        }
        return result
    }

    private func entry<Entry>(
        _ value: JSONCursor, of table: [Entry], _ name: String
    ) throws(ArchiveError) -> Entry {
        let number = try value.getInt()
        guard table.indices.contains(number) else {
            throw value.wrongValue("a place in '\(name)' of the graph", found: String(number))
        }
        return table[number]
    }
}
