// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Dispatch {
    typealias ProductKernel = (TensorStorage, TensorStorage) throws(TensorError) -> TensorStorage
    typealias SumKernel =
        (TensorStorage, TensorStorage, ProductSum) throws(TensorError) -> TensorStorage

    /// A product of two tensors.
    @inline(__always)
    static func product(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: Tensor,
        at location: @autoclosure Recorded<SourceLocation?>, kernel: ProductKernel
    ) -> Tensor {
        call(lhs.kind.union(rhs.kind), callee(), [.leaf(lhs), .leaf(rhs)], at: location()) {
            () throws(TensorError) in try kernel(lhs.concrete, rhs.concrete)
        }
    }

    /// A product to which something is added; factors are recorded where given.
    static func productSum(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ lhs: Tensor, _ rhs: Tensor,
        _ beta: (any TensorScalar)?, _ alpha: (any TensorScalar)?,
        at location: @autoclosure Recorded<SourceLocation?>, kernel: SumKernel
    ) -> Tensor {
        call(
            input.kind.union(lhs.kind).union(rhs.kind).union(beta.kind).union(alpha.kind),
            callee(), [.leaf(input), .leaf(lhs), .leaf(rhs)],
            KeywordArguments(given: [("beta", beta?.argument), ("alpha", alpha?.argument)]),
            at: location()
        ) { () throws(TensorError) in
            try kernel(
                lhs.concrete, rhs.concrete,
                ProductSum(
                    input: input.concrete, beta: beta?.number ?? .int(1),
                    alpha: alpha?.number ?? .int(1)))
        }
    }
}

extension torch {
    /// Multiplies matrices: `[n, k]` by `[k, m]`.
    ///
    /// - SeeAlso: `torch.mm`
    public static func mm(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.mm"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.mm(a, b) }
    }

    /// Multiplies batches of matrices: `[b, n, k]` by `[b, k, m]`.
    ///
    /// - SeeAlso: `torch.bmm`
    public static func bmm(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.bmm"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.bmm(a, b) }
    }

    /// Multiplies a matrix `[n, k]` by a vector `[k]`.
    ///
    /// - SeeAlso: `torch.mv`
    public static func mv(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.mv"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.mv(a, b) }
    }

    /// Sums the products of two vectors' elements.
    ///
    /// - SeeAlso: `torch.dot`
    public static func dot(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.dot"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.dot(a, b) }
    }

    /// Sums products over the last dimension of both.
    ///
    /// - SeeAlso: `torch.inner`
    public static func inner(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.inner"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.inner(a, b) }
    }

    /// Gives every product of an element of `[n]` and one of `[m]`.
    ///
    /// - SeeAlso: `torch.outer`
    public static func outer(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.product(
            .function("torch.outer"), input, other, at: SourceLocation(file: fileID, line: line)
        ) { a, b throws(TensorError) in try Kernels.outer(a, b, operation: "outer") }
    }

    /// Adds the product of `[n, k]` and `[k, m]`: `beta * input + alpha * product`.
    ///
    /// - SeeAlso: `torch.addmm`
    public static func addmm(
        _ input: Tensor, _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .function("torch.addmm"), input, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.mm(a, b, adding: sum, operation: "addmm") }
    }

    /// Adds the product of `[n, k]` and `[k]`: `beta * input + alpha * product`.
    ///
    /// - SeeAlso: `torch.addmv`
    public static func addmv(
        _ input: Tensor, _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .function("torch.addmv"), input, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.mv(a, b, adding: sum, operation: "addmv") }
    }

    /// Adds the products of `[b, n, k]` and `[b, k, m]`, summed over b.
    ///
    /// - SeeAlso: `torch.addbmm`
    public static func addbmm(
        _ input: Tensor, _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .function("torch.addbmm"), input, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.addbmm(a, b, adding: sum) }
    }

    /// Adds the products of `[b, n, k]` and `[b, k, m]`, one by one.
    ///
    /// - SeeAlso: `torch.baddbmm`
    public static func baddbmm(
        _ input: Tensor, _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .function("torch.baddbmm"), input, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in
            try Kernels.bmm(a, b, adding: sum, operation: "baddbmm")
        }
    }

    /// Adds every product of an element of `[n]` and one of `[m]`.
    ///
    /// - SeeAlso: `torch.addr`
    public static func addr(
        _ input: Tensor, _ first: Tensor, _ second: Tensor, beta: (any TensorScalar)? = nil,
        alpha: (any TensorScalar)? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.productSum(
            .function("torch.addr"), input, first, second, beta, alpha,
            at: SourceLocation(file: fileID, line: line)
        ) { a, b, sum throws(TensorError) in try Kernels.addOuter(a, b, adding: sum) }
    }
}
