// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes the largest element of each window of `[n, c, l]`, and its place in the plane.
    ///
    /// - SeeAlso: `torch.nn.functional.max_pool1d` with `return_indices=True`
    public static func maxPool1dWithIndices(
        _ input: Tensor, _ kernelSize: Int, stride: Int? = nil, padding: Int = 0,
        dilation: Int = 1, ceilMode: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.max_pool1d"),
                [.leaf(input), .int(kernelSize)],
                [
                    "stride": stride.map { .int($0) } ?? .none, "padding": .int(padding),
                    "dilation": .int(dilation), "ceil_mode": .bool(ceilMode),
                    "return_indices": true,
                ], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest element of each window of `[n, c, h, w]`, and its place in the plane.
    ///
    /// - SeeAlso: `torch.nn.functional.max_pool2d` with `return_indices=True`
    public static func maxPool2dWithIndices(
        _ input: Tensor, _ kernelSize: IntPair, stride: IntPair? = nil, padding: IntPair = 0,
        dilation: IntPair = 1, ceilMode: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.max_pool2d"),
                [.leaf(input), kernelSize.argument],
                [
                    "stride": stride?.argument ?? .none, "padding": padding.argument,
                    "dilation": dilation.argument, "ceil_mode": .bool(ceilMode),
                    "return_indices": true,
                ], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the largest element of each window of `[n, c, d, h, w]`, and its place in the plane.
    ///
    /// - SeeAlso: `torch.nn.functional.max_pool3d` with `return_indices=True`
    public static func maxPool3dWithIndices(
        _ input: Tensor, _ kernelSize: IntTriple, stride: IntTriple? = nil, padding: IntTriple = 0,
        dilation: IntTriple = 1, ceilMode: Bool = false, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.max_pool3d"),
                [.leaf(input), kernelSize.argument],
                [
                    "stride": stride?.argument ?? .none, "padding": padding.argument,
                    "dilation": dilation.argument, "ceil_mode": .bool(ceilMode),
                    "return_indices": true,
                ], at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes maxima of `[n, c, l]` for extents of a given size, and their places.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool1d` with `return_indices=True`
    public static func adaptiveMaxPool1dWithIndices(
        _ input: Tensor, _ outputSize: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.adaptive_max_pool1d"),
                [.leaf(input), .int(outputSize)], ["return_indices": true],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes maxima of `[n, c, h, w]` for extents of a given size, and their places.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool2d` with `return_indices=True`
    public static func adaptiveMaxPool2dWithIndices(
        _ input: Tensor, _ outputSize: IntPair, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.adaptive_max_pool2d"),
                [.leaf(input), outputSize.argument], ["return_indices": true],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes maxima of `[n, c, d, h, w]` for extents of a given size, and their places.
    ///
    /// - SeeAlso: `torch.nn.functional.adaptive_max_pool3d` with `return_indices=True`
    public static func adaptiveMaxPool3dWithIndices(
        _ input: Tensor, _ outputSize: IntTriple, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.nn.functional.adaptive_max_pool3d"),
                [.leaf(input), outputSize.argument], ["return_indices": true],
                at: SourceLocation(file: fileID, line: line)))
    }
}
