// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The parameters, buffers and constants of a program.
struct ProgramState {
    private let signature: ExportSignature
    private let source: String
    private(set) var schema = StateSchema()
    private(set) var tensors: [ModulePath: Tensor] = [:]

    init(_ signature: ExportSignature, source: String) {
        self.signature = signature
        self.source = source
    }

    /// Reads the tensors of a program in an archive.
    mutating func read(_ archive: PT2Archive, _ name: String) throws(ArchiveError) {
        switch archive.layout {
        case .records:
            let weights = try Self.payloads(archive, "data/weights/\(name)_weights_config.json")
            let constants = try Self.payloads(
                archive, "data/constants/\(name)_constants_config.json")
            var stored = PT2Tensors(
                archive.zip, folder: archive.folder + "data/weights/", source: source)
            var lifted = PT2Tensors(
                archive.zip, folder: archive.folder + "data/constants/", source: source)
            try add(
                state: Self.tensors(weights, &stored), constants: Self.tensors(constants, &lifted),
                parameters: Set(weights.filter(\.isParameter).map(\.name)))
        case .saved, .flat:
            let prefix = archive.layout == .flat ? "serialized_" : "data/"
            let (weights, constants) =
                archive.layout == .flat
                ? ("state_dict.pt", "constants.pt") : ("weights/\(name).pt", "constants/\(name).pt")
            try add(
                state: Self.saved(archive, prefix + weights),
                constants: Self.saved(archive, prefix + constants), parameters: [])
        }
    }

    private static func payloads(
        _ archive: PT2Archive, _ part: String
    ) throws(ArchiveError) -> [PT2Payload] {
        try PT2Payload.list(
            archive.record(part).array, source: "\(archive.source)/\(archive.folder)\(part)")
    }

    private static func tensors(
        _ payloads: [PT2Payload], _ reader: inout PT2Tensors
    ) throws(ArchiveError) -> [(name: String, tensor: Tensor)] {
        var result: [(name: String, tensor: Tensor)] = []
        for payload in payloads { result.append((payload.name, try reader.tensor(payload))) }
        return result
    }

    /// Takes what the signature asks for, and behind it what else the file has.
    private mutating func add(
        state: [(name: String, tensor: Tensor)], constants: [(name: String, tensor: Tensor)],
        parameters: Set<String>
    ) throws(ArchiveError) {
        let stored = Dictionary(state.map { ($0.name, $0.tensor) }) { first, _ in first }
        let lifted = Dictionary(constants.map { ($0.name, $0.tensor) }) { first, _ in first }
        func tensor(_ path: ModulePath) throws(ArchiveError) -> Tensor {
            guard let tensor = stored[path.text] ?? lifted[path.text] else {
                throw .missingTensor(source, path: path)
            }
            return tensor
        }
        for input in signature.inputs {
            switch input {
            case .parameter(_, let path): put(try tensor(path), at: path) { .parameter($0) }
            case .buffer(_, let path, let isPersistent):
                put(try tensor(path), at: path) { .buffer($0, isPersistent: isPersistent) }
            case .constant(_, let path):
                put(try tensor(path), at: path) { .buffer($0, isPersistent: false) }
            case .user, .literal, .token: continue
            }
        }
        for (name, tensor) in state where tensors[ModulePath(name)] == nil {
            put(tensor, at: ModulePath(name)) { spec in
                parameters.contains(name) ? .parameter(spec) : .buffer(spec, isPersistent: true)
            }
        }
    }

    private mutating func put(
        _ tensor: Tensor, at path: ModulePath, _ entry: (TensorSpec) -> StateSchema.Entry
    ) {
        if tensors[path] != nil { return }
        tensors[path] = tensor
        var spec = tensor.spec
        spec.strides = nil
        schema[path] = entry(spec)
    }
}

extension ProgramState {
    /// The tensors of a file of `torch.save` inside an archive.
    private static func saved(
        _ archive: PT2Archive, _ part: String
    ) throws(ArchiveError) -> [(name: String, tensor: Tensor)] {
        let region = try archive.record(part)
        if region.count == 0 { return [] }
        let file = try StateDictionaryFile(region, source: "\(archive.source)/\(part)")
        return file.names.compactMap { name in file.tensors[name].map { (name, $0) } }
    }
}
