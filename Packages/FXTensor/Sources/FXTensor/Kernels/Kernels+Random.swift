// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

extension Kernels {
    /// Numbers from `low` up to `high`, evenly distributed.
    static func uniform(
        _ extents: [Int], _ dtype: DType, _ low: Double = 0, _ high: Double = 1,
        operation: String
    ) throws(TensorError) -> TensorStorage {
        if dtype.category == .complex {
            let part: DType = dtype == .complex64 ? .float32 : .float64
            return try uniform(extents + [2], part, low, high, operation: operation)
                .viewedAsComplex()
        }
        try requireFloating(dtype, operation: operation)
        guard low <= high, (high - low).isFinite else {
            throw .invalidValue(
                operation: operation, value: "\(low) to \(high)", expected: "a finite range")
        }
        return try random(extents, dtype) { $0.unit(dtype) * (high - low) + low }
    }

    /// Numbers of a normal distribution; complex ones have parts of half the variance.
    static func normal(
        _ extents: [Int], _ dtype: DType, _ mean: Double = 0, _ deviation: Double = 1,
        operation: String
    ) throws(TensorError) -> TensorStorage {
        guard deviation >= 0 else {
            throw .invalidValue(
                operation: operation, value: "deviation \(deviation)", expected: "0 or more")
        }
        if dtype.category == .complex {
            let part: DType = dtype == .complex64 ? .float32 : .float64
            return try normal(
                extents + [2], part, mean, deviation * 0.5.squareRoot(), operation: operation
            ).viewedAsComplex()
        }
        try requireFloating(dtype, operation: operation)
        return try random(extents, dtype) { $0.normal() * deviation + mean }
    }

    static func requireFloating(_ dtype: DType, operation: String) throws(TensorError) {
        guard dtype.category == .floating else {
            throw .dtypeMismatch(
                operation: operation, expected: "a floating-point dtype", found: [dtype])
        }
    }

    /// Numbers of normal distributions whose means and deviations stretch to each other.
    static func normal(
        _ mean: TensorStorage, _ deviation: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        if deviation.dtype.category == .complex {
            throw .dtypeMismatch(
                operation: "normal", expected: "a deviation that is no complex number",
                found: [deviation.dtype])
        }
        let extents = try broadcast(mean.extents, deviation.extents)
        let values = try normal(extents, mean.dtype, operation: "normal")
        let scaled = try mul(.tensor(values), .tensor(deviation))
        return try cast(add(.tensor(scaled), .tensor(mean), alpha: .int(1)), to: mean.dtype)
    }

    /// Whole numbers from `low` up to `high`.
    static func randint(
        _ low: Int, _ high: Int, _ extents: [Int], _ dtype: DType, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard low < high else {
            throw .invalidValue(
                operation: operation, value: "\(low) to \(high)", expected: "a range of numbers")
        }
        try requireRange(low, high, dtype, operation: operation)
        // The distance may be more than half of all numbers.
        let bound = UInt64(bitPattern: Int64(high &- low))
        let result = try TensorStorage.allocate(.int64, extents)
        let pointer = result.pointer(as: Int64.self)
        try DefaultGenerator.draw { source throws(TensorError) in
            for index in 0..<result.elementCount {
                pointer[index] = Int64(low) &+ Int64(bitPattern: source.below(bound))
            }
        }
        return try cast(result, to: dtype)
    }

    /// An integer dtype must hold what is drawn.
    private static func requireRange(
        _ low: Int, _ high: Int, _ dtype: DType, operation: String
    ) throws(TensorError) {
        if dtype.category == .complex { throw .unsupportedDType(operation: operation, dtype) }
        guard dtype.category < .floating, dtype != .int64, dtype != .uint64 else { return }
        let bits = dtype == .bool ? 1 : dtype.byteCount * 8 - (dtype.isSigned ? 1 : 0)
        guard low >= (dtype.isSigned ? -(1 << bits) : 0), high - 1 < 1 << bits else {
            throw .invalidValue(
                operation: operation, value: "\(low) to \(high)",
                expected: "a range of numbers that \(dtype.torchName) holds")
        }
    }

    /// The numbers below a bound in any order.
    static func randperm(_ count: Int, _ dtype: DType) throws(TensorError) -> TensorStorage {
        guard count >= 0 else {
            throw .invalidValue(
                operation: "randperm", value: "\(count) numbers", expected: "0 or more")
        }
        if dtype == .bool || dtype.category == .complex {
            throw .unsupportedDType(operation: "randperm", dtype)
        }
        let result = try arange(.int(0), .int(count), .int(1), .int64)
        let pointer = result.pointer(as: Int64.self)
        try DefaultGenerator.draw { source throws(TensorError) in
            for index in stride(from: count - 1, to: 0, by: -1) {
                let other = Int(source.below(UInt64(index + 1)))
                (pointer[index], pointer[other]) = (pointer[other], pointer[index])
            }
        }
        return try cast(result, to: dtype)
    }

    /// Ones with given probabilities, zeros else.
    static func bernoulli(
        _ probabilities: TensorStorage, _ dtype: DType, operation: String = "bernoulli"
    ) throws(TensorError) -> TensorStorage {
        if probabilities.elementCount > 0 {
            try requireFloating(probabilities.dtype, operation: operation)
        }
        let values = try Tensor(probabilities).scalars(as: Double.self)
        for value in values { try requireProbability(value, operation: operation) }
        return try random(over: probabilities, dtype) { $0.unit() < $1 ? 1 : 0 }
    }

    /// Ones with one probability, zeros else.
    static func bernoulli(
        _ extents: [Int], _ probability: Double, _ dtype: DType, operation: String = "bernoulli"
    ) throws(TensorError) -> TensorStorage {
        try requireProbability(probability, operation: operation)
        return try random(extents, dtype) { $0.unit() < probability ? 1 : 0 }
    }

    static func requireProbability(_ value: Double, operation: String) throws(TensorError) {
        guard value >= 0, value <= 1 else {
            throw .invalidValue(
                operation: operation, value: "probability \(value)", expected: "from 0 to 1")
        }
    }

    /// Places drawn with probabilities in proportion to the elements of each row.
    static func multinomial(
        _ input: TensorStorage, _ count: Int, withReplacement: Bool
    ) throws(TensorError) -> TensorStorage {
        let operation = "multinomial"
        try requireFloating(input.dtype, operation: operation)
        guard input.rank == 1 || input.rank == 2, let classes = input.extents.last else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "1 or 2 dimensions", found: [input.shape]))
        }
        guard count > 0, withReplacement || count <= classes else {
            throw .invalidValue(
                operation: operation, value: "\(count) samples",
                expected: "from 1 to \(classes) without replacement")
        }
        let weights = try Tensor(input).scalars(as: Double.self)
        let rows = classes == 0 ? 0 : weights.count / classes
        var places: [Int64] = []
        places.reserveCapacity(rows * min(count, 1 << 24))
        try DefaultGenerator.draw { source throws(TensorError) in
            for row in 0..<rows {
                let part = weights[(row * classes)..<((row + 1) * classes)]
                guard part.allSatisfy({ $0 >= 0 && $0.isFinite }), part.contains(where: { $0 > 0 })
                else {
                    throw .invalidValue(
                        operation: operation, value: "row \(row)",
                        expected: "weights of 0 or more that are not all 0")
                }
                places += source.places(part, count, withReplacement: withReplacement)
            }
        }
        let extents = Array(input.extents.dropLast()) + [count]
        return try TensorStorage.make(places, extents, .int64, .int64)
    }
}

extension RandomSource {
    /// Places drawn by weight.
    fileprivate mutating func places(
        _ weights: ArraySlice<Double>, _ count: Int, withReplacement: Bool
    ) -> [Int64] {
        if !withReplacement {
            // The least waiting times belong to those drawn first.
            let times = weights.map { weight in
                let time = exponential()
                return weight > 0 ? time / weight : .infinity
            }
            return times.indices.sorted { times[$0] < times[$1] }.prefix(count).map { Int64($0) }
        }
        var sums: [Double] = []
        for weight in weights { sums.append((sums.last ?? 0) + weight) }
        let total = sums.last ?? 0
        return (0..<count).map { _ in
            let mark = unit() * total
            var (low, high) = (0, sums.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] > mark { high = middle } else { low = middle + 1 }
            }
            return Int64(low)
        }
    }
}
