// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Resamples the axes after the first two to a size, or by a factor.
    ///
    /// - Parameters:
    ///   - mode: `nearest`, `nearest-exact`, `linear`, `bilinear`, `bicubic`, `trilinear` or `area`.
    ///   - alignCorners: Whether the middles of the outer elements stay where they are.
    ///   - antialias: Whether each element averages all it covers.
    /// - SeeAlso: `torch.nn.functional.interpolate`
    public static func interpolate(
        _ input: Tensor, size: [Int]? = nil, scaleFactor: [Double]? = nil,
        mode: String = "nearest", alignCorners: Bool? = nil, recomputeScaleFactor: Bool? = nil,
        antialias: Bool = false, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.interpolate"),
            [.given(input)],
            KeywordArguments(given: [
                ("size", .given(size)), ("scale_factor", .given(scaleFactor)),
                ("mode", .given(mode)), ("align_corners", .given(alignCorners)),
                ("recompute_scale_factor", .given(recomputeScaleFactor)),
                ("antialias", .given(antialias)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Resamples the axes after the first two by one factor.
    ///
    /// - SeeAlso: `torch.nn.functional.interpolate`
    public static func interpolate(
        _ input: Tensor, size: [Int]? = nil, scaleFactor: Double, mode: String = "nearest",
        alignCorners: Bool? = nil, recomputeScaleFactor: Bool? = nil, antialias: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.interpolate"),
            [.given(input)],
            KeywordArguments(given: [
                ("size", .given(size)), ("scale_factor", .given(scaleFactor)),
                ("mode", .given(mode)), ("align_corners", .given(alignCorners)),
                ("recompute_scale_factor", .given(recomputeScaleFactor)),
                ("antialias", .given(antialias)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Reads `[n, c, h, w]` at the places of `grid[n, ..., 2]`, from -1 to 1 along each axis.
    ///
    /// - Parameters:
    ///   - mode: `bilinear`, `nearest` or `bicubic`.
    ///   - paddingMode: `zeros`, `border` or `reflection`.
    /// - SeeAlso: `torch.nn.functional.grid_sample`
    public static func gridSample(
        _ input: Tensor, _ grid: Tensor, mode: String = "bilinear", paddingMode: String = "zeros",
        alignCorners: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.grid_sample"),
            [.given(input), .given(grid)],
            KeywordArguments(given: [
                ("mode", .given(mode)), ("padding_mode", .given(paddingMode)),
                ("align_corners", .given(alignCorners)),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the places of elements under affine maps `theta[n, 2, 3]`.
    ///
    /// - SeeAlso: `torch.nn.functional.affine_grid`
    public static func affineGrid(
        _ theta: Tensor, _ size: [Int], alignCorners: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.nn.functional.affine_grid"),
            [.given(theta), .given(size)],
            KeywordArguments(given: [("align_corners", .given(alignCorners))]),
            at: SourceLocation(file: fileID, line: line))
    }
}
