// SPDX-License-Identifier: Apache-2.0

internal import FXCore

private enum RMSLoops<Real: WideElement> {
    static func normalize(
        _ input: TensorStorage, _ output: TensorStorage, _ weight: TensorStorage?, length: Int,
        epsilon: Double
    ) -> [Double] {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let w = weight?.pointer(as: Real.self)
        var inverses: [Double] = []
        for row in 0..<(length == 0 ? 0 : input.elementCount / length) {
            let (x, out) = (source + row * length, target + row * length)
            let mean = Moments.squares(x, length, around: 0) / Double(length)
            let inverse = 1 / (mean + epsilon).squareRoot()
            let scale = Real(inverse)
            if let w {
                for index in 0..<length { out[index] = x[index] * scale * w[index] }
            } else {
                for index in 0..<length { out[index] = x[index] * scale }
            }
            inverses.append(inverse)
        }
        return inverses
    }

    /// `x / (k + alpha * mean of squares over neighbouring channels) ** beta`
    static func divideByNeighbours(
        _ input: TensorStorage, _ output: TensorStorage, _ layout: ChannelLayout,
        _ window: LocalResponse
    ) {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let before = window.size / 2
        for sample in 0..<layout.samples {
            for channel in 0..<layout.channels {
                let first = max(channel - before, 0)
                let last = min(channel - before + window.size, layout.channels)
                let start = layout.start(sample, channel)
                for index in 0..<layout.plane {
                    var sum = 0.0
                    for other in first..<max(last, first) {
                        let value = Double(source[layout.start(sample, other) + index])
                        sum += value * value
                    }
                    let divisor = Double.power(
                        window.k + window.alpha * sum / Double(window.size), window.beta)
                    target[start + index] = Real(Double(source[start + index]) / divisor)
                }
            }
        }
    }
}

/// The constants of a local response norm.
struct LocalResponse {
    var size: Int
    var alpha: Double
    var beta: Double
    var k: Double
}

extension Kernels {
    /// Divides each row by the root of its mean square.
    ///
    /// - Returns: The output; the factors, `[...]` with the normalised extents kept as 1.
    static func rmsNorm(
        _ input: TensorStorage, _ normalized: [Int], _ weight: TensorStorage?, epsilon: Double?
    ) throws(TensorError) -> [TensorStorage] {
        guard !normalized.isEmpty, input.rank >= normalized.count,
            Array(input.extents.suffix(normalized.count)) == normalized,
            weight == nil || weight?.extents == normalized
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "rms_norm",
                    expected: "input [..., \(normalized)] and a weight of the same",
                    found: [input.shape] + (weight.map { [$0.shape] } ?? [])))
        }
        let x = try input.real(for: "rms_norm")
        let w = try weight?.real(as: x.dtype)
        let output = try TensorStorage.allocate(x.dtype, x.extents)
        let length = normalized.reduce(1, *)
        let isDouble = x.dtype == .float64
        let e = epsilon ?? (isDouble ? Double.ulpOfOne : Double(Float.ulpOfOne))
        let inverses =
            isDouble
            ? RMSLoops<Double>.normalize(x, output, w, length: length, epsilon: e)
            : RMSLoops<Float>.normalize(x, output, w, length: length, epsilon: e)
        let extents =
            input.extents.dropLast(normalized.count) + normalized.map { _ in 1 }
        let factors: TensorStorage =
            length == 0
            ? try filled(Array(extents), x.dtype, .double(.nan))
            : try .rounding(inverses, Array(extents), x.dtype)
        return [try output.cast(to: input.dtype), factors]
    }

    /// Divides by a power of the mean square over `size` neighbouring channels.
    static func localResponseNorm(
        _ input: TensorStorage, _ window: LocalResponse
    ) throws(TensorError) -> TensorStorage {
        guard input.rank >= 3, window.size > 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "local_response_norm",
                    expected: "input [n, c, ...] of three dimensions or more, and a size above 0",
                    found: [input.shape]))
        }
        let x = try input.real(for: "local_response_norm")
        let output = try TensorStorage.allocate(x.dtype, x.extents)
        let layout = ChannelLayout(x.extents)
        if x.dtype == .float64 {
            RMSLoops<Double>.divideByNeighbours(x, output, layout, window)
        } else {
            RMSLoops<Float>.divideByNeighbours(x, output, layout, window)
        }
        return try output.cast(to: input.dtype)
    }

    /// Divides by the `p`-norm along an axis, which counts as `epsilon` at least.
    static func normalize(
        _ input: TensorStorage, p: Number, axis: Int, epsilon: Double
    ) throws(TensorError) -> TensorStorage {
        let norm = try Composite.call(
            "aten.linalg_vector_norm.default", .storage(input), p.argument, .ints([axis]), true)
        let divisor = try Composite.call("aten.clamp.default", .storage(norm), .double(epsilon))
        return try input.over(divisor)
    }

    /// The norm over all axes but one, which the others are kept beside as 1.
    static func normExceptAxis(
        _ input: TensorStorage, power: Int, axis: Int
    ) throws(TensorError) -> TensorStorage {
        let kept =
            axis == -1
            ? nil : try Axis.resolve(axis, rank: input.rank, operation: "norm_except_dim")
        let others = input.extents.indices.filter { $0 != kept }
        return try Composite.call(
            "aten.linalg_vector_norm.default", .storage(input), .int(power), .ints(others),
            .bool(axis != -1))
    }
}
