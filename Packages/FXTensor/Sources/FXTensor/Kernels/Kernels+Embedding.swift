// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What `embedding_bag` is told beside weights and indices.
struct EmbeddingBag {
    enum Mode: Int { case sum, mean, max }

    var mode: Mode
    var perSampleWeights: TensorStorage?
    var includesLastOffset: Bool
    var paddingIndex: Int?
}

extension Kernels {
    /// The rows of a table at the places of an index of any shape.
    static func embedding(
        _ weight: TensorStorage, _ index: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        guard weight.rank == 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "embedding", expected: "a table of 2 dimensions",
                    found: [weight.shape]))
        }
        let places = try places(index, count: weight.extents[0], operation: "embedding")
        return try select(weight, 0, places: places).reshape(index.extents + [weight.extents[1]])
    }

    /// What each row of a table contributed to a gradient.
    static func embeddingBackward(
        _ gradient: TensorStorage, _ index: TensorStorage, rows: Int, paddingIndex: Int,
        scalesByFrequency: Bool
    ) throws(TensorError) -> TensorStorage {
        let operation = "embedding_dense_backward"
        guard rows >= 0, gradient.rank == index.rank + 1,
            Array(gradient.extents.dropLast()) == index.extents
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a gradient for each index",
                    found: [gradient.shape, index.shape]))
        }
        let width = gradient.extents[index.rank]
        let places = try places(index, count: rows, operation: operation)
        let result = try zeros(gradient.dtype, [rows, width])
        let kept = places.indices.filter { places[$0] != paddingIndex }
        var source = try select(gradient.reshape([places.count, width]), 0, places: kept)
        let numbers = kept.map { places[$0] }
        if scalesByFrequency {
            var counts = [Int](repeating: 0, count: rows)
            for number in numbers { counts[number] += 1 }
            let divisors = try TensorStorage.make(
                numbers.map { Int64(counts[$0]) }, [numbers.count, 1], .int64, gradient.dtype)
            source = try div(.tensor(source), .tensor(divisors))
        }
        let indices = try TensorStorage.make(
            numbers.map { Int64($0) }, [numbers.count], .int64, .int64)
        return try indexWrite(result, 0, indices, source, .sum, operation: operation)
    }

    /// Sums, means or maxima of the rows of a table, a bag of them each.
    ///
    /// - Returns: The results, the bag of each index, the count of each bag, and for maxima the
    ///   rows that they came from.
    static func embeddingBag(
        _ weight: TensorStorage, _ index: TensorStorage, _ offsets: TensorStorage,
        _ options: EmbeddingBag, operation: String = "embedding_bag"
    ) throws(TensorError) -> [TensorStorage] {
        guard weight.rank == 2, index.rank == 1, offsets.rank == 1 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "a table of 2 dimensions and two vectors",
                    found: [weight.shape, index.shape, offsets.shape]))
        }
        try requireFloating(weight.dtype, operation: operation)
        let places = try places(index, count: weight.extents[0], operation: operation)
        let starts = try bagStarts(offsets, places.count, options, operation: operation)
        let bags = BagLayout(
            starts: starts, places: places, paddingIndex: options.paddingIndex)
        var rows = try select(weight, 0, places: bags.kept.map { places[$0] })
        if let weights = options.perSampleWeights {
            guard options.mode == .sum, weights.extents == index.extents,
                weights.dtype == weight.dtype
            else {
                throw .invalidArgument(
                    operation: operation, parameter: "per_sample_weights",
                    expected: "a weight of the table's dtype for each index, and mode 'sum'")
            }
            let factors = try select(weights, 0, places: bags.kept).unsqueeze(1)
            rows = try mul(.tensor(rows), .tensor(factors))
        }
        return try bags.results(rows, weight, index, options, operation: operation)
    }

    private static func bagStarts(
        _ offsets: TensorStorage, _ count: Int, _ options: EmbeddingBag, operation: String
    ) throws(TensorError) -> [Int] {
        var starts = try Kernels.places(offsets, count: count + 1, operation: operation)
        let isOrdered = zip(starts, starts.dropFirst()).allSatisfy(<=)
        guard isOrdered, starts.first ?? 0 == 0, !options.includesLastOffset || !starts.isEmpty
        else {
            throw .invalidValue(
                operation: operation, value: "offsets \(starts.prefix(10))",
                expected: "numbers that begin with 0 and do not fall")
        }
        if options.includesLastOffset { starts.removeLast() }
        return starts
    }
}

/// Which index belongs to which bag.
private struct BagLayout {
    let starts: [Int]
    let places: [Int]
    /// The positions of the indices that are no padding.
    let kept: [Int]
    /// The bag of each index.
    let bagOfIndex: [Int]

    init(starts: [Int], places: [Int], paddingIndex: Int?) {
        self.starts = starts
        self.places = places
        var bags: [Int] = []
        for (bag, start) in starts.enumerated() {
            let end = bag + 1 < starts.count ? starts[bag + 1] : places.count
            bags += [Int](repeating: bag, count: end - start)
        }
        bagOfIndex = bags
        kept = places.indices.filter { $0 < bags.count && places[$0] != paddingIndex }
    }

    func results(
        _ rows: TensorStorage, _ weight: TensorStorage, _ index: TensorStorage,
        _ options: EmbeddingBag, operation: String
    ) throws(TensorError) -> [TensorStorage] {
        let width = weight.extents[1]
        let output = try Kernels.zeros(weight.dtype, [starts.count, width])
        var offsets: [Int] = []
        offsets.reserveCapacity(rows.elementCount)
        for position in kept {
            let start = bagOfIndex[position] * width
            offsets += start..<(start + width)
        }
        let reduction: ScatterReduction =
            switch options.mode {
            case .sum: .sum
            case .mean: .mean
            case .max: .amax
            }
        try Kernels.reduce(
            rows.contiguous(), into: output, at: offsets, reduction, includesSelf: false,
            operation: operation)
        let dtype = index.dtype
        var sizes = [Int](repeating: 0, count: starts.count)
        for position in kept { sizes[bagOfIndex[position]] += 1 }
        // Sums leave unset what only gradients need; here that is 0.
        if options.mode == .sum {
            let hasLast = options.includesLastOffset && operation == "embedding_bag"
            sizes = [Int](repeating: 0, count: starts.count + (hasLast ? 1 : 0))
        }
        let isPlain =
            options.mode == .sum && options.paddingIndex == nil && weight.strides[1] == 1
            && weight.dtype != .float64
        return [
            output, try vector(isPlain ? [] : bagOfIndex, dtype), try vector(sizes, dtype),
            try options.mode == .max ? maximumRows(rows, output, dtype) : vector(sizes, dtype),
        ]
    }

    private func vector(_ values: [Int], _ dtype: DType) throws(TensorError) -> TensorStorage {
        try TensorStorage.make(values.map { Int64($0) }, [values.count], .int64, dtype)
    }

    /// The first row of each bag that has the maximum.
    private func maximumRows(
        _ rows: TensorStorage, _ output: TensorStorage, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        let width = output.extents[1]
        let values = try Tensor(rows).scalars(as: Double.self)
        let maxima = try Tensor(output).scalars(as: Double.self)
        var result = [Int64](repeating: 0, count: maxima.count)
        var isFound = [Bool](repeating: false, count: maxima.count)
        for (row, position) in kept.enumerated() {
            for column in 0..<width {
                let cell = bagOfIndex[position] * width + column
                let value = values[row * width + column]
                if !isFound[cell], value == maxima[cell] || value.isNaN {
                    isFound[cell] = true
                    result[cell] = Int64(places[position])
                }
            }
        }
        return try TensorStorage.make(result, output.extents, .int64, dtype)
    }
}
