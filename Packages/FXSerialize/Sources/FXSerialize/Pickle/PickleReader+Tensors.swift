// SPDX-License-Identifier: Apache-2.0

import FXCore

extension PickleReader {
    /// The storage that a persistent id names: `("storage", class, key, device, count)`.
    func storage(_ id: PickleValue) throws(PickleProblem) -> PickleStorage {
        guard let items = id.items, items.count >= 3, items[0].string == "storage",
            case .global(.storage(let dtype)) = items[1], let key = items[2].string
        else { throw problem("a persistent id that is no storage") }
        return PickleStorage(record: key, dtype: dtype)
    }

    /// What a call of a known function gives.
    mutating func result(
        of function: PickleValue, _ arguments: [PickleValue]?
    ) throws(PickleProblem) -> PickleValue {
        guard case .global(let global) = function, let arguments else {
            throw problem("a call of what is no function")
        }
        switch global {
        case .orderedDictionary: return .dictionary(try orderedDictionary(arguments))
        case .size:
            guard let sizes = arguments.first?.items else { throw problem("a size of no numbers") }
            return .tuple(sizes, depth: 1)
        case .rebuildTensor: return .tensor(try tensor(arguments))
        case .rebuildTensorWithDType:
            guard arguments.count >= 7, case .global(.dtype(let dtype)) = arguments[6] else {
                throw problem("a tensor without a dtype")
            }
            return .tensor(try tensor(arguments, dtype))
        case .rebuildParameter:
            guard case .tensor(var tensor)? = arguments.first else {
                throw problem("a parameter of no tensor")
            }
            tensor.isParameter = true
            return .tensor(tensor)
        case .storage, .dtype: throw problem("a call of a class")
        }
    }

    private mutating func orderedDictionary(
        _ arguments: [PickleValue]
    ) throws(PickleProblem) -> PickleDictionary {
        let result = makeDictionary()
        for pair in arguments.first?.items ?? [] {
            guard let items = pair.items, items.count == 2 else {
                throw problem("an entry that is no pair")
            }
            result.entries.append((items[0], items[1]))
        }
        return result
    }

    /// A tensor: storage, offset, sizes and strides come first.
    private func tensor(
        _ arguments: [PickleValue], _ dtype: DType? = nil
    ) throws(PickleProblem) -> PickledTensor {
        guard arguments.count >= 4, case .storage(let storage) = arguments[0],
            let offset = arguments[1].int, let extents = arguments[2].ints,
            let strides = arguments[3].ints, let dtype = dtype ?? storage.dtype
        else { throw problem("a tensor that lacks storage, sizes or strides") }
        return PickledTensor(
            storage: storage, dtype: dtype, offset: offset, extents: extents, strides: strides)
    }
}
