// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Convolution {
    /// The convolution of floats in which each plane of the result comes from one of the input;
    /// nil for all others.
    func depthwise() throws(TensorError) -> TensorStorage? {
        let (space, result) = (inputSpace, outputSpace)
        guard groups == inputChannels, groups > 1, space[0] == 1, kernel[0] == 1, result[0] == 1,
            !input.isChannelsLast
        else { return nil }
        let source = try input.contiguous()
        let filter = try weight.contiguous()
        let output = try TensorStorage.allocate(.float32, extents)
        let factor = outputChannels / inputChannels
        let (plane, pixels) = (space[1] * space[2], result[1] * result[2])
        let taps = kernel[1] * kernel[2]
        var window = fxk_window()
        (window.in_height, window.in_width) = (space[1], space[2])
        (window.out_height, window.out_width) = (result[1], result[2])
        (window.kernel_height, window.kernel_width) = (kernel[1], kernel[2])
        (window.stride_height, window.stride_width) = (stride[1], stride[2])
        (window.padding_height, window.padding_width) = (paddingBegin[1], paddingBegin[2])
        (window.dilation_height, window.dilation_width) = (dilation[1], dilation[2])
        let (x, w) = (source.pointer(as: Float.self), filter.pointer(as: Float.self))
        let out = output.pointer(as: Float.self)
        let biases = bias?.pointer(as: Float.self)
        let (channels, step) = (outputChannels, bias?.strides[0] ?? 0)
        let size = Loops.table.window_scratch(&window)
        let shared = window
        try Parallel.forEachThrowing(extents[0] * channels, cost: pixels * taps / 2) {
            range throws(TensorError) in
            try Loops.withScratch(Float.self, size) { scratch in
                var window = shared
                for index in range {
                    let channel = index % channels
                    Loops.table.depthwise(
                        &window, x + index / factor * plane, w + channel * taps,
                        biases?[channel * step] ?? 0, out + index * pixels, scratch)
                }
            }
        }
        return output
    }
}
