// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Passes along one axis: `outer` runs of `[length, inner]`.
private enum ResamplingLoops {
    /// Sums weighted neighbours.
    static func weigh<Real: WideElement>(
        _ input: TensorStorage, _ output: TensorStorage, _ axis: ResamplingAxis, inner: Int,
        length: Int, _: Real.Type
    ) {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let weights = axis.weights.map { Real($0) }
        let outer = length * inner == 0 ? 0 : input.elementCount / (length * inner)
        for run in 0..<outer {
            let (from, to) = (source + run * length * inner, target + run * axis.count * inner)
            if inner == 1 {
                for place in 0..<axis.count {
                    var sum: Real = 0
                    for tap in axis.starts[place]..<axis.starts[place + 1] {
                        sum += weights[tap] * from[axis.sources[tap]]
                    }
                    to[place] = sum
                }
                continue
            }
            for place in 0..<axis.count {
                let line = to + place * inner
                line.update(repeating: 0, count: inner)
                for tap in axis.starts[place]..<axis.starts[place + 1] {
                    let (weight, row) = (weights[tap], from + axis.sources[tap] * inner)
                    for index in 0..<inner { line[index] += weight * row[index] }
                }
            }
        }
    }

    /// Copies the one neighbour of each place.
    static func pick<Word: BitwiseCopyable>(
        _ input: TensorStorage, _ output: TensorStorage, _ axis: ResamplingAxis, inner: Int,
        length: Int, _: Word.Type
    ) {
        let (source, target) = (input.pointer(as: Word.self), output.pointer(as: Word.self))
        let outer = length * inner == 0 ? 0 : input.elementCount / (length * inner)
        for run in 0..<outer {
            let (from, to) = (source + run * length * inner, target + run * axis.count * inner)
            for place in 0..<axis.count {
                let row = from + axis.sources[place] * inner
                if inner == 1 {
                    to[place] = row.pointee
                } else {
                    (to + place * inner).update(from: row, count: inner)
                }
            }
        }
    }
}

extension Kernels {
    /// Resamples the axes after the first two, each by itself.
    ///
    /// - Parameters:
    ///   - sizes: The new extents.
    ///   - factors: By how much an axis is lengthened, where the caller says so.
    static func resample(
        _ input: TensorStorage, sizes: [Int], factors: [Double?], _ filter: ResamplingFilter,
        alignsCorners: Bool, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard input.rank == sizes.count + 2, factors.count == sizes.count,
            sizes.allSatisfy({ $0 > 0 }), input.extents.dropFirst(2).allSatisfy({ $0 > 0 })
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "[n, c] and \(sizes.count) extents above 0, to \(sizes)",
                    found: [input.shape]))
        }
        let isPick = filter == .nearest || filter == .nearestExact
        try requireMemory(input.extents.prefix(2) + sizes)
        try requireMemory([sizes.max() ?? 0, 8])
        var current = isPick ? try input.contiguous() : try input.real(for: operation)
        let isSingle = input.dtype != .float64
        // The last axis first: its neighbours lie side by side.
        for place in sizes.indices.reversed() {
            let axis = place + 2
            let taps = ResamplingAxis(
                from: input.extents[axis], to: sizes[place], filter, factor: factors[place],
                alignsCorners: alignsCorners, isSingle: isSingle)
            var extents = current.extents
            extents[axis] = sizes[place]
            let next = try TensorStorage.allocate(current.dtype, extents)
            resample(current, next, taps, axis, isPick: isPick)
            current = next
        }
        return try current.cast(to: input.dtype)
    }

    private static func resample(
        _ input: TensorStorage, _ output: TensorStorage, _ taps: ResamplingAxis, _ axis: Int,
        isPick: Bool
    ) {
        let length = input.extents[axis]
        let inner = input.extents.dropFirst(axis + 1).reduce(1, *)
        switch (isPick, input.dtype.byteCount) {
        case (true, 1):
            ResamplingLoops.pick(input, output, taps, inner: inner, length: length, UInt8.self)
        case (true, 2):
            ResamplingLoops.pick(input, output, taps, inner: inner, length: length, UInt16.self)
        case (true, 4):
            ResamplingLoops.pick(input, output, taps, inner: inner, length: length, UInt32.self)
        case (true, 8):
            ResamplingLoops.pick(input, output, taps, inner: inner, length: length, UInt64.self)
        case (true, _):
            ResamplingLoops.pick(
                input, output, taps, inner: inner, length: length, SIMD2<UInt64>.self)
        case (false, 8):
            ResamplingLoops.weigh(input, output, taps, inner: inner, length: length, Double.self)
        default:
            ResamplingLoops.weigh(input, output, taps, inner: inner, length: length, Float.self)
        }
    }

    /// The extents asked for, or the own ones times factors, rounded down.
    static func resampledSizes(
        _ input: TensorStorage, _ sizes: [Int]?, _ factors: [Double]?, rank: Int,
        operation: String
    ) throws(TensorError) -> [Int] {
        let own = Array(input.extents.dropFirst(2))
        switch (sizes, factors) {
        case (let sizes?, nil) where sizes.count == rank: return sizes
        case (nil, let factors?) where factors.count == rank && own.count == rank:
            var result: [Int] = []
            for (extent, factor) in zip(own, factors) {
                guard let size = Int(exactly: (Double(extent) * factor).rounded(.down)) else {
                    throw .invalidValue(
                        operation: operation, value: "factor \(factor)",
                        expected: "one by which an extent can be multiplied")
                }
                result.append(size)
            }
            return result
        default:
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "[n, c] and \(rank) extents, and either sizes or factors of them",
                    found: [input.shape]))
        }
    }
}
