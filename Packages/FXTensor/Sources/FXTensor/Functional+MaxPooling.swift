// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Dispatch {
    /// Runs or records an operator on one tensor with numbers by position and by name.
    static func windowed(
        _ callee: Callee, _ input: Tensor, _ numbers: @autoclosure () -> [Argument<Tensor>],
        _ keywords: @autoclosure () -> KeywordArguments<Tensor> = [:],
        at location: @autoclosure () -> SourceLocation?,
        kernel: (TensorStorage) throws(TensorError) -> TensorStorage
    ) -> Tensor {
        call(input.kind, callee, [.leaf(input)] + numbers(), keywords(), at: location()) {
            () throws(TensorError) in try kernel(input.concrete)
        }
    }
}

extension F {
    /// Takes the largest element of each window of `[n, c, l]`; NaN counts as largest.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    /// - SeeAlso: `torch.nn.functional.max_pool1d`
    public static func maxPool1d(
        _ input: Tensor, _ kernelSize: Int, stride: Int? = nil, padding: Int = 0,
        dilation: Int = 1, ceilMode: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.max_pool1d"), input, [.int(kernelSize)],
            [
                "stride": stride.map { .int($0) } ?? .none, "padding": .int(padding),
                "dilation": .int(dilation), "ceil_mode": .bool(ceilMode),
                "return_indices": false,
            ], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: [kernelSize], stride: stride.map { [$0] } ?? [], padding: [padding],
                dilation: [dilation], roundsUp: ceilMode)
            let pooling = try geometry.resolve(input, space: 1, operation: "max_pool1d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }

    /// Takes the largest element of each window of `[n, c, h, w]`; NaN counts as largest.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    /// - SeeAlso: `torch.nn.functional.max_pool2d`
    public static func maxPool2d(
        _ input: Tensor, _ kernelSize: IntPair, stride: IntPair? = nil, padding: IntPair = 0,
        dilation: IntPair = 1, ceilMode: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.max_pool2d"), input, [kernelSize.argument],
            [
                "stride": stride?.argument ?? .none, "padding": padding.argument,
                "dilation": dilation.argument, "ceil_mode": .bool(ceilMode),
                "return_indices": false,
            ], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: kernelSize.values, stride: stride?.values ?? [], padding: padding.values,
                dilation: dilation.values, roundsUp: ceilMode)
            let pooling = try geometry.resolve(input, space: 2, operation: "max_pool2d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }

    /// Takes the largest element of each window of `[n, c, d, h, w]`; NaN counts as largest.
    ///
    /// - Parameters:
    ///   - stride: The step from a window to the next; the kernel's extents if not given.
    ///   - ceilMode: Whether windows that leave the padded input at its end count too.
    /// - SeeAlso: `torch.nn.functional.max_pool3d`
    public static func maxPool3d(
        _ input: Tensor, _ kernelSize: IntTriple, stride: IntTriple? = nil, padding: IntTriple = 0,
        dilation: IntTriple = 1, ceilMode: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.max_pool3d"), input, [kernelSize.argument],
            [
                "stride": stride?.argument ?? .none, "padding": padding.argument,
                "dilation": dilation.argument, "ceil_mode": .bool(ceilMode),
                "return_indices": false,
            ], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: kernelSize.values, stride: stride?.values ?? [], padding: padding.values,
                dilation: dilation.values, roundsUp: ceilMode)
            let pooling = try geometry.resolve(input, space: 3, operation: "max_pool3d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }
}
