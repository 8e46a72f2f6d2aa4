// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The extents and steps of a two-dimensional convolution.
struct ConvolutionGeometry {
    var stride: [Int]
    var padding: [Int]
    var dilation: [Int]
    var groups: Int

    /// Two values from a list of one or two.
    static func pair(_ values: [Int], _ name: String) throws(TensorError) -> [Int] {
        switch values.count {
        case 1: return [values[0], values[0]]
        case 2: return values
        default:
            throw .invalidArgument(
                operation: "conv2d", parameter: name, expected: "one or two integers")
        }
    }

    /// Extents of the result, having checked that everything goes together.
    func outputExtents(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?
    ) throws(TensorError) -> [Int] {
        guard input.rank == 4, weight.rank == 4, groups > 0,
            weight.extents[0] % groups == 0,
            (weight.extents[1] * groups) == input.extents[1]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "conv2d",
                    expected: "input [n, c, h, w] and weight [o, c / \(groups), kh, kw]",
                    found: [input.shape, weight.shape]))
        }
        if let bias, bias.extents != [weight.extents[0]] {
            throw .shapeMismatch(
                .mismatch(
                    operation: "conv2d", expected: "bias [\(weight.extents[0])]",
                    found: [bias.shape]))
        }
        let limit = 1 << 31  // keeps every sum below far from overflow
        guard (stride + dilation).allSatisfy({ (1..<limit).contains($0) }),
            padding.allSatisfy({ (0..<limit).contains($0) })
        else {
            throw .invalidValue(
                operation: "conv2d",
                value: "stride \(stride), padding \(padding), dilation \(dilation)",
                expected: "stride and dilation of 1 or more with padding of 0 or more")
        }
        var result = [input.extents[0], weight.extents[0]]
        for axis in 0..<2 {
            let window = dilation[axis] * (weight.extents[axis + 2] - 1) + 1
            let span = input.extents[axis + 2] + 2 * padding[axis] - window
            guard span >= 0, weight.extents[axis + 2] > 0 else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: "conv2d",
                        expected: "a kernel no larger than the padded input",
                        found: [input.shape, weight.shape]))
            }
            result.append(span / stride[axis] + 1)
        }
        return result
    }
}

private struct ConvolutionVisitor: NumericVisitor {
    var input: TensorStorage
    var weight: TensorStorage
    var bias: TensorStorage?
    var output: TensorStorage
    var geometry: ConvolutionGeometry

    func visit<Element: NumericElement>(_: Element.Type) throws(TensorError) {
        let channels = weight.extents[1]
        let inner = channels * weight.extents[2] * weight.extents[3]
        let columns = output.extents[2] * output.extents[3]
        let outputs = weight.extents[0] / geometry.groups
        let unfolded = try TensorStorage.allocate(input.dtype, [inner, columns])
        let (w, out) = (weight.pointer(as: Element.self), output.pointer(as: Element.self))
        let plane = input.extents[2] * input.extents[3]
        for image in 0..<input.extents[0] {
            for group in 0..<geometry.groups {
                let first = (image * geometry.groups + group) * channels * plane
                unfold(
                    input.pointer(as: Element.self) + first, unfolded.pointer(), channels)
                multiplyMatrices(
                    w + group * outputs * inner, unfolded.pointer(),
                    out + (image * geometry.groups + group) * outputs * columns, rows: outputs,
                    inner: inner, columns: columns)
            }
        }
        addBias(out, columns)
    }

    /// Writes for each tap of the kernel the row of inputs that it meets.
    private func unfold<Element: NumericElement>(
        _ source: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>,
        _ channels: Int
    ) {
        let (height, width) = (input.extents[2], input.extents[3])
        var position = target
        for channel in 0..<channels {
            let plane = source + channel * height * width
            for kernelRow in 0..<weight.extents[2] {
                for kernelColumn in 0..<weight.extents[3] {
                    for outRow in 0..<output.extents[2] {
                        let row =
                            outRow * geometry.stride[0] - geometry.padding[0]
                            + kernelRow * geometry.dilation[0]
                        let start = kernelColumn * geometry.dilation[1] - geometry.padding[1]
                        unfoldRow(
                            (0..<height).contains(row) ? plane + row * width : nil, start,
                            position)
                        position += output.extents[3]
                    }
                }
            }
        }
    }

    @inline(__always)
    private func unfoldRow<Element: NumericElement>(
        _ line: UnsafeMutablePointer<Element>?, _ start: Int,
        _ target: UnsafeMutablePointer<Element>
    ) {
        let (count, width, step) = (output.extents[3], input.extents[3], geometry.stride[1])
        guard let line else { return target.update(repeating: .zero, count: count) }
        for index in 0..<count {
            let column = start + index * step
            target[index] = column >= 0 && column < width ? line[column] : .zero
        }
    }

    private func addBias<Element: NumericElement>(
        _ out: UnsafeMutablePointer<Element>, _ columns: Int
    ) {
        guard let bias else { return }
        let values = bias.pointer(as: Element.self)
        let channels = output.extents[1]
        for plane in 0..<(output.extents[0] * channels) {
            let value = values[plane % channels]
            let line = out + plane * columns
            for index in 0..<columns { line[index] = Element.sum(line[index], value) }
        }
    }
}

extension Kernels {
    /// `input[n, c, h, w]` with `weight[o, c / groups, kh, kw]` gives `[n, o, h', w']`.
    static func conv2d(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?,
        stride: [Int] = [1], padding: [Int] = [0], dilation: [Int] = [1], groups: Int = 1
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, weight] + (bias.map { [$0] } ?? []), operation: "conv2d")
        if input.dtype == .bool { throw .noKernel(operator: "conv2d", dtype: .bool) }
        let geometry = ConvolutionGeometry(
            stride: try ConvolutionGeometry.pair(stride, "stride"),
            padding: try ConvolutionGeometry.pair(padding, "padding"),
            dilation: try ConvolutionGeometry.pair(dilation, "dilation"), groups: groups)
        let extents = try geometry.outputExtents(input, weight, bias)
        let output = try TensorStorage.allocate(input.dtype, extents)
        let visitor = ConvolutionVisitor(
            input: try input.contiguous(), weight: try weight.contiguous(),
            bias: try bias?.contiguous(), output: output, geometry: geometry)
        try input.dtype.visit(visitor, operator: "conv2d")
        return output
    }
}
