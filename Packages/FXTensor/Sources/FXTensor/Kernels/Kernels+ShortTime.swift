// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How a signal is cut into frames that are transformed each by itself.
struct ShortTimeOptions {
    /// The number of points of a transform.
    var points: Int
    var hop: Int
    /// As many factors as points.
    var window: [Double]
    var windowType: DType?
    var isNormalized: Bool
    var isOneSided: Bool?

    /// Reads points, hop and window length at 1 to 3, others where they are said to be.
    init(
        _ call: OperatorCall<Tensor>, window: Int, normalized: Int, onesided: Int
    ) throws(TensorError) {
        points = try call.int(1)
        hop = try call.optionalInt(2) ?? points / 4
        isNormalized = try call.bool(normalized)
        isOneSided = try call.flag(onesided)
        let length = try call.optionalInt(3) ?? points
        let given = try call.optionalStorage(window)
        windowType = given?.dtype
        guard (1..<1 << 31).contains(points), (1..<1 << 31).contains(hop), 1...points ~= length,
            given.map({ $0.extents == [length] }) ?? true
        else {
            throw call.mismatch(
                "n_fft and hop_length above 0, and a window of at most n_fft values",
                try call.storage(0))
        }
        if given?.dtype.category == .complex {
            throw .noKernel(operator: call.schema.name, dtype: .complex64)
        }
        try Kernels.requireMemory([points])
        let values = try given?.doubles() ?? [Double](repeating: 1, count: length)
        let left = (points - length) / 2
        self.window = [Double](repeating: 0, count: points)
        for (index, value) in values.enumerated() { self.window[left + index] = value }
    }
}

extension Kernels {
    /// The spectra of overlapping frames of `[t]` or `[n, t]`: `[..., frequencies, frames]`.
    static func shortTimeTransform(
        _ input: TensorStorage, _ options: ShortTimeOptions, padding: String?,
        returnsComplex: Bool?
    ) throws(TensorError) -> TensorStorage {
        let isComplex = input.dtype.category == .complex
        let name = "stft"
        guard 1...2 ~= input.rank else { throw shortTimeShape(name, "[t] or [n, t]", input) }
        if !isComplex { _ = try input.dtype.realType(for: name) }
        if returnsComplex == nil, !isComplex {
            throw .invalidArgument(
                operation: name, parameter: "return_complex",
                expected: "True or False, as real signals need")
        }
        var signal = try input.rank == 1 ? input.unsqueeze(0) : input
        if let padding {
            let half = options.points / 2
            signal = try Composite.call(
                "aten.pad.default", .storage(signal), .ints([half, half]), .string(padding))
        }
        let (batch, length) = (signal.extents[0], signal.extents[1])
        guard length >= options.points else {
            throw shortTimeShape(name, "a signal of \(options.points) points or more", input)
        }
        let isHalf = options.isOneSided ?? !isComplex
        if isHalf, isComplex {
            throw .invalidValue(
                operation: name, value: "onesided True", expected: "False for a complex signal")
        }
        let frames = 1 + (length - options.points) / options.hop
        let cut = try cutFrames(ComplexGrid(signal), batch, length, frames, options)
        var grid = cut
        grid.transform(2, isInverse: false)
        if options.isNormalized { grid.scale(by: 1 / Double(options.points).squareRoot()) }
        if isHalf { grid.resize(2, to: options.points / 2 + 1) }
        let spectrum = try grid.storage(input.dtype.complexType).transpose(1, 2).copied()
        let result = input.rank == 1 ? try spectrum.select(0, 0) : spectrum
        return returnsComplex ?? true ? result : viewParts(result)
    }

    private static func cutFrames(
        _ signal: ComplexGrid, _ batch: Int, _ length: Int, _ frames: Int,
        _ options: ShortTimeOptions
    ) throws(TensorError) -> ComplexGrid {
        let extents = [batch, frames, options.points]
        try requireMemory(extents)
        let count = extents.reduce(1, *)
        var result = ComplexGrid(
            extents: extents, re: [Double](repeating: 0, count: count),
            im: [Double](repeating: 0, count: count))
        var place = 0
        for sample in 0..<batch {
            for frame in 0..<frames {
                let start = sample * length + frame * options.hop
                for index in 0..<options.points {
                    result.re[place] = signal.re[start + index] * options.window[index]
                    result.im[place] = signal.im[start + index] * options.window[index]
                    place += 1
                }
            }
        }
        return result
    }

    /// A complex tensor as real numbers, with a last axis of two.
    private static func viewParts(_ storage: TensorStorage) -> TensorStorage {
        TensorStorage(
            dtype: storage.dtype.partType, extents: storage.extents + [2],
            strides: storage.strides.map { $0 * 2 } + [1], offset: storage.offset * 2,
            elementCount: storage.elementCount * 2, isContiguous: storage.isContiguous,
            buffer: storage.buffer)
    }

    private static func shortTimeShape(
        _ operation: String, _ expected: String, _ input: TensorStorage
    ) -> TensorError {
        .shapeMismatch(.mismatch(operation: operation, expected: expected, found: [input.shape]))
    }

    /// The signal whose frames have the spectra `[..., frequencies, frames]`.
    static func inverseShortTimeTransform(
        _ input: TensorStorage, _ options: ShortTimeOptions, isCentered: Bool, length: Int?,
        returnsComplex: Bool
    ) throws(TensorError) -> TensorStorage {
        let name = "istft"
        let isHalf =
            options.isOneSided
            ?? (input.rank > 1 && input.extents[input.rank - 2] != options.points)
        let frequencies = isHalf ? options.points / 2 + 1 : options.points
        guard 2...3 ~= input.rank, input.extents[input.rank - 2] == frequencies,
            input.dtype.category == .complex, input.elementCount > 0
        else { throw shortTimeShape(name, "complex spectra [n, \(frequencies), frames]", input) }
        let batched = try input.rank == 2 ? input.unsqueeze(0) : input
        var grid = try ComplexGrid(batched.transpose(1, 2).copied())
        let (batch, frames) = (grid.extents[0], grid.extents[1])
        if !returnsComplex { grid.resize(2, to: options.points / 2 + 1) }
        if isHalf || !returnsComplex { grid.mirror(2, to: options.points) }
        grid.transform(2, isInverse: true)
        grid.scale(
            by: options.isNormalized
                ? 1 / Double(options.points).squareRoot() : 1 / Double(options.points))
        let total = options.points + options.hop * (frames - 1)
        try requireMemory([batch, total])
        if let length, !(0..<1 << 40).contains(length) {
            throw .invalidValue(operation: name, value: "length \(length)", expected: "0 or more")
        }
        let start = isCentered ? options.points / 2 : 0
        let end = length.map { start + $0 } ?? (isCentered ? total - options.points / 2 : total)
        var sums = overlap(grid, batch, frames, total, options)
        if let type = options.windowType, type.byteCount == 2 {
            sums.weights = try roundedWeights(frames, total, options, type)
        }
        guard start < end, (start..<min(end, total)).allSatisfy({ sums.weights[$0] > 1e-11 })
        else {
            throw .invalidValue(
                operation: name, value: "the window",
                expected: "one whose squares leave no gap where frames overlap")
        }
        let count = end - start
        try requireMemory([batch, count])
        var result = ComplexGrid(
            extents: input.rank == 2 ? [count] : [batch, count],
            re: [Double](repeating: 0, count: batch * count),
            im: [Double](repeating: 0, count: batch * count))
        for sample in 0..<batch {
            for index in 0..<min(count, total - start) {
                let weight = sums.weights[start + index]
                result.re[sample * count + index] = sums.re[sample * total + start + index] / weight
                result.im[sample * count + index] = sums.im[sample * total + start + index] / weight
            }
        }
        let isDouble = input.dtype == .complex128 || options.windowType == .float64
        let dtype: DType = isDouble ? .complex128 : .complex64
        return try result.storage(returnsComplex ? dtype : dtype.partType)
    }

    /// The sums of squared factors, rounded step by step as PyTorch does in the window's dtype.
    private static func roundedWeights(
        _ frames: Int, _ total: Int, _ options: ShortTimeOptions, _ dtype: DType
    ) throws(TensorError) -> [Double] {
        func rounded(_ values: [Double]) throws(TensorError) -> [Double] {
            try TensorStorage.rounding(values, [values.count], dtype).doubles()
        }
        let squares = try rounded(options.window.map { $0 * $0 })
        var weights = [Double](repeating: 0, count: total)
        for frame in 0..<frames {
            for (index, square) in squares.enumerated() {
                weights[frame * options.hop + index] += square
            }
            weights = try rounded(weights)
        }
        return weights
    }

    private static func overlap(
        _ grid: ComplexGrid, _ batch: Int, _ frames: Int, _ total: Int,
        _ options: ShortTimeOptions
    ) -> (re: [Double], im: [Double], weights: [Double]) {
        var re = [Double](repeating: 0, count: batch * total)
        var (im, weights) = (re, [Double](repeating: 0, count: total))
        for frame in 0..<frames {
            for index in 0..<options.points {
                let (place, factor) = (frame * options.hop + index, options.window[index])
                weights[place] += factor * factor
                for sample in 0..<batch {
                    let source = (sample * frames + frame) * options.points + index
                    re[sample * total + place] += grid.re[source] * factor
                    im[sample * total + place] += grid.im[source] * factor
                }
            }
        }
        return (re, im, weights)
    }
}
