// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch.linalg {
    /// Inverts matrices.
    ///
    /// - SeeAlso: `torch.linalg.inv`
    public static func inv(
        _ a: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_inv"),
            [.given(a)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes determinants.
    ///
    /// - SeeAlso: `torch.linalg.det`
    public static func det(
        _ a: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_det"),
            [.given(a)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes signs of determinants and logarithms of their sizes.
    ///
    /// - SeeAlso: `torch.linalg.slogdet`
    public static func slogdet(
        _ a: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch._C._linalg.linalg_slogdet"),
                [.given(a)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Solves `A X = B`, or `X A = B`.
    ///
    /// - SeeAlso: `torch.linalg.solve`
    public static func solve(
        _ a: Tensor, _ b: Tensor, left: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_solve"),
            [.given(a), .given(b)],
            KeywordArguments(given: [("left", left.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the triangles whose products with their transposes are given.
    ///
    /// - SeeAlso: `torch.linalg.cholesky`
    public static func cholesky(
        _ input: Tensor, upper: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_cholesky"),
            [.given(input)],
            KeywordArguments(given: [("upper", upper.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Splits matrices into triangles in one, and row exchanges.
    ///
    /// - SeeAlso: `torch.linalg.lu_factor`
    public static func luFactor(
        _ a: Tensor, pivot: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch._C._linalg.linalg_lu_factor"),
                [.given(a)],
                KeywordArguments(given: [("pivot", pivot.map { .given($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Splits matrices into row exchanges and two triangles.
    ///
    /// - SeeAlso: `torch.linalg.lu`
    public static func lu(
        _ a: Tensor, pivot: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch._C._linalg.linalg_lu"),
                [.given(a)],
                KeywordArguments(given: [("pivot", pivot.map { .given($0) })]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes cross products of vectors of three elements.
    ///
    /// - SeeAlso: `torch.linalg.cross`
    public static func cross(
        _ input: Tensor, _ other: Tensor, dim: Int? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_cross"),
            [.given(input), .given(other)],
            KeywordArguments(given: [("dim", dim.map { .given($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies matrices by themselves.
    ///
    /// - SeeAlso: `torch.linalg.matrix_power`
    public static func matrixPower(
        _ input: Tensor, _ n: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_matrix_power"),
            [.given(input), .given(n)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies matrices in the order that costs least.
    ///
    /// - SeeAlso: `torch.linalg.multi_dot`
    public static func multiDot(
        _ tensors: [Tensor], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_multi_dot"),
            [.given(tensors)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Solves triangles.
    ///
    /// - SeeAlso: `torch.linalg.solve_triangular`
    public static func solveTriangular(
        _ input: Tensor, _ b: Tensor, upper: Bool, left: Bool? = nil, unitriangular: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch._C._linalg.linalg_solve_triangular"),
            [.given(input), .given(b)],
            KeywordArguments(given: [
                ("upper", .given(upper)), ("left", left.map { .given($0) }),
                ("unitriangular", unitriangular.map { .given($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }
}
