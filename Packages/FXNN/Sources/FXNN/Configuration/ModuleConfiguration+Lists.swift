// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXTensor

extension ModuleConfiguration {
    /// A list of integers, or one.
    public func ints(_ key: String) throws(ModuleError) -> [Int] {
        guard let values = try value(key).ints, values.count <= 64,
            values.allSatisfy({ $0.magnitude <= Self.largest.magnitude })
        else { throw wrong(key) }
        return values
    }

    /// A list of counts: the shape of what is normalised.
    public func counts(_ key: String) throws(ModuleError) -> [Int] {
        let values = try ints(key)
        try require(values.allSatisfy { $0 > 0 }, key)
        return values
    }

    /// A list of numbers, or one.
    public func doubles(_ key: String) throws(ModuleError) -> [Double] {
        let value = try value(key)
        if let number = value.double { return [number] }
        guard let items = value.items else { throw wrong(key) }
        let numbers = items.compactMap(\.double)
        try require(numbers.count == items.count && !numbers.isEmpty, key)
        return numbers
    }

    public func string(_ key: String, default value: String? = nil) throws(ModuleError) -> String {
        guard let text = given(key)?.string ?? (given(key) == nil ? value : nil) else {
            throw wrong(key)
        }
        return text
    }

    /// A case of an enumeration, by its raw value.
    public func choice<Choice: RawRepresentable>(
        _ key: String, default value: Choice? = nil
    ) throws(ModuleError) -> Choice where Choice.RawValue == String {
        guard let given = given(key) else {
            if let value { return value }
            throw wrong(key)
        }
        guard let choice = given.string.flatMap(Choice.init(rawValue:)) else { throw wrong(key) }
        return choice
    }

    /// A number for all spatial axes, or one for each.
    ///
    /// - Parameter least: The least number that is right.
    public func extent<Extent: SpatialExtent>(
        _ key: String, atLeast least: Int, default value: Extent? = nil
    ) throws(ModuleError) -> Extent {
        guard let given = given(key) else {
            if let value { return value }
            throw wrong(key)
        }
        let extents = try ints(key)
        try require(extents.allSatisfy { $0 >= least }, key)
        if given.int != nil { return Extent(extents[0]) }
        try require(extents.count == Extent.spatialRank, key)
        return Extent(spatialExtents: extents)
    }

    /// Two integers above 0: the size of a kernel, a stride or a dilation.
    public func size(_ key: String) throws(ModuleError) -> IntPair {
        try extent(key, atLeast: 1)
    }

    /// Two integers, for height and width.
    public func pair(_ key: String) throws(ModuleError) -> IntPair {
        try extent(key, atLeast: -Self.largest)
    }

    /// The configuration of a module inside, which stands as a dictionary.
    func nested(_ key: String, typeName: String) throws(ModuleError) -> ModuleConfiguration {
        guard case .dictionary(let entries) = try value(key) else { throw wrong(key) }
        return ModuleConfiguration(ModuleSchema(typeName: typeName, configuration: entries))
    }
}
