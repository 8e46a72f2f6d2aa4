// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor
import Foundation

/// A layer of torch.nn as ci/lib/record_layers.py recorded it.
struct RecordedLayer: Decodable, Sendable, CustomStringConvertible {
    struct Entry: Decodable, Sendable {
        var key: String
        var value: RecordedValue

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            key = try container.decode(String.self)
            value = try container.decode(RecordedValue.self)
        }
    }

    var type: String
    var configuration: [Entry]?
    var text: String
    var training: Bool?
    var state: [Entry]?
    var inputs: [RecordedValue]
    var keywords: [Entry]?
    var output: RecordedValue
    var after: [Entry]?

    var description: String { text }

    var schema: ModuleSchema {
        ModuleSchema(
            typeName: type,
            configuration: (configuration ?? []).map { ArgumentEntry($0.key, $0.value.literal) },
            isTraining: training ?? false)
    }

    /// A new layer with the recorded state.
    func make() throws -> Module {
        let module = try ModuleRegistry.makeModule(schema)
        let state = try (state ?? []).map { (ModulePath($0.key), try $0.value.tensor()) }
        try module.loadStateDictionary(Dictionary(uniqueKeysWithValues: state))
        return module
    }

    /// The recorded inputs, those given by name at their places.
    func arguments(of module: any Callable) throws -> [Argument<Tensor>] {
        var arguments = try inputs.map { try $0.argument() }
        for entry in keywords ?? [] {
            guard let index = module.placeholderNames.firstIndex(of: entry.key) else {
                throw ModuleError.wrongArguments(module: type, expected: "", found: entry.key)
            }
            while arguments.count <= index { arguments.append(.none) }
            arguments[index] = try entry.value.argument()
        }
        return arguments
    }
}

/// A value in a fixture.
indirect enum RecordedValue: Decodable, Sendable {
    case literal(Literal)
    case tuple([RecordedValue])
    case list([RecordedValue])
    case tensor(Int)

    private enum Key: String, CodingKey { case t, f, n, d }

    init(from decoder: any Decoder) throws {
        if let list = try? decoder.singleValueContainer().decode([RecordedValue].self) {
            self = .list(list)
        } else if let object = try? decoder.container(keyedBy: Key.self) {
            self = try Self.decode(object)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .literal(.none)
            } else if let bool = try? value.decode(Bool.self) {
                self = .literal(.bool(bool))
            } else if let int = try? value.decode(Int.self) {
                self = .literal(.int(int))
            } else {
                self = .literal(.string(try value.decode(String.self)))
            }
        }
    }

    private static func decode(_ object: KeyedDecodingContainer<Key>) throws -> RecordedValue {
        if let tensor = try object.decodeIfPresent(Int.self, forKey: .n) { return .tensor(tensor) }
        if let items = try object.decodeIfPresent([RecordedValue].self, forKey: .t) {
            return .tuple(items)
        }
        if let entries = try object.decodeIfPresent([RecordedLayer.Entry].self, forKey: .d) {
            return .literal(
                .dictionary(entries.map { ArgumentEntry($0.key, $0.value.literal) }))
        }
        return .literal(.double(Double(try object.decode(String.self, forKey: .f)) ?? .nan))
    }

    /// The value where it has no tensors.
    var literal: Literal {
        switch self {
        case .literal(let literal): literal
        case .tuple(let items): .tuple(items.map(\.literal))
        case .list(let items): .list(items.map(\.literal))
        case .tensor: .none
        }
    }

    func tensor() throws -> Tensor {
        guard case .tensor(let index) = self else {
            throw ModuleError.unknownType("no tensor: \(self)")
        }
        return try RecordedLayers.shared.tensor(index)
    }

    func argument() throws -> Argument<Tensor> {
        switch self {
        case .tensor: .leaf(try tensor())
        case .tuple(let items): .tuple(try items.map { try $0.argument() })
        case .list(let items): .list(try items.map { try $0.argument() })
        case .literal(let literal): literal.map { (_: Never) -> Tensor in }
        }
    }
}

/// The fixture.
struct RecordedLayers: Sendable {
    private struct File: Decodable {
        var tensors: [Place]
        var cases: [RecordedLayer]
    }

    private struct Place: Decodable, Sendable {
        var dtype: String
        var extents: [Int]
        var start: Int

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            dtype = try container.decode(String.self)
            extents = try container.decode([Int].self)
            start = try container.decode(Int.self)
        }
    }

    static let shared = RecordedLayers()

    let cases: [RecordedLayer]
    private let places: [Place]
    private let bytes: Data

    private init() {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appending(path: "Fixtures")
        let json = (try? Data(contentsOf: folder.appending(path: "layers.json"))) ?? Data()
        let file = try? JSONDecoder().decode(File.self, from: json)
        cases = file?.cases ?? []
        places = file?.tensors ?? []
        bytes = (try? Data(contentsOf: folder.appending(path: "layers.bin"))) ?? Data()
    }

    func tensor(_ index: Int) throws -> Tensor {
        let dtypes: [String: DType] = ["float32": .float32, "int64": .int64, "bool": .bool]
        let place = places[index]
        guard let dtype = dtypes[place.dtype] else {
            throw ModuleError.unknownType(place.dtype)
        }
        let count = place.extents.reduce(1, *) * dtype.byteCount
        return try Tensor(
            bytes: Array(bytes[place.start..<place.start + count]), dtype: dtype,
            shape: place.extents)
    }
}
