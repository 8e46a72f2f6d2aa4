// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension torch {
    /// Sums all elements; integers and Booleans sum to int64.
    ///
    /// - SeeAlso: `torch.sum`
    public static func sum(
        _ input: Tensor, dtype: DType? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .function(.torch.sum), input, [], nil, nil, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums along an axis, which `keepdim` leaves with extent 1.
    ///
    /// - SeeAlso: `torch.sum`
    public static func sum(
        _ input: Tensor, dim: Int, keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .function(.torch.sum), input, [dim], .int(dim), keepdim, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Sums along several axes; along all of them where none is named.
    ///
    /// - SeeAlso: `torch.sum`
    public static func sum(
        _ input: Tensor, dim: [Int], keepdim: Bool? = nil, dtype: DType? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.sum(
            .function(.torch.sum), input, dim, .tuple(dim.map { .int($0) }), keepdim, dtype,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Exchanges two axes; the result is a view.
    ///
    /// - SeeAlso: `torch.transpose`
    public static func transpose(
        _ input: Tensor, _ dim0: Int, _ dim1: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .function(.torch.transpose), input, [.int(dim0), .int(dim1)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.transpose(dim0, dim1) }
    }

    /// Gives the elements another shape; one extent may be -1 and is then computed.
    ///
    /// - SeeAlso: `torch.reshape`
    public static func reshape(
        _ input: Tensor, _ shape: [SymInt], fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.reshape(
            .function(.torch.reshape), input, shape, [.tuple(shape.map(\.argument))],
            at: SourceLocation(file: fileID, line: line)
        ) { input, extents throws(TensorError) in try input.reshape(extents) }
    }

    /// Makes the axes of a range one.
    ///
    /// - SeeAlso: `torch.flatten`
    public static func flatten(
        _ input: Tensor, _ startDim: Int? = nil, _ endDim: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.flatten(
            .function(.torch.flatten), input, startDim, endDim,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Multiplies matrices in the last two axes; the others broadcast.
    ///
    /// - SeeAlso: `torch.matmul`
    public static func matmul(
        _ input: Tensor, _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.matmul(
            .function(.torch.matmul), input, other, at: SourceLocation(file: fileID, line: line))
    }
}

extension Dispatch {
    static func flatten(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ start: Int?, _ end: Int?,
        at location: @autoclosure Recorded<SourceLocation?>
    ) -> Tensor {
        // An end without a start can only be given by position together with it.
        let given = end == nil ? [start] : [start ?? 0, end]
        return view(
            callee(), input, given.compactMap { $0 }.map { .int($0) }, at: location()
        ) { input throws(TensorError) in try input.flatten(start ?? 0, end ?? -1) }
    }

    @inline(__always)
    static func matmul(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: Tensor,
        at location: @autoclosure Recorded<SourceLocation?>
    ) -> Tensor {
        call(lhs.kind.union(rhs.kind), callee(), [.leaf(lhs), .leaf(rhs)], at: location()) {
            () throws(TensorError) in try Kernels.matmul(lhs.concrete, rhs.concrete)
        }
    }
}
