// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Tensors in a file of the safetensors format.
///
///     let file = try SafetensorsFile(contentsOf: "weights.safetensors")
///     let weight = try file.tensor("layers.0.weight")
///
/// The file is mapped, not read: a tensor's memory is the file's, and a page of it is read when it
/// is touched. A write into such a tensor stays in this process and never reaches the file.
///
/// - Important: A file that another program cuts shorter in place while it is mapped ends the
///   process when what is gone is touched. Replacing it by renaming is safe: tensors keep what
///   they had.
/// - SeeAlso: `safetensors.safe_open`
public struct SafetensorsFile: Sendable {
    /// The names in the order of the elements in the file.
    public let names: [String]

    /// The free text of the file, by key.
    public let metadata: [String: String]

    private let entries: [String: SafetensorsHeader.Entry]
    private let region: ByteRegion
    private let source: String

    /// Opens a file and checks all the format's rules.
    ///
    /// - Throws: ``ArchiveError``.
    /// - Complexity: O(header), whatever the size of the tensors.
    public init(contentsOf path: String) throws(ArchiveError) {
        try self.init(MappedFile(path, path: path).region, source: path)
    }

    /// Opens the bytes of a file: what comes through a pipe.
    ///
    /// - Parameter source: What messages call it.
    /// - Throws: ``ArchiveError``.
    public init(bytes: [UInt8], source: String = "<memory>") throws(ArchiveError) {
        try self.init(ByteBlock(bytes).region, source: source)
    }

    init(_ region: ByteRegion, source: String) throws(ArchiveError) {
        let header = try SafetensorsHeader(region.bytes, source: source)
        names = header.entries.map(\.name)
        metadata = header.metadata
        entries = Dictionary(uniqueKeysWithValues: header.entries.map { ($0.name, $0) })
        self.region = region
        self.source = source
    }

    /// Dtype and shape of a tensor; nil where there is none of the name, or where its dtype is
    /// one that tensors cannot have.
    public func spec(of name: String) -> TensorSpec? {
        guard let entry = entries[name], let dtype = entry.dtype.dtype else { return nil }
        return TensorSpec(dtype, Shape(entry.extents))
    }

    /// Returns a tensor in the file's memory.
    ///
    /// Elements that lie unaligned, which the format allows, are copied.
    ///
    /// - Throws: ``ArchiveError/notSafetensors(_:_:)`` where there is no such tensor, or where
    ///   its dtype is one that tensors cannot have.
    public func tensor(_ name: String) throws(ArchiveError) -> Tensor {
        guard let entry = entries[name] else {
            throw .notSafetensors(source, .noSuchTensor(name))
        }
        guard let dtype = entry.dtype.dtype else {
            throw .notSafetensors(
                source, .unsupportedDType(tensor: name, entry.dtype.rawValue))
        }
        let part = region[entry.range]
        do throws(TensorError) {
            guard UInt(bitPattern: part.base) % UInt(min(dtype.byteCount, 8)) == 0 else {
                return try Tensor(bytes: part.bytes, dtype: dtype, shape: entry.extents)
            }
            if dtype == .bool { part.normalizeBooleans() }
            let buffer = TensorBuffer(base: part.base, byteCount: part.count, owner: part.owner)
            return try Tensor(buffer: buffer, dtype: dtype, shape: entry.extents)
        } catch { throw .unusableTensor(source, name: name, error) }
    }
}

extension SafetensorsFile {
    /// Writes tensors to a file: the whole, or nothing.
    ///
    /// They are stored in the order of the reference implementation, whatever theirs is, so that
    /// the same tensors give the same bytes.
    ///
    /// - Parameter metadata: Free text by key.
    /// - Throws: ``ArchiveError/notSafetensors(_:_:)`` where a dtype is none of the format's;
    ///   ``ArchiveError/cannotWrite(_:reason:)``.
    public static func write(
        _ tensors: [String: Tensor], metadata: [String: String] = [:], to path: String
    ) throws(ArchiveError) {
        let contents = try SafetensorsContents(tensors, metadata: metadata, source: path)
        let file = try AtomicFile(replacing: path)
        try contents.withParts { parts throws(ArchiveError) in
            for part in parts { try file.write(part) }
        }
        try file.commit()
    }
}
