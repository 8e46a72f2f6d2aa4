// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How places in a sorted sequence are asked for.
struct SearchParameters {
    /// Whether equal elements of the sequence come before the place.
    var isRight: Bool
    var isInt32: Bool
    var operation: String
}

extension Kernels {
    /// The places at which values would keep sorted sequences in order.
    ///
    /// - Parameters:
    ///   - sequence: Sorted along the last axis; one for all values, or one for each line.
    ///   - sorter: The order of the sequence, where it is not sorted itself.
    static func search(
        _ sequence: TensorStorage, _ values: Operand, sorter: TensorStorage? = nil,
        _ parameters: SearchParameters
    ) throws(TensorError) -> TensorStorage {
        let name = parameters.operation
        let (sorted, wanted) = try prepared(sequence, values, name)
        let length = sorted.extents.last ?? 1
        let isShared = sorted.rank <= 1
        if !isShared, sorted.extents.dropLast() != wanted.extents.dropLast() {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "one sequence, or one for each line of values",
                    found: [sorted.shape, wanted.shape]))
        }
        let line = wanted.extents.last ?? 1
        let keys = try OrderKeys(sorted, operation: name).words
        let targets = try OrderKeys(wanted, operation: name).words
        let order = try sorter.map { sorter throws(TensorError) in
            try places(sorter, like: sorted, name)
        }
        let result = try TensorStorage.allocate(.int64, wanted.extents)
        let out = result.pointer(as: Int64.self)
        for (index, target) in targets.enumerated() {
            let start = isShared ? 0 : index / max(line, 1) * length
            var (low, high) = (0, length)
            while low < high {
                let middle = (low + high) / 2
                let word = keys[start + (order?[start + middle] ?? middle)]
                // Nothing is less than NaN or greater.
                let isUnordered =
                    OrderKeys.isNaN(word, sorted.dtype) || OrderKeys.isNaN(target, sorted.dtype)
                if isUnordered || word < target || parameters.isRight && word == target {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            out[index] = Int64(low)
        }
        return parameters.isInt32 ? try cast(result, to: .int32) : result
    }

    /// The two sides in the dtype in which they meet.
    private static func prepared(
        _ sequence: TensorStorage, _ values: Operand, _ name: String
    ) throws(TensorError) -> (TensorStorage, TensorStorage) {
        if [.uint16, .uint32, .uint64].contains(sequence.dtype) {
            throw .noKernel(operator: name, dtype: sequence.dtype)
        }
        if sequence.rank == 0 {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "a sequence of one or more dimensions",
                    found: [sequence.shape]))
        }
        switch values {
        case .number(let number):
            let dtype = try promoted(.tensor(sequence), values, operation: name)
            return (try cast(sequence, to: dtype), try filled([], dtype, number))
        case .tensor(let storage):
            guard storage.dtype == sequence.dtype else {
                throw .dtypeMismatch(
                    operation: name, expected: "one dtype for sequence and values",
                    found: [sequence.dtype, storage.dtype])
            }
            return (sequence, storage)
        }
    }

    private static func places(
        _ sorter: TensorStorage, like sequence: TensorStorage, _ name: String
    ) throws(TensorError) -> [Int] {
        guard sorter.extents == sequence.extents, sorter.dtype == .int64 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "an int64 sorter of the sequence's shape",
                    found: [sorter.shape, sequence.shape]))
        }
        let order = try Tensor(sorter).scalars(as: Int.self)
        let count = sequence.extents.last ?? 1
        if let wrong = order.first(where: { !(0..<count).contains($0) }) {
            throw .indexOutOfRange(operation: name, index: wrong, count: count)
        }
        return order
    }

    /// Whether each element is among others.
    static func isIn(
        _ elements: Operand, _ others: Operand, invert: Bool
    ) throws(TensorError) -> TensorStorage {
        let dtype = try promoted(elements, others, operation: "isin")
        let isRefused = [.bool, .uint16, .uint32, .uint64].contains(dtype)
        if isRefused || dtype.category == .complex {
            throw .noKernel(operator: "isin", dtype: dtype)
        }
        func words(_ operand: Operand) throws(TensorError) -> [UInt64] {
            switch operand {
            case .number(let number):
                try OrderKeys(filled([], dtype, number), operation: "isin").words
            case .tensor(let storage):
                try OrderKeys(cast(storage, to: dtype), operation: "isin").words
            }
        }
        let known = Set(try words(others).filter { !OrderKeys.isNaN($0, dtype) })
        let result = try TensorStorage.allocate(.bool, elements.extents)
        let out = result.pointer(as: Bool.self)
        for (index, word) in try words(elements).enumerated() {
            out[index] = known.contains(word) != invert
        }
        return result
    }
}
