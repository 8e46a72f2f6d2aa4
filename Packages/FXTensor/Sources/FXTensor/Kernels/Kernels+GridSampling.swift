// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How a tensor is read at places between its elements and beyond its edge.
struct GridSampling {
    enum Interpolation: Int { case linear, nearest, cubic }
    enum Padding: Int { case zeros, border, reflection }

    var interpolation: Interpolation
    var padding: Padding
    /// Whether -1 and 1 are the middles of the outer elements, not their edges.
    var alignsCorners: Bool
    var operation: String

    init(
        interpolation: Int, padding: Int, alignsCorners: Bool, operation: String
    ) throws(TensorError) {
        guard let mode = Interpolation(rawValue: interpolation),
            let edge = Padding(rawValue: padding)
        else {
            throw .invalidValue(
                operation: operation, value: "mode \(interpolation) with padding \(padding)",
                expected: "0 to 2 each")
        }
        (self.interpolation, self.padding) = (mode, edge)
        (self.alignsCorners, self.operation) = (alignsCorners, operation)
    }

    /// How many elements along an axis take part.
    var width: Int {
        switch interpolation {
        case .nearest: 1
        case .linear: 2
        case .cubic: 4
        }
    }
}

/// Places along one axis in the coordinates of elements.
private struct GridAxis<Real: WideElement> {
    var sampling: GridSampling
    var size: Int

    /// A coordinate of -1 to 1 as one of elements.
    private func position(_ coordinate: Real) -> Real {
        sampling.alignsCorners
            ? (coordinate + 1) / 2 * Real(size - 1) : ((coordinate + 1) * Real(size) - 1) / 2
    }

    /// A position within the edges, as the padding says.
    private func padded(_ position: Real) -> Real {
        switch sampling.padding {
        case .zeros: return position
        case .border: return clipped(position)
        case .reflection:
            return clipped(
                sampling.alignsCorners
                    ? reflected(position, 0, 2 * (size - 1))
                    : reflected(position, -1, 2 * size - 1))
        }
    }

    private func clipped(_ value: Real) -> Real {
        value > 0 ? min(value, Real(size - 1)) : 0
    }

    private func reflected(_ value: Real, _ twiceLow: Int, _ twiceHigh: Int) -> Real {
        if twiceLow == twiceHigh { return 0 }
        let (low, span) = (Real(twiceLow) / 2, Real(twiceHigh - twiceLow) / 2)
        let distance = (value - low).magnitude
        guard distance < Real(1 << 30) * span else { return .nan }
        let extra = distance.truncatingRemainder(dividingBy: span)
        let flips = Int(Real.floorOf(distance / span))
        return flips % 2 == 0 ? extra + low : span - extra + low
    }

    /// An index of an element, or a negative number beyond the edge.
    private func index(_ value: Real) -> Int {
        value >= 0 && value < Real(size) ? Int(value) : -1
    }

    /// Writes the elements that take part, negative ones beyond the edge, and their weights.
    func taps(
        _ coordinate: Real, _ indices: UnsafeMutablePointer<Int>,
        _ weights: UnsafeMutablePointer<Real>
    ) {
        let place = position(coordinate)
        switch sampling.interpolation {
        case .nearest:
            indices[0] = index(padded(place).rounded(.toNearestOrEven))
            weights[0] = 1
        case .linear:
            let x = padded(place)
            let first = Real.floorOf(x)
            (indices[0], indices[1]) = (index(first), index(first + 1))
            (weights[0], weights[1]) = (first + 1 - x, x - first)
        case .cubic:
            let first = Real.floorOf(place)
            for (step, weight) in Cubic.weights(place - first).enumerated() {
                indices[step] = index(padded(first + Real(step - 1)))
                weights[step] = weight
            }
        }
    }
}

private enum GridLoops<Real: WideElement> {
    /// Reads `[n, c, ...]` at the places of `grid[n, ..., axes]`, the last axis first.
    static func sample(
        _ input: TensorStorage, _ grid: TensorStorage, _ output: TensorStorage,
        _ sampling: GridSampling
    ) {
        let (source, target) = (input.pointer(as: Real.self), output.pointer(as: Real.self))
        let places = grid.pointer(as: Real.self)
        let rank = input.rank - 2
        let sizes = Array(input.extents.dropFirst(2))
        let (channels, plane) = (input.extents[1], sizes.reduce(1, *))
        let points = output.extents.dropFirst(2).reduce(1, *)
        let axes = sizes.map { GridAxis<Real>(sampling: sampling, size: $0) }
        var taps = Taps(sizes: sizes, width: sampling.width)
        for sample in 0..<input.extents[0] {
            for point in 0..<points {
                let place = places + (sample * points + point) * rank
                taps.fill(axes, place)
                for channel in 0..<channels {
                    let base = source + (sample * channels + channel) * plane
                    var sum: Real = 0
                    for index in 0..<taps.count {
                        sum += base[taps.offsets[index]] * taps.weights[index]
                    }
                    target[(sample * channels + channel) * points + point] = sum
                }
            }
        }
    }

    /// The elements around one place and their weights.
    private struct Taps {
        var sizes: [Int]
        var width: Int
        var count = 0
        var offsets: [Int]
        var weights: [Real]
        private var indices: [Int]
        private var shares: [Real]

        init(sizes: [Int], width: Int) {
            (self.sizes, self.width) = (sizes, width)
            let all = sizes.reduce(1) { total, _ in total * width }
            offsets = [Int](repeating: 0, count: all)
            weights = [Real](repeating: 0, count: all)
            indices = [Int](repeating: 0, count: sizes.count * width)
            shares = [Real](repeating: 0, count: sizes.count * width)
        }

        mutating func fill(_ axes: [GridAxis<Real>], _ place: UnsafeMutablePointer<Real>) {
            let rank = sizes.count
            indices.withUnsafeMutableBufferPointer { indices in
                shares.withUnsafeMutableBufferPointer { shares in
                    guard let first = indices.baseAddress, let share = shares.baseAddress else {
                        return
                    }
                    for axis in 0..<rank {
                        // The grid names the last axis first.
                        axes[axis].taps(
                            place[rank - 1 - axis], first + axis * width, share + axis * width)
                    }
                }
            }
            count = 0
            for combination in 0..<offsets.count {
                var (rest, offset, weight, step): (Int, Int, Real, Int) = (combination, 0, 1, 1)
                for axis in (0..<rank).reversed() {
                    let tap = axis * width + rest % width
                    rest /= width
                    if indices[tap] < 0 {
                        offset = -1
                        break
                    }
                    offset += indices[tap] * step
                    weight *= shares[tap]
                    step *= sizes[axis]
                }
                if offset < 0 { continue }
                offsets[count] = offset
                weights[count] = weight
                count += 1
            }
        }
    }
}

extension Kernels {
    /// Reads `input[n, c, ...]` at the places of `grid[n, ..., axes]`, coordinates from -1 to 1.
    static func gridSample(
        _ input: TensorStorage, _ grid: TensorStorage, _ sampling: GridSampling
    ) throws(TensorError) -> TensorStorage {
        let name = sampling.operation
        try requireEqualDTypes([input, grid], operation: name)
        guard 4...5 ~= input.rank, grid.rank == input.rank, grid.extents[0] == input.extents[0],
            grid.extents[grid.rank - 1] == input.rank - 2,
            input.extents.dropFirst(2).allSatisfy({ $0 > 0 })
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name,
                    expected: "[n, c, h, w] and [n, ..., 2], or [n, c, d, h, w] and [n, ..., 3]",
                    found: [input.shape, grid.shape]))
        }
        if sampling.interpolation == .cubic, input.rank == 5 {
            throw .invalidValue(
                operation: name, value: "mode 'bicubic' for three axes",
                expected: "'bilinear' or 'nearest'")
        }
        let x = try input.real(for: name)
        let places = try grid.real(as: x.dtype)
        let output = try TensorStorage.allocate(
            x.dtype, input.extents.prefix(2) + grid.extents.dropFirst().dropLast())
        if x.dtype == .float64 {
            GridLoops<Double>.sample(x, places, output, sampling)
        } else {
            GridLoops<Float>.sample(x, places, output, sampling)
        }
        return try output.cast(to: input.dtype)
    }

    /// The places that affine maps `theta[n, 2, 3]` or `[n, 3, 4]` give for a tensor's elements.
    static func affineGrid(
        _ theta: TensorStorage, _ size: [Int], alignsCorners: Bool
    ) throws(TensorError) -> TensorStorage {
        let rank = size.count - 2
        guard 2...3 ~= rank, theta.extents == [size[0], rank, rank + 1] else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "affine_grid_generator",
                    expected: "theta [n, 2, 3] for 4 extents, or [n, 3, 4] for 5",
                    found: [theta.shape, Shape(size)]))
        }
        _ = try theta.dtype.realType(for: "affine_grid_generator")
        let extents = Array(size.dropFirst(2))
        try requireMemory([size[0]] + extents + [rank])
        let maps = try theta.doubles()
        let lines = extents.map { affineLine($0, alignsCorners) }
        var result: [Double] = []
        let points = extents.reduce(1, *)
        for sample in 0..<size[0] {
            for point in 0..<points {
                var (rest, place) = (point, [Double]())
                for axis in (0..<rank).reversed() {
                    place.append(lines[axis][rest % extents[axis]])
                    rest /= extents[axis]
                }
                for row in 0..<rank {
                    let start = (sample * rank + row) * (rank + 1)
                    var value: Double = maps[start + rank]
                    for axis in 0..<rank { value += maps[start + axis] * place[axis] }
                    result.append(value)
                }
            }
        }
        return try .rounding(result, [size[0]] + extents + [rank], theta.dtype)
    }

    /// The middles of elements along an axis, from -1 to 1 at its ends.
    private static func affineLine(_ count: Int, _ alignsCorners: Bool) -> [Double] {
        guard count > 1 else { return [Double](repeating: 0, count: count) }
        let last = Double(count - 1)
        let reach: Double = alignsCorners ? 1 : last / Double(count)
        return (0..<count).map { index -> Double in
            let place: Double = 2 * Double(index) / last - 1
            return place * reach
        }
    }
}
