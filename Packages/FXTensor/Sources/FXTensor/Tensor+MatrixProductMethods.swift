// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Multiplies matrices: `[n, k]` by `[k, m]`.
    ///
    /// - SeeAlso: `torch.Tensor.mm`
    public func mm(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("mm"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.mm(a, b) }
    }

    /// Multiplies batches of matrices: `[b, n, k]` by `[b, k, m]`.
    ///
    /// - SeeAlso: `torch.Tensor.bmm`
    public func bmm(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("bmm"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.bmm(a, b) }
    }

    /// Multiplies a matrix `[n, k]` by a vector `[k]`.
    ///
    /// - SeeAlso: `torch.Tensor.mv`
    public func mv(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("mv"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.mv(a, b) }
    }

    /// Sums the products of two vectors' elements.
    ///
    /// - SeeAlso: `torch.Tensor.dot`
    public func dot(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("dot"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.dot(a, b) }
    }

    /// Sums products over the last dimension of both.
    ///
    /// - SeeAlso: `torch.Tensor.inner`
    public func inner(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("inner"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.inner(a, b) }
    }

    /// Gives every product of an element of `[n]` and one of `[m]`.
    ///
    /// - SeeAlso: `torch.Tensor.outer`
    public func outer(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .method("outer"), self, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.outer(a, b, operation: "outer") }
    }

    /// Adds the product of `[n, k]` and `[k, m]`: `beta * input + alpha * product`.
    ///
    /// - SeeAlso: `torch.Tensor.addmm`
    public func addmm(
        _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .method("addmm"), self, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.mm(a, b, adding: sum, operation: "addmm") }
    }

    /// Adds the product of `[n, k]` and `[k]`: `beta * input + alpha * product`.
    ///
    /// - SeeAlso: `torch.Tensor.addmv`
    public func addmv(
        _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .method("addmv"), self, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.mv(a, b, adding: sum, operation: "addmv") }
    }

    /// Adds the products of `[b, n, k]` and `[b, k, m]`, summed over b.
    ///
    /// - SeeAlso: `torch.Tensor.addbmm`
    public func addbmm(
        _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .method("addbmm"), self, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.addbmm(a, b, adding: sum) }
    }

    /// Adds the products of `[b, n, k]` and `[b, k, m]`, one by one.
    ///
    /// - SeeAlso: `torch.Tensor.baddbmm`
    public func baddbmm(
        _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .method("baddbmm"), self, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in
            try Kernels.bmm(a, b, adding: sum, operation: "baddbmm")
        }
    }

    /// Adds every product of an element of `[n]` and one of `[m]`.
    ///
    /// - SeeAlso: `torch.Tensor.addr`
    public func addr(
        _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .method("addr"), self, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.addOuter(a, b, adding: sum) }
    }
}
