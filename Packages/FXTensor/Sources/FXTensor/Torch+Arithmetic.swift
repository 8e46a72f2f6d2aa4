// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Adds with broadcasting; recorded as the function `torch.add`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.add`
    public static func add(
        _ input: Tensor, _ other: Tensor, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .function(.torch.add), input, other, alpha,
            at: SourceLocation(file: fileID, line: line),
            floats: .sum, kernel: Kernels.add)
    }

    /// Adds a number; recorded as the function `torch.add`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.add`
    public static func add(
        _ input: Tensor, _ other: some TensorScalar, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .function(.torch.add), input, other, alpha,
            at: SourceLocation(file: fileID, line: line),
            floats: .sum, kernel: Kernels.add)
    }

    /// Subtracts with broadcasting; recorded as the function `torch.sub`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.sub`
    public static func sub(
        _ input: Tensor, _ other: Tensor, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .function(.torch.sub), input, other, alpha,
            at: SourceLocation(file: fileID, line: line),
            floats: .difference, kernel: Kernels.sub)
    }

    /// Subtracts a number; recorded as the function `torch.sub`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.sub`
    public static func sub(
        _ input: Tensor, _ other: some TensorScalar, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .function(.torch.sub), input, other, alpha,
            at: SourceLocation(file: fileID, line: line),
            floats: .difference, kernel: Kernels.sub)
    }

    /// Multiplies with broadcasting; recorded as the function `torch.mul`.
    ///
    /// - SeeAlso: `torch.mul`
    public static func mul(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .function(.torch.mul), input, other, at: SourceLocation(file: fileID, line: line),
            floats: .product, kernel: Kernels.mul)
    }

    /// Multiplies by a number; recorded as the function `torch.mul`.
    ///
    /// - SeeAlso: `torch.mul`
    public static func mul(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .function(.torch.mul), input, other, at: SourceLocation(file: fileID, line: line),
            floats: .product, kernel: Kernels.mul)
    }

    /// Divides with broadcasting; recorded as the function `torch.div`.
    ///
    /// - SeeAlso: `torch.div`
    public static func div(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .function(.torch.div), input, other, at: SourceLocation(file: fileID, line: line),
            floats: .quotient, kernel: Kernels.div)
    }

    /// Divides by a number; recorded as the function `torch.div`.
    ///
    /// - SeeAlso: `torch.div`
    public static func div(
        _ input: Tensor, _ other: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .function(.torch.div), input, other, at: SourceLocation(file: fileID, line: line),
            floats: .quotient, kernel: Kernels.div)
    }

    /// Raises to a power; recorded as the function `torch.pow`.
    ///
    /// - SeeAlso: `torch.pow`
    public static func pow(
        _ input: Tensor, _ exponent: some TensorScalar, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.power(
            .function(.torch.pow), input, exponent, at: SourceLocation(file: fileID, line: line))
    }
}
