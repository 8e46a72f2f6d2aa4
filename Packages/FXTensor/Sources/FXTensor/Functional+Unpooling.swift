// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes the `p`-norm of each window over 1 axis.
    ///
    /// - SeeAlso: `torch.nn.functional.lp_pool1d`
    public static func lpPool1d(
        _ input: Tensor, _ normType: Double, _ kernelSize: [Int], stride: [Int]? = nil,
        ceilMode: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.lp_pool1d"),
            [.given(input), .given(normType), .given(kernelSize)],
            KeywordArguments(given: [("stride", .given(stride)), ("ceil_mode", .given(ceilMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts elements back where a maximum was found, among zeros.
    ///
    /// - SeeAlso: `torch.nn.functional.max_unpool1d`
    public static func maxUnpool1d(
        _ input: Tensor, _ indices: Tensor, _ kernelSize: [Int], stride: [Int]? = nil,
        padding: [Int] = [0], outputSize: [Int]? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.max_unpool1d"),
            [.given(input), .given(indices), .given(kernelSize)],
            KeywordArguments(given: [
                ("stride", .given(stride)), ("padding", .given(padding)),
                ("output_size", .given(outputSize)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the `p`-norm of each window over 2 axes.
    ///
    /// - SeeAlso: `torch.nn.functional.lp_pool2d`
    public static func lpPool2d(
        _ input: Tensor, _ normType: Double, _ kernelSize: [Int], stride: [Int]? = nil,
        ceilMode: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.lp_pool2d"),
            [.given(input), .given(normType), .given(kernelSize)],
            KeywordArguments(given: [("stride", .given(stride)), ("ceil_mode", .given(ceilMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts elements back where a maximum was found, among zeros.
    ///
    /// - SeeAlso: `torch.nn.functional.max_unpool2d`
    public static func maxUnpool2d(
        _ input: Tensor, _ indices: Tensor, _ kernelSize: [Int], stride: [Int]? = nil,
        padding: [Int] = [0], outputSize: [Int]? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.max_unpool2d"),
            [.given(input), .given(indices), .given(kernelSize)],
            KeywordArguments(given: [
                ("stride", .given(stride)), ("padding", .given(padding)),
                ("output_size", .given(outputSize)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the `p`-norm of each window over 3 axes.
    ///
    /// - SeeAlso: `torch.nn.functional.lp_pool3d`
    public static func lpPool3d(
        _ input: Tensor, _ normType: Double, _ kernelSize: [Int], stride: [Int]? = nil,
        ceilMode: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.lp_pool3d"),
            [.given(input), .given(normType), .given(kernelSize)],
            KeywordArguments(given: [("stride", .given(stride)), ("ceil_mode", .given(ceilMode))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Puts elements back where a maximum was found, among zeros.
    ///
    /// - SeeAlso: `torch.nn.functional.max_unpool3d`
    public static func maxUnpool3d(
        _ input: Tensor, _ indices: Tensor, _ kernelSize: [Int], stride: [Int]? = nil,
        padding: [Int] = [0], outputSize: [Int]? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.max_unpool3d"),
            [.given(input), .given(indices), .given(kernelSize)],
            KeywordArguments(given: [
                ("stride", .given(stride)), ("padding", .given(padding)),
                ("output_size", .given(outputSize)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
