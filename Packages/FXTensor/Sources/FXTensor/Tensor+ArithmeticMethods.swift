// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Adds with broadcasting; recorded as the method `add`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.add`
    public func add(
        _ other: Tensor, alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .method("add"), self, other, alpha, at: SourceLocation(file: fileID, line: line),
            floats: .sum, kernel: Kernels.add)
    }

    /// Adds a number; recorded as the method `add`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.add`
    public func add(
        _ other: some TensorScalar, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .method("add"), self, other, alpha, at: SourceLocation(file: fileID, line: line),
            floats: .sum, kernel: Kernels.add)
    }

    /// Subtracts with broadcasting; recorded as the method `sub`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.sub`
    public func sub(
        _ other: Tensor, alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .method("sub"), self, other, alpha, at: SourceLocation(file: fileID, line: line),
            floats: .difference, kernel: Kernels.sub)
    }

    /// Subtracts a number; recorded as the method `sub`.
    ///
    /// - Parameter alpha: A factor of the second operand, recorded where given.
    /// - SeeAlso: `torch.sub`
    public func sub(
        _ other: some TensorScalar, alpha: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.scaled(
            .method("sub"), self, other, alpha, at: SourceLocation(file: fileID, line: line),
            floats: .difference, kernel: Kernels.sub)
    }

    /// Multiplies with broadcasting; recorded as the method `mul`.
    ///
    /// - SeeAlso: `torch.mul`
    public func mul(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .method("mul"), self, other, at: SourceLocation(file: fileID, line: line),
            floats: .product, kernel: Kernels.mul)
    }

    /// Multiplies by a number; recorded as the method `mul`.
    ///
    /// - SeeAlso: `torch.mul`
    public func mul(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .method("mul"), self, other, at: SourceLocation(file: fileID, line: line),
            floats: .product, kernel: Kernels.mul)
    }

    /// Divides with broadcasting; recorded as the method `div`.
    ///
    /// - SeeAlso: `torch.div`
    public func div(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .method("div"), self, other, at: SourceLocation(file: fileID, line: line),
            floats: .quotient, kernel: Kernels.div)
    }

    /// Divides by a number; recorded as the method `div`.
    ///
    /// - SeeAlso: `torch.div`
    public func div(
        _ other: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.binary(
            .method("div"), self, other, at: SourceLocation(file: fileID, line: line),
            floats: .quotient, kernel: Kernels.div)
    }

    /// Raises to a power; recorded as the method `pow`.
    ///
    /// - SeeAlso: `torch.pow`
    public func pow(
        _ exponent: some TensorScalar, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.power(.method("pow"), self, exponent, at: SourceLocation(file: fileID, line: line))
    }
}
