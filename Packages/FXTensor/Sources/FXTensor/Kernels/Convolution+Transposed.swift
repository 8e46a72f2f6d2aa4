// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// A transposed convolution: each element of the input spreads its products over the result.

extension Convolution {
    /// The result of the transposed convolution.
    func spreadOut() throws(TensorError) -> TensorStorage {
        if [.float16, .bfloat16].contains(input.dtype) {
            var wide = self
            wide.input = try Kernels.cast(input, to: .float32)
            wide.weight = try Kernels.cast(weight, to: .float32)
            wide.bias = try bias.map { bias throws(TensorError) in
                try Kernels.cast(bias, to: .float32)
            }
            return try Kernels.cast(wide.spreadOut(), to: input.dtype)
        }
        let output = try startOutput()
        if bias == nil {
            output.clear()
        }
        if output.elementCount == 0 || input.elementCount == 0 { return output }
        let (source, filter) = (try input.contiguous(), try weight.contiguous())
        let plane = inputSpace.reduce(1, *)
        let (channels, outputs) = (inputChannels / groups, outputChannels / groups)
        let rows = outputs * kernel.reduce(1, *)
        let products = try TensorStorage.allocate(input.dtype, [rows, plane])
        for step in 0..<(extents[0] * groups) {
            let group = step % groups
            let product = MatrixProduct(
                operation: operation,
                lhs: .init(
                    filter.view(
                        extents: [rows, channels], strides: [1, rows],
                        offset: filter.offset + group * channels * rows)),
                rhs: .init(
                    source.view(
                        extents: [channels, plane], strides: [plane, 1],
                        offset: source.offset + step * channels * plane)),
                output: products, rows: rows, inner: channels, columns: plane)
            try product.run()
            let start = step * outputs * outputSpace.reduce(1, *)
            let visitor = SpreadVisitor(
                convolution: self, products: products, output: output, start: start)
            if input.dtype.category == .complex {
                try input.dtype.visitElement(visitor)
            } else {
                try input.dtype.visit(visitor, operator: operation)
            }
        }
        return output
    }
}

/// Adds the products of one image and group to the places that they belong to.
private struct SpreadVisitor: NumericVisitor, ElementVisitor {
    var convolution: Convolution
    var products: TensorStorage
    var output: TensorStorage
    /// The position of the group's first channel in the result.
    var start: Int

    func visit<Element: NumericElement>(_: Element.Type) {
        spread(Element.self) { Element.sum($0, $1) }
    }

    func visit<Element: TensorElement>(_: Element.Type) {
        spread(Element.self) {
            let (a, b) = ($0.complex, $1.complex)
            return Element(
                complex: ComplexNumber(a.real + b.real, a.imaginary + b.imaginary))
        }
    }

    @inline(__always)
    private func spread<Element: BitwiseCopyable>(
        _: Element.Type, _ sum: (Element, Element) -> Element
    ) {
        let from = products.pointer(as: Element.self)
        let to = output.pointer(as: Element.self) + start
        let kernel = convolution.kernel
        let taps = kernel.reduce(1, *)
        let plane = convolution.inputSpace.reduce(1, *)
        let pixels = convolution.outputSpace.reduce(1, *)
        let channels = convolution.outputChannels / convolution.groups
        // Channels do not meet, taps do.
        Parallel.forEach(channels, cost: Saturating.product(taps, plane)) { range in
            for channel in range {
                for tap in 0..<taps {
                    add(
                        from + (channel * taps + tap) * plane,
                        [
                            tap / (kernel[1] * kernel[2]), tap / kernel[2] % kernel[1],
                            tap % kernel[2],
                        ],
                        to + channel * pixels, sum)
                }
            }
        }
    }

    @inline(__always)
    private func add<Element: BitwiseCopyable>(
        _ source: UnsafeMutablePointer<Element>, _ tap: [Int],
        _ target: UnsafeMutablePointer<Element>, _ sum: (Element, Element) -> Element
    ) {
        let (space, result) = (convolution.inputSpace, convolution.outputSpace)
        let stride = convolution.stride
        let first = (0..<3).map {
            tap[$0] * convolution.dilation[$0] - convolution.paddingBegin[$0]
        }
        for z in 0..<space[0] where (0..<result[0]).contains(first[0] + z * stride[0]) {
            for y in 0..<space[1] where (0..<result[1]).contains(first[1] + y * stride[1]) {
                let line = source + (z * space[1] + y) * space[2]
                let out =
                    target
                    + ((first[0] + z * stride[0]) * result[1] + first[1] + y * stride[1])
                    * result[2]
                for x in 0..<space[2] {
                    let place = first[2] + x * stride[2]
                    if place >= 0 && place < result[2] {
                        out[place] = sum(out[place], line[x])
                    }
                }
            }
        }
    }
}
