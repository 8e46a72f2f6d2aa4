// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The configuration of a module's schema, read by key.
public struct ModuleConfiguration: Sendable {
    private let schema: ModuleSchema

    init(_ schema: ModuleSchema) { self.schema = schema }

    /// The value of a key.
    ///
    /// - Throws: ``ModuleError/wrongConfiguration(type:key:)`` where there is none.
    public func value(_ key: String) throws(ModuleError) -> Literal {
        guard let entry = schema.configuration.first(where: { $0.key == key }) else {
            throw .wrongConfiguration(type: schema.typeName, key: key)
        }
        return entry.value
    }

    public func int(_ key: String) throws(ModuleError) -> Int { try read(key, \.int) }

    /// An integer above 0: a count of features, channels or groups.
    public func count(_ key: String) throws(ModuleError) -> Int {
        let value = try int(key)
        guard value > 0 else { throw .wrongConfiguration(type: schema.typeName, key: key) }
        return value
    }

    /// Two integers above 0: the size of a kernel, a stride or a dilation.
    public func size(_ key: String) throws(ModuleError) -> IntPair {
        let value = try pair(key)
        guard value.height > 0, value.width > 0 else {
            throw .wrongConfiguration(type: schema.typeName, key: key)
        }
        return value
    }

    /// A count that divides others.
    public func count(_ key: String, dividing others: Int...) throws(ModuleError) -> Int {
        let value = try count(key)
        guard others.allSatisfy({ $0 % value == 0 }) else {
            throw .wrongConfiguration(type: schema.typeName, key: key)
        }
        return value
    }

    public func double(_ key: String) throws(ModuleError) -> Double { try read(key, \.double) }
    public func bool(_ key: String) throws(ModuleError) -> Bool { try read(key, \.bool) }

    /// Two integers, for height and width.
    public func pair(_ key: String) throws(ModuleError) -> IntPair {
        let ints = try read(key, \.ints)
        guard ints.count == 2 else { throw .wrongConfiguration(type: schema.typeName, key: key) }
        return IntPair(ints[0], ints[1])
    }

    private func read<Value>(
        _ key: String, _ path: KeyPath<Literal, Value?>
    ) throws(ModuleError) -> Value {
        guard let value = try value(key)[keyPath: path] else {
            throw .wrongConfiguration(type: schema.typeName, key: key)
        }
        return value
    }
}
