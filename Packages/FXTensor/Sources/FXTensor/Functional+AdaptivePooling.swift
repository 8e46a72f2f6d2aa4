// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Averages `[n, c, l]` to extents of a given size.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_avg_pool1d`
    public static func adaptiveAvgPool1d(
        _ input: Tensor, _ outputSize: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.adaptive_avg_pool1d"), input, [.int(outputSize)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.adaptiveAveragePool(
                input, [outputSize], operation: "adaptive_avg_pool1d")
        }
    }

    /// Averages `[n, c, h, w]` to extents of a given size.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_avg_pool2d`
    public static func adaptiveAvgPool2d(
        _ input: Tensor, _ outputSize: IntPair, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.adaptive_avg_pool2d"), input, [outputSize.argument],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.adaptiveAveragePool(
                input, outputSize.values, operation: "adaptive_avg_pool2d")
        }
    }

    /// Averages `[n, c, d, h, w]` to extents of a given size.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_avg_pool3d`
    public static func adaptiveAvgPool3d(
        _ input: Tensor, _ outputSize: IntTriple, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.adaptive_avg_pool3d"), input, [outputSize.argument],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try Kernels.adaptiveAveragePool(
                input, outputSize.values, operation: "adaptive_avg_pool3d")
        }
    }

    /// Takes maxima of `[n, c, l]` for extents of a given size; NaN counts as largest.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool1d`
    public static func adaptiveMaxPool1d(
        _ input: Tensor, _ outputSize: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.adaptive_max_pool1d"), input, [.int(outputSize)],
            ["return_indices": false], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let pooling = try Pooling(
                adapting: input, to: [outputSize], operation: "adaptive_max_pool1d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }

    /// Takes maxima of `[n, c, h, w]` for extents of a given size; NaN counts as largest.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool2d`
    public static func adaptiveMaxPool2d(
        _ input: Tensor, _ outputSize: IntPair, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.adaptive_max_pool2d"), input, [outputSize.argument],
            ["return_indices": false], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let pooling = try Pooling(
                adapting: input, to: outputSize.values, operation: "adaptive_max_pool2d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }

    /// Takes maxima of `[n, c, d, h, w]` for extents of a given size; NaN counts as largest.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool3d`
    public static func adaptiveMaxPool3d(
        _ input: Tensor, _ outputSize: IntTriple, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.windowed(
            .function("torch.nn.functional.adaptive_max_pool3d"), input, [outputSize.argument],
            ["return_indices": false], at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            let pooling = try Pooling(
                adapting: input, to: outputSize.values, operation: "adaptive_max_pool3d")
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }
}
