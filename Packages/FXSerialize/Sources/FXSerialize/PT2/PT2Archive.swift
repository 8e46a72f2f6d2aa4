// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// A `.pt2` file: programs that PyTorch exported, with their weights.
///
///     let file = try PT2Archive(contentsOf: "resnet.pt2")
///     let model = try file.model()
///
/// It is read without Python and without running anything of the file. Weights are mapped, not
/// copied. docs/pt2.md has what is read and written.
///
/// - SeeAlso: `torch.export.load`
public struct PT2Archive: Sendable {
    /// How an archive is laid out.
    public enum Layout: Hashable, Sendable {
        /// PyTorch 2.9 and later: weights as plain bytes.
        case records
        /// PyTorch 2.8: the weights of a program in one file of `torch.save`.
        case saved
        /// PyTorch 2.7 and before: a flat archive.
        case flat
    }

    public let layout: Layout

    /// The names of the programs; `torch.export.save` gives one, called `model`.
    public let modelNames: [String]

    let zip: ZipArchive
    let source: String
    /// The folder in which all records are, with a slash at its end.
    let folder: String

    /// Opens a file.
    ///
    /// - Throws: ``ArchiveError``; ``ArchiveError/noGraph(_:)`` where it holds something else than
    ///   programs.
    public init(contentsOf path: String) throws(ArchiveError) {
        let zip = try ZipArchive(MappedFile(path, path: path).region, source: path)
        try self.init(zip, source: path)
    }

    init(_ zip: ZipArchive, source: String) throws(ArchiveError) {
        guard let (layout, folder) = Self.layout(of: zip) else { throw .noGraph(source) }
        self.zip = zip
        self.source = source
        self.layout = layout
        self.folder = folder
        modelNames =
            layout == .flat ? ["model"] : Self.modelNames(zip, folder + Self.models)
        if modelNames.isEmpty { throw .noGraph(source) }
        if let version = try Self.text(zip, folder + "archive_version"), layout != .flat {
            guard version == "0" else {
                throw .unsupportedVersion(source, found: Int(version) ?? -1, known: 0...0)
            }
        }
    }

    static let models = "models/"
    static let flatProgram = "serialized_exported_program.json"

    /// Whether a zip file is laid out as one of these.
    static func isProgram(_ zip: ZipArchive) -> Bool { layout(of: zip) != nil }

    private static func layout(of zip: ZipArchive) -> (Layout, folder: String)? {
        for entry in zip.directory.entries {
            let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
            if parts.last == "serialized_exported_program.json", parts.count <= 2 {
                return (.flat, parts.dropLast().map { $0 + "/" }.joined())
            }
            guard parts.last == "archive_format", parts.count <= 2 else { continue }
            let folder = parts.dropLast().map { $0 + "/" }.joined()
            let isSaved = zip.directory.entries.contains {
                $0.name.hasPrefix(folder + "data/weights/") && $0.name.hasSuffix(".pt")
            }
            return (isSaved ? .saved : .records, folder)
        }
        return nil
    }

    private static func modelNames(_ zip: ZipArchive, _ folder: String) -> [String] {
        zip.directory.entries.compactMap { entry in
            guard entry.name.hasPrefix(folder), entry.name.hasSuffix(".json") else { return nil }
            return String(entry.name.dropFirst(folder.count).dropLast(".json".count))
        }
    }

    private static func text(_ zip: ZipArchive, _ name: String) throws(ArchiveError) -> String? {
        guard let bytes = try zip.contents(of: name, isChecked: true)?.array else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.filter { !$0.isWhitespace })
    }

    /// The bytes of a record.
    func record(_ name: String) throws(ArchiveError) -> ByteRegion {
        guard let region = try zip.contents(of: folder + name, isChecked: true) else {
            throw .missingPart(source, name: folder + name)
        }
        return region
    }
}

extension PT2Archive {
    /// The names of files that were stored beside the programs.
    ///
    /// - SeeAlso: `extra_files` of `torch.export.save`
    public var extraFileNames: [String] {
        zip.directory.entries.compactMap { entry in
            guard entry.name.hasPrefix(folder + extraFolder), !entry.name.hasSuffix("/") else {
                return nil
            }
            return String(entry.name.dropFirst(folder.count + extraFolder.count))
        }
    }

    /// The bytes of a file that was stored beside the programs.
    ///
    /// - Throws: ``ArchiveError/missingPart(_:name:)``.
    public func extraFile(_ name: String) throws(ArchiveError) -> [UInt8] {
        try record(extraFolder + name).array
    }

    private var extraFolder: String { layout == .flat ? "extra_files/" : "extra/" }

    /// Reads a program.
    ///
    /// - Parameter name: Which one; nil takes the only one, or the one called `model`.
    /// - Throws: ``ArchiveError``.
    /// - Complexity: O(bytes of the graph), whatever the size of the tensors.
    public func model(named name: String? = nil) throws(ArchiveError) -> ModelArchive {
        guard let name else { return try model(named: defaultName()) }
        guard modelNames.contains(name) else {
            throw .noSuchProgram(source, name: name, known: modelNames)
        }
        let part = layout == .flat ? Self.flatProgram : "\(Self.models)\(name).json"
        let program = try ProgramDecoder(
            record(part).array, source: "\(source)/\(folder)\(part)")
        var state = ProgramState(program.signature, source: source)
        try state.read(self, name)
        var archive = ModelArchive(
            graph: program.graph, schema: state.schema, tensors: state.tensors)
        archive.metadata[.exportSignature] = program.signature
        return archive
    }

    private func defaultName() throws(ArchiveError) -> String {
        if modelNames.count == 1 { return modelNames[0] }
        if modelNames.contains("model") { return "model" }
        throw .noSuchProgram(source, name: nil, known: modelNames)
    }
}
