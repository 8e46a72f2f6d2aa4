// SPDX-License-Identifier: Apache-2.0

public import FXTensor

/// The tensors of a file that `torch.save` wrote: a state dictionary, or a checkpoint around one.
///
///     let file = try StateDictionaryFile(contentsOf: "weights.pt")
///     try model.loadStateDictionary(...)
///
/// Such a file is a pickle, and a pickle is a program. It is not run: a reader with a strict list
/// of what tensors need makes the tensors itself, and refuses all else by name. The elements are
/// mapped, not copied.
///
/// - SeeAlso: `torch.load` with `weights_only=True`
public struct StateDictionaryFile {
    /// The names in the order of the file; those of a dictionary inside another one have its key
    /// and a dot before them.
    public let names: [String]

    /// The tensors by name. What shares memory in PyTorch shares it here.
    public let tensors: [String: Tensor]

    /// The names of `torch.nn.Parameter`s, where the file tells them from other tensors.
    public let parameterNames: Set<String>

    /// Opens a file.
    ///
    /// - Throws: ``ArchiveError/notPickle(_:_:)``, which says what to do in Python;
    ///   ``ArchiveError``.
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
        guard ZipDirectory.isZip(region.bytes) else {
            // A pickle begins with the number of its protocol.
            if region.bytes.first == 0x80 { throw .notPickle(source, .legacyFile) }
            throw .notZip(source, .noDirectory)
        }
        try self.init(try ZipArchive(region, source: source), source: source)
    }

    init(_ zip: ZipArchive, source: String) throws(ArchiveError) {
        guard let folder = Self.folder(of: zip) else {
            throw .missingPart(source, name: Self.pickle)
        }
        if let order = try zip.contents(of: folder + "byteorder", isChecked: true),
            order.bytes.starts(with: Array("big".utf8))
        {
            throw .notPickle(source, .bigEndian)
        }
        guard let pickle = try zip.contents(of: folder + Self.pickle, isChecked: true) else {
            throw .missingPart(source, name: folder + Self.pickle)
        }
        let found = try Self.found(pickle, source)
        var reader = PT2Tensors(zip, folder: folder + "data/", source: source)
        var (names, tensors, parameters): ([String], [String: Tensor], Set<String>) = ([], [:], [])
        for (name, tensor) in found where tensors[name] == nil {
            names.append(name)
            tensors[name] = try reader.tensor(PT2Payload(tensor, name: name))
            if tensor.isParameter { parameters.insert(name) }
        }
        self.names = names
        self.tensors = tensors
        parameterNames = parameters
    }

    private static let pickle = "data.pkl"

    /// Whether a zip file is one of `torch.save`.
    static func isSaved(_ zip: ZipArchive) -> Bool { folder(of: zip) != nil }

    /// The folder in which the pickle is, with a slash at its end.
    private static func folder(of zip: ZipArchive) -> String? {
        for entry in zip.directory.entries {
            let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
            if parts.last == "data.pkl", parts.count <= 2 {
                return parts.dropLast().map { $0 + "/" }.joined()
            }
        }
        return nil
    }

    private static func found(
        _ pickle: ByteRegion, _ source: String
    ) throws(ArchiveError) -> [(String, PickledTensor)] {
        do throws(PickleProblem) {
            return try PickleReader.read(pickle.bytes) { value throws(PickleProblem) in
                var search = TensorSearch()
                try search.visit(value, name: "")
                return search.found
            }
        } catch { throw .notPickle(source, error) }
    }
}

/// Looks for tensors in dictionaries and lists inside each other; none is visited twice.
private struct TensorSearch {
    private(set) var found: [(String, PickledTensor)] = []
    private var visited: Set<ObjectIdentifier> = []
    private var depth = 0
    private var count = 0

    mutating func visit(_ value: PickleValue, name: String) throws(PickleProblem) {
        depth += 1
        count += 1
        defer { depth -= 1 }
        // A few bytes can name a tuple of tuples of tuples that has more items than there is time.
        if depth > 64 || count > 1_000_000 {
            throw .malformed("values are nested too deep, or too many", at: 0)
        }
        switch value {
        case .tensor(let tensor): found.append((name.isEmpty ? "tensor" : name, tensor))
        case .dictionary(let dictionary):
            guard visited.insert(ObjectIdentifier(dictionary)).inserted else { return }
            for (key, value) in dictionary.entries {
                guard let text = key.string ?? key.int.map(String.init) else { continue }
                try visit(value, name: name.isEmpty ? text : "\(name).\(text)")
            }
        case .list(let list):
            guard visited.insert(ObjectIdentifier(list)).inserted else { return }
            try visit(list.items, name: name)
        case .tuple(let items, _): try visit(items, name: name)
        default: return
        }
    }

    private mutating func visit(
        _ items: [PickleValue], name: String
    ) throws(PickleProblem) {
        for (index, item) in items.enumerated() {
            try visit(item, name: name.isEmpty ? "\(index)" : "\(name).\(index)")
        }
    }
}

extension PT2Payload {
    fileprivate init(_ tensor: PickledTensor, name: String) {
        self.name = name
        record = tensor.storage.record
        isParameter = tensor.isParameter
        dtype = tensor.dtype
        extents = tensor.extents
        strides = tensor.strides
        offset = tensor.offset
    }
}
