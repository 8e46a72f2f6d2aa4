// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// `input[n, c, ...]` with `weight[o, c / groups, ...]` gives `[n, o, ...]`.
    ///
    /// An input without the batch's dimension gives a result without it.
    static func convolution(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?,
        _ geometry: ConvolutionGeometry, operation: String
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, weight] + (bias.map { [$0] } ?? []), operation: operation)
        if input.dtype == .bool { throw .noKernel(operator: operation, dtype: .bool) }
        let isUnbatched = input.rank == weight.rank - 1
        let batched = isUnbatched ? try input.unsqueeze(0) : input
        let convolution = try geometry.resolve(batched, weight, bias, operation)
        let space = weight.rank - 2
        let result = try geometry.isTransposed ? convolution.spreadOut() : convolution.run()
        let kept = (isUnbatched ? [] : [0]) + [1] + ((5 - space)..<5)
        return result.permuted(kept)
    }

    /// Makes sure that a weight has so many dimensions of space, and the input those or a batch's.
    static func requireSpace(
        _ space: Int, _ input: TensorStorage, _ weight: TensorStorage, _ operation: String
    ) throws(TensorError) {
        guard weight.rank == space + 2, input.rank == space + 1 || input.rank == space + 2 else {
            throw mismatch(
                operation,
                "weight of \(space + 2) dimensions and input of \(space + 1) or \(space + 2)",
                [input, weight])
        }
    }
}

extension Convolution {
    /// The result, by the fastest way there is for the dtype and the memory order.
    func run() throws(TensorError) -> TensorStorage {
        if extents.contains(0) { return try .allocate(input.dtype, extents) }
        if input.dtype == .float32, input.elementCount > 0 {
            if isPointwise, !input.isChannelsLast, isWorthAProduct { return try unfolded() }
            if let result = try depthwise() { return result }
            if let result = try byOneDNN() { return result }
        }
        return try unfolded()
    }

    /// Whether a plain product of matrices takes less time than oneDNN's convolution of one pixel.
    ///
    /// With few pixels it would spend its time on bringing weights into its order, and oneDNN's are
    /// kept; but oneDNN's results come in an order of its own, and take time where they are many.
    private var isWorthAProduct: Bool {
        let pixels = outputSpace.reduce(1, *)
        return pixels >= 400 || pixels >= 128 && outputChannels > inputChannels
    }

    /// Whether each pixel of the result is a product of one pixel's channels.
    var isPointwise: Bool {
        kernel.allSatisfy { $0 == 1 } && (paddingBegin + paddingEnd).allSatisfy { $0 == 0 }
    }
}

extension TensorStorage {
    /// Whether the channels of `[n, c, ...]` lie together, and the pixels one after the other.
    var isChannelsLast: Bool {
        guard rank > 2, !isContiguous, strides[1] == 1 else { return false }
        var step = extents[1]
        for axis in (2..<rank).reversed() where extents[axis] != 1 {
            if strides[axis] != step { return false }
            step *= extents[axis]
        }
        return extents[0] == 1 || strides[0] == step
    }

    /// A layout of `[n, c, ...]` in which the channels lie together.
    static func channelsLast(_ extents: [Int], elementCount: Int) -> StridedLayout {
        var strides = [Int](repeating: 1, count: extents.count)
        var step = extents[1]
        for axis in (2..<extents.count).reversed() {
            strides[axis] = step
            step *= extents[axis]
        }
        strides[0] = step
        return StridedLayout(
            extents: extents, strides: strides, elementCount: elementCount,
            isContiguous: isRowMajor(extents, strides))
    }
}
