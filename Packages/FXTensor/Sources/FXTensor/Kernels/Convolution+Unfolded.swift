// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// A convolution as a product of matrices: for each tap of the kernel the row of inputs that it
// meets. It serves every dtype, and floats where oneDNN is missing.

extension Convolution {
    func unfolded() throws(TensorError) -> TensorStorage {
        let (source, filter) = (try input.contiguous(), try weight.contiguous())
        let pixels = outputSpace.reduce(1, *)
        let channels = inputChannels / groups
        let inner = channels * kernel.reduce(1, *)
        let outputs = outputChannels / groups
        let output = try startOutput()
        let columns =
            isPointwise && stride.allSatisfy { $0 == 1 }
            ? nil : try TensorStorage.allocate(input.dtype, [inner, pixels])
        let plane = inputSpace.reduce(1, *)
        for step in 0..<(extents[0] * groups) {
            let group = step % groups
            let images = source.view(
                extents: [inner, pixels], strides: [pixels, 1],
                offset: source.offset + step * channels * plane)
            if let columns { unfold(from: source, step * channels * plane, to: columns) }
            let product = MatrixProduct(
                operation: operation,
                lhs: .init(
                    filter.view(
                        extents: [outputs, inner], strides: [inner, 1],
                        offset: filter.offset + group * outputs * inner)),
                rhs: .init(columns ?? images),
                output: output.view(
                    extents: [outputs, pixels], strides: [pixels, 1],
                    offset: output.offset + step * outputs * pixels),
                rows: outputs, inner: inner, columns: pixels, adds: bias != nil)
            try product.run()
        }
        return output
    }

    /// A result that holds the bias, or that is not set where there is none.
    func startOutput() throws(TensorError) -> TensorStorage {
        let output = try TensorStorage.allocate(input.dtype, extents)
        if let bias {
            let wide = bias.view(
                extents: [1, extents[1], 1, 1, 1], strides: [0, bias.strides[0], 0, 0, 0])
            Kernels.moveBytes(from: try wide.expand(extents), to: output)
        }
        return output
    }

    /// Writes for each channel and each tap of the kernel the row of inputs that it meets.
    private func unfold(from source: TensorStorage, _ start: Int, to target: TensorStorage) {
        switch input.dtype.byteCount {
        case 1: unfold(source, start, target, UInt8.self)
        case 2: unfold(source, start, target, UInt16.self)
        case 4: unfold(source, start, target, UInt32.self)
        case 8: unfold(source, start, target, UInt64.self)
        default: unfold(source, start, target, SIMD2<UInt64>.self)
        }
    }

    private func unfold<Element: BitwiseCopyable & ExpressibleByZero>(
        _ source: TensorStorage, _ start: Int, _ target: TensorStorage, _: Element.Type
    ) {
        let from = source.pointer(as: Element.self) + start
        let to = target.pointer(as: Element.self)
        let (taps, pixels) = (kernel.reduce(1, *), outputSpace.reduce(1, *))
        let plane = inputSpace.reduce(1, *)
        let size = kernel
        Parallel.forEach(inputChannels / groups * taps, cost: pixels) { rows in
            for row in rows {
                let (channel, tap) = (row / taps, row % taps)
                let place = [
                    tap / (size[1] * size[2]), tap / size[2] % size[1], tap % size[2],
                ]
                unfoldTap(from + channel * plane, place, to + row * pixels)
            }
        }
    }

    private func unfoldTap<Element: BitwiseCopyable & ExpressibleByZero>(
        _ plane: UnsafeMutablePointer<Element>, _ tap: [Int],
        _ target: UnsafeMutablePointer<Element>
    ) {
        let (space, result) = (inputSpace, outputSpace)
        let first = (0..<3).map { tap[$0] * dilation[$0] - paddingBegin[$0] }
        var position = target
        for z in 0..<result[0] {
            let depth = first[0] + z * stride[0]
            for y in 0..<result[1] {
                let row = first[1] + y * stride[1]
                let isWithin = (0..<space[0]).contains(depth) && (0..<space[1]).contains(row)
                Self.unfoldRow(
                    isWithin ? plane + (depth * space[1] + row) * space[2] : nil, space[2],
                    first[2], stride[2], position, result[2])
                position += result[2]
            }
        }
    }

    /// Every `step`th element of a line from a position on; zeros where there is none.
    @inline(__always)
    private static func unfoldRow<Element: BitwiseCopyable & ExpressibleByZero>(
        _ line: UnsafeMutablePointer<Element>?, _ width: Int, _ start: Int, _ step: Int,
        _ target: UnsafeMutablePointer<Element>, _ count: Int
    ) {
        guard let line else { return target.update(repeating: .zero, count: count) }
        let first = min(count, start >= 0 ? 0 : (step - 1 - start) / step)
        let last = max(first, min(count, (width - start + step - 1) / step))
        target.update(repeating: .zero, count: first)
        if step == 1 {
            (target + first).update(from: line + (start + first), count: last - first)
        } else {
            for index in first..<last { target[index] = line[start + index * step] }
        }
        (target + last).update(repeating: .zero, count: count - last)
    }
}

/// Bytes that can be all zero.
protocol ExpressibleByZero {
    static var zero: Self { get }
}

extension UInt8: ExpressibleByZero {}
extension UInt16: ExpressibleByZero {}
extension UInt32: ExpressibleByZero {}
extension UInt64: ExpressibleByZero {}
extension SIMD2<UInt64>: ExpressibleByZero {}
