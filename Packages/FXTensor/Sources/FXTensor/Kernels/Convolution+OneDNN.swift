// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore
private import Synchronization

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// The library that convolutions run on, where the machine has it.
enum OneDNN {
    /// Whether the library is there; the first question loads it, and says once where it is not.
    static let isAvailable: Bool = {
        guard let trouble = fxk_onednn_load() else { return true }
        let reason = String(cString: trouble)
        let line = "swift-fx: convolutions are slower than they could be: oneDNN: \(reason)\n"
        _ = line.withCString { write(STDERR_FILENO, $0, line.utf8.count) }
        return false
    }()
}

extension Convolution {
    /// The result by oneDNN; nil where it is missing or has no such convolution.
    ///
    /// The input's memory order is kept: channels last stay last.
    func byOneDNN() throws(TensorError) -> TensorStorage? {
        guard OneDNN.isAvailable, fitsInt32 else { return nil }
        let isChannelsLast = input.isChannelsLast || weight.isChannelsLast && inputChannels > 1
        guard let plan = ConvolutionPlan.cached(spec(isChannelsLast)) else { return nil }
        let source = isChannelsLast ? try input.channelsLast() : try input.contiguous()
        let output =
            isChannelsLast
            ? try TensorStorage.allocate(
                .float32,
                sharing: TensorStorage.channelsLast(
                    extents, elementCount: TensorStorage.elementCount(of: extents, .float32)))
            : try TensorStorage.allocate(.float32, extents)
        let packed = try plan.packedWeights(weight)
        return try plan.run(source, packed, bias?.contiguous(), output) ? output : nil
    }

    /// The library counts some things in 32 bits.
    private var fitsInt32: Bool {
        (input.extents + extents + weight.extents + stride + dilation + paddingBegin + paddingEnd)
            .allSatisfy { $0 < 1 << 31 }
    }

    private func spec(_ isChannelsLast: Bool) -> fxk_convolution_spec {
        var spec = fxk_convolution_spec()
        let isFlat = inputSpace[0] == 1 && kernel[0] == 1 && extents[2] == 1 && paddingEnd[0] == 0
        spec.space = isFlat ? 2 : 3
        spec.channels_last = isChannelsLast
        spec.has_bias = bias != nil
        spec.threads = Int32(clamping: Parallel.threads)
        spec.batch = Int64(extents[0])
        spec.in_channels = Int64(inputChannels)
        spec.out_channels = Int64(outputChannels)
        spec.groups = Int64(groups)
        func fill(_ values: [Int]) -> (Int64, Int64, Int64) {
            let kept = values.suffix(Int(spec.space)).map(Int64.init) + [0]
            return (kept[0], kept[1], kept[2])
        }
        spec.in = fill(inputSpace)
        spec.out = fill(outputSpace)
        spec.kernel = fill(kernel)
        spec.stride = fill(stride)
        spec.dilation = fill(dilation)
        spec.padding_begin = fill(paddingBegin)
        spec.padding_end = fill(paddingEnd)
        return spec
    }
}

extension TensorStorage {
    /// Returns `[n, c, ...]` with the channels together: itself, or a copy.
    fileprivate func channelsLast() throws(TensorError) -> TensorStorage {
        if isChannelsLast { return self }
        let layout = TensorStorage.channelsLast(extents, elementCount: elementCount)
        let result = try TensorStorage.allocate(dtype, sharing: layout)
        Kernels.moveBytes(from: self, to: result)
        return result
    }
}

/// A convolution of fixed shapes, made ready by oneDNN; the latest few hundred are kept.
final class ConvolutionPlan: @unchecked Sendable {
    private let primitive: OpaquePointer
    private let sizes: fxk_convolution_sizes

    private static let cache = Mutex(RecentlyUsed<ConvolutionKey, ConvolutionPlan>(capacity: 256))

    private init?(_ spec: fxk_convolution_spec) {
        var spec = spec
        guard let primitive = fxk_convolution_create(&spec) else { return nil }
        self.primitive = primitive
        sizes = fxk_convolution_get_sizes(primitive)
    }

    deinit { fxk_convolution_destroy(primitive) }

    static func cached(_ spec: fxk_convolution_spec) -> ConvolutionPlan? {
        let key = ConvolutionKey(spec)
        if let plan = cache.withLock({ $0[key] }) { return plan }
        guard let plan = ConvolutionPlan(spec) else { return nil }
        cache.withLock { $0[key] = plan }
        return plan
    }

    /// The weights in the order that the library wants; made once for each state of the memory.
    func packedWeights(_ weight: TensorStorage) throws(TensorError) -> TensorBuffer {
        let plain = try weight.contiguous()
        if sizes.weights == 0 {
            return try plain.buffer.base == UnsafeMutableRawPointer(plain.pointer(as: Float.self))
                ? plain.buffer : plain.copied().buffer
        }
        let key = DerivedMemory.Key(
            purpose: sizes.weights_order, offset: weight.offset, extents: weight.extents,
            strides: weight.strides)
        return try weight.buffer.derived(key) { () throws(TensorError) in
            let packed = try TensorBuffer(byteCount: sizes.weights)
            guard fxk_convolution_pack(primitive, plain.pointer(), packed.base) else {
                throw .invalidValue(
                    operation: "convolution", value: "the weight",
                    expected: "one that oneDNN can bring into its order")
            }
            return packed
        }
    }

    /// Convolves; false where the library failed.
    func run(
        _ source: TensorStorage, _ weights: TensorBuffer, _ bias: TensorStorage?,
        _ output: TensorStorage
    ) throws(TensorError) -> Bool {
        let (from, to, scratch) = (
            try TensorBuffer(byteCount: sizes.source), try TensorBuffer(byteCount: sizes.result),
            try TensorBuffer(byteCount: sizes.scratch)
        )
        return withExtendedLifetime((from, to, scratch, bias, source, weights)) {
            fxk_convolution_run(
                primitive, source.pointer(), from.base, weights.base, bias?.pointer(),
                output.pointer(), to.base, scratch.base)
        }
    }
}

/// The bytes of a specification, which are all set.
private struct ConvolutionKey: Hashable {
    private let numbers: [Int64]

    init(_ spec: fxk_convolution_spec) {
        func three(_ values: (Int64, Int64, Int64)) -> [Int64] { [values.0, values.1, values.2] }
        numbers =
            [
                Int64(spec.space), spec.channels_last ? 1 : 0, spec.has_bias ? 1 : 0,
                Int64(spec.threads), spec.batch, spec.in_channels, spec.out_channels, spec.groups,
            ] + three(spec.in) + three(spec.out) + three(spec.kernel) + three(spec.stride)
            + three(spec.dilation) + three(spec.padding_begin) + three(spec.padding_end)
    }
}
