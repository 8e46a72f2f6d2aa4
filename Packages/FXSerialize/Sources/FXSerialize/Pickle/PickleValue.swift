// SPDX-License-Identifier: Apache-2.0

import FXCore

/// A value that a pickle has.
enum PickleValue {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case tuple([PickleValue], depth: Int)
    case list(PickleList)
    case dictionary(PickleDictionary)
    case global(PickleGlobal)
    case storage(PickleStorage)
    case tensor(PickledTensor)
    /// Where a group of arguments begins.
    case mark

    var int: Int? {
        if case .int(let value) = self { value } else { nil }
    }

    var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    var items: [PickleValue]? {
        switch self {
        case .tuple(let items, _): items
        case .list(let list): list.items
        default: nil
        }
    }

    /// The integers of a tuple of them.
    var ints: [Int]? {
        guard let items else { return nil }
        let result = items.compactMap(\.int)
        return result.count == items.count ? result : nil
    }

    /// How deep tuples are nested.
    var depth: Int {
        if case .tuple(_, let depth) = self { depth } else { 0 }
    }
}

/// A list, which a pickle may change after it has referred to it.
final class PickleList {
    var items: [PickleValue] = []
}

/// A dictionary, which a pickle may change after it has referred to it.
final class PickleDictionary {
    var entries: [(key: PickleValue, value: PickleValue)] = []
}

/// The memory of a tensor: a record of the file.
struct PickleStorage {
    var record: String
    /// Nil where the storage has bytes and the tensor knows their kind.
    var dtype: DType?
}

/// A tensor as a pickle describes it.
struct PickledTensor {
    var storage: PickleStorage
    var dtype: DType
    var offset: Int
    var extents: [Int]
    var strides: [Int]
    var isParameter = false
}
