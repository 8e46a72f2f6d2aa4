// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

/// The configuration of a module's schema, read by key.
///
/// What is read is checked, because schemas come from files: no number that is read makes a layer
/// trap. A key with a default may be absent, as in files of versions that did not know it.
public struct ModuleConfiguration: Sendable {
    /// The largest count, extent or index that a layer may have.
    public static let largest = Int(Int32.max)

    let schema: ModuleSchema

    /// The modules and tensors that the schema has inside the module, where they are known.
    let contents: ModuleContents?

    init(_ schema: ModuleSchema, contents: ModuleContents? = nil) {
        self.schema = schema
        self.contents = contents
    }

    /// The value of a key.
    ///
    /// - Throws: ``ModuleError/wrongConfiguration(type:key:)`` where there is none.
    public func value(_ key: String) throws(ModuleError) -> Literal {
        guard let value = given(key) else { throw wrong(key) }
        return value
    }

    /// The value of a key; nil where there is none.
    public func given(_ key: String) -> Literal? {
        schema.configuration.first { $0.key == key }?.value
    }

    /// The error that the value of a key is not right.
    public func wrong(_ key: String) -> ModuleError {
        .wrongConfiguration(type: schema.typeName, key: key)
    }

    /// Throws unless the value of a key is right.
    public func require(_ isRight: Bool, _ key: String) throws(ModuleError) {
        if !isRight { throw wrong(key) }
    }
}

// MARK: - Numbers

extension ModuleConfiguration {
    public func int(_ key: String, default value: Int? = nil) throws(ModuleError) -> Int {
        let value = try read(key, \.int, default: value)
        try require(value.magnitude <= Self.largest.magnitude, key)
        return value
    }

    /// An integer above 0: a count of features, channels or groups.
    public func count(
        _ key: String, default value: Int? = nil, atMost most: Int = ModuleConfiguration.largest
    ) throws(ModuleError) -> Int {
        let value = try int(key, default: value)
        try require(value > 0 && value <= most, key)
        return value
    }

    /// A count that divides others.
    public func count(
        _ key: String, default value: Int? = nil, dividing others: Int...
    ) throws(ModuleError) -> Int {
        let value = try count(key, default: value)
        try require(others.allSatisfy { $0 % value == 0 }, key)
        return value
    }

    public func double(_ key: String, default value: Double? = nil) throws(ModuleError) -> Double {
        try read(key, \.double, default: value)
    }

    /// A probability: a number from 0 to 1.
    public func probability(
        _ key: String, default value: Double? = nil
    ) throws(ModuleError) -> Double {
        let value = try double(key, default: value)
        try require((0...1).contains(value), key)
        return value
    }

    public func bool(_ key: String, default value: Bool? = nil) throws(ModuleError) -> Bool {
        try read(key, \.bool, default: value)
    }

    /// The value of a key where there is one that is not None.
    public func optional<Value>(
        _ key: String, _ read: (String) throws(ModuleError) -> Value
    ) throws(ModuleError) -> Value? {
        guard let value = given(key), !value.isNone else { return nil }
        return try read(key)
    }

    private func read<Value>(
        _ key: String, _ path: KeyPath<Literal, Value?>, default value: Value?
    ) throws(ModuleError) -> Value {
        guard let given = given(key) else {
            if let value { return value }
            throw wrong(key)
        }
        guard let read = given[keyPath: path] else { throw wrong(key) }
        return read
    }
}
