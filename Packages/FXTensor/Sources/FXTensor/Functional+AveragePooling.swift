// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes the average of each window of `[n, c, l]`; keywords are recorded as given.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    ///   - countIncludePad: Whether the padding counts in the average; it does if not given.
    /// - SeeAlso: `torch.nn.functional.avg_pool1d`
    public static func avgPool1d(
        _ input: Tensor, _ kernelSize: Int, stride: Int? = nil, padding: Int? = nil,
        ceilMode: Bool? = nil, countIncludePad: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.avg_pool1d"), input, [.int(kernelSize)],
            KeywordArguments(given: [
                ("stride", stride.map { .int($0) }), ("padding", padding.map { .int($0) }),
                ("ceil_mode", ceilMode.map { .bool($0) }),
                ("count_include_pad", countIncludePad.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: [kernelSize], stride: stride.map { [$0] } ?? [], padding: [padding ?? 0],
                roundsUp: ceilMode ?? false)
            return try Kernels.averagePool(
                geometry.resolve(input, space: 1, operation: "avg_pool1d"),
                AverageDivisor(countsPadding: countIncludePad ?? true))
        }
    }

    /// Takes the average of each window of `[n, c, h, w]`; keywords are recorded as given.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    ///   - countIncludePad: Whether the padding counts in the average; it does if not given.
    /// - SeeAlso: `torch.nn.functional.avg_pool2d`
    public static func avgPool2d(
        _ input: Tensor, _ kernelSize: IntPair, stride: IntPair? = nil, padding: IntPair? = nil,
        ceilMode: Bool? = nil, countIncludePad: Bool? = nil,
        divisorOverride: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch._C._nn.avg_pool2d"), input, [kernelSize.argument],
            KeywordArguments(given: [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("ceil_mode", ceilMode.map { .bool($0) }),
                ("count_include_pad", countIncludePad.map { .bool($0) }),
                ("divisor_override", divisorOverride.map { .int($0) }),
            ]), at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: kernelSize.values, stride: stride?.values ?? [],
                padding: padding?.values ?? [0],
                roundsUp: ceilMode ?? false)
            return try Kernels.averagePool(
                geometry.resolve(input, space: 2, operation: "avg_pool2d"),
                AverageDivisor(countsPadding: countIncludePad ?? true, override: divisorOverride))
        }
    }

    /// Takes the average of each window of `[n, c, d, h, w]`; keywords are recorded as given.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    ///   - countIncludePad: Whether the padding counts in the average; it does if not given.
    /// - SeeAlso: `torch.nn.functional.avg_pool3d`
    public static func avgPool3d(
        _ input: Tensor, _ kernelSize: IntTriple, stride: IntTriple? = nil,
        padding: IntTriple? = nil,
        ceilMode: Bool? = nil, countIncludePad: Bool? = nil,
        divisorOverride: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch._C._nn.avg_pool3d"), input, [kernelSize.argument],
            KeywordArguments(given: [
                ("stride", stride?.argument), ("padding", padding?.argument),
                ("ceil_mode", ceilMode.map { .bool($0) }),
                ("count_include_pad", countIncludePad.map { .bool($0) }),
                ("divisor_override", divisorOverride.map { .int($0) }),
            ]), at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: kernelSize.values, stride: stride?.values ?? [],
                padding: padding?.values ?? [0],
                roundsUp: ceilMode ?? false)
            return try Kernels.averagePool(
                geometry.resolve(input, space: 3, operation: "avg_pool3d"),
                AverageDivisor(countsPadding: countIncludePad ?? true, override: divisorOverride))
        }
    }
}
