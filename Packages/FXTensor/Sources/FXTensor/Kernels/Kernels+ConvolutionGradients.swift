// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The two sides of a convolution in any number of dimensions: the narrow one, whose places are
/// multiplied by the stride, and the wide one. A transposed convolution goes the other way.
private struct ConvolutionSides {
    var narrow: [Int]
    var wide: [Int]
    var kernel: [Int]
    var stride: [Int]
    var padding: [Int]
    var dilation: [Int]

    /// Calls a closure with each pair of places that a tap of the kernel connects.
    func forEachPair(_ body: (_ narrow: Int, _ wide: Int, _ tap: Int) -> Void) {
        let (places, taps) = (narrow.reduce(1, *), kernel.reduce(1, *))
        for place in 0..<places {
            for tap in 0..<taps {
                var (restPlace, restTap, wideIndex, step) = (place, tap, 0, 1)
                var isInside = true
                for axis in narrow.indices.reversed() {
                    let position =
                        restPlace % narrow[axis] * stride[axis] - padding[axis]
                        + restTap % kernel[axis] * dilation[axis]
                    restPlace /= narrow[axis]
                    restTap /= kernel[axis]
                    guard (0..<wide[axis]).contains(position) else {
                        isInside = false
                        break
                    }
                    wideIndex += position * step
                    step *= wide[axis]
                }
                if isInside { body(place, wideIndex, tap) }
            }
        }
    }
}

/// What a convolution was called with.
struct ConvolutionCall {
    var stride: [Int]
    var padding: [Int]
    var dilation: [Int]
    var isTransposed: Bool
    var groups: Int
}

extension Kernels {
    /// The slopes of a convolution's result by input, weight and bias; nil where not wanted.
    static func convolutionGradients(
        _ slope: TensorStorage, _ input: TensorStorage, _ weight: TensorStorage,
        _ call: ConvolutionCall, wanted: [Bool]
    ) throws(TensorError) -> [TensorStorage?] {
        let name = "convolution_backward"
        try requireEqualDTypes([slope, input, weight], operation: name)
        _ = try input.dtype.realType(for: name)
        let rank = input.rank - 2
        let isRight =
            rank > 0 && slope.rank == input.rank && weight.rank == input.rank && call.groups > 0
            && slope.extents[0] == input.extents[0] && wanted.count == 3
            && [call.stride, call.padding, call.dilation].allSatisfy {
                $0.count == rank && $0.allSatisfy((0..<1 << 31).contains)
            }
        let (narrow, wide) = call.isTransposed ? (input, slope) : (slope, input)
        guard isRight, weight.extents[0] == narrow.extents[1],
            weight.extents[1] * call.groups == wide.extents[1],
            weight.extents[0] % call.groups == 0
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: name, expected: "the shapes of one convolution",
                    found: [slope.shape, input.shape, weight.shape]))
        }
        let sides = ConvolutionSides(
            narrow: Array(narrow.extents.dropFirst(2)), wide: Array(wide.extents.dropFirst(2)),
            kernel: Array(weight.extents.dropFirst(2)), stride: call.stride,
            padding: call.padding, dilation: call.dilation)
        let slopes = try convolutionSlopes(narrow, wide, weight, sides, call)
        let bias = try biasSlopes(slope)
        return [
            wanted[0] ? slopes.input : nil, wanted[1] ? slopes.weight : nil,
            wanted[2] ? bias : nil,
        ]
    }

    private static func convolutionSlopes(
        _ narrow: TensorStorage, _ wide: TensorStorage, _ weight: TensorStorage,
        _ sides: ConvolutionSides, _ call: ConvolutionCall
    ) throws(TensorError) -> (input: TensorStorage, weight: TensorStorage) {
        let (a, b, w) = (try narrow.doubles(), try wide.doubles(), try weight.doubles())
        let (rows, columns) = (weight.extents[0], weight.extents[1])
        let (small, large) = (sides.narrow.reduce(1, *), sides.wide.reduce(1, *))
        let taps = sides.kernel.reduce(1, *)
        let target = call.isTransposed ? narrow : wide
        var byInput = [Double](repeating: 0, count: target.elementCount)
        var byWeight = [Double](repeating: 0, count: w.count)
        let rowsOfGroup = rows / call.groups
        for sample in 0..<narrow.extents[0] {
            for row in 0..<rows {
                let first = (sample * rows + row) * small
                for column in 0..<columns {
                    let channel = row / rowsOfGroup * columns + column
                    let second = (sample * columns * call.groups + channel) * large
                    let factors = (row * columns + column) * taps
                    sides.forEachPair { place, other, tap in
                        byWeight[factors + tap] += a[first + place] * b[second + other]
                        if call.isTransposed {
                            byInput[first + place] += b[second + other] * w[factors + tap]
                        } else {
                            byInput[second + other] += a[first + place] * w[factors + tap]
                        }
                    }
                }
            }
        }
        return (
            try .rounding(byInput, target.extents, target.dtype),
            try .rounding(byWeight, weight.extents, weight.dtype)
        )
    }

    private static func biasSlopes(_ slope: TensorStorage) throws(TensorError) -> TensorStorage {
        let values = try slope.doubles()
        let layout = ChannelLayout(slope.extents)
        var sums = [Double](repeating: 0, count: layout.channels)
        for sample in 0..<layout.samples {
            for channel in 0..<layout.channels {
                let start = layout.start(sample, channel)
                for index in start..<start + layout.plane { sums[channel] += values[index] }
            }
        }
        return try .rounding(sums, [layout.channels], slope.dtype)
    }
}
