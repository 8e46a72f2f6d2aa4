// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Other windows on the same memory.

extension Tensor {
    /// Exchanges two axes.
    ///
    /// - SeeAlso: `torch.Tensor.transpose`
    public func transpose(
        _ dim0: Int, _ dim1: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("transpose"), self, [.int(dim0), .int(dim1)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.transpose(dim0, dim1) }
    }

    /// Orders the axes anew.
    ///
    /// - SeeAlso: `torch.Tensor.permute`
    public func permute(
        _ dims: Int..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("permute"), self, dims.map { .int($0) },
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.permute(dims) }
    }

    /// The matrix with its axes exchanged; recorded as `getattr(x, "T")`.
    ///
    /// - SeeAlso: `torch.Tensor.T`
    public var T: Tensor {
        Dispatch.view(.function(.builtins.getattr), self, ["T"]) { input throws(TensorError) in
            input.permuted(input.extents.indices.reversed())
        }
    }

    /// The last two axes exchanged; recorded as `getattr(x, "mT")`.
    ///
    /// - SeeAlso: `torch.Tensor.mT`
    public var mT: Tensor { attribute("mT") }

    /// The real parts of complex elements; recorded as `getattr(x, "real")`.
    ///
    /// - SeeAlso: `torch.Tensor.real`
    public var real: Tensor { attribute("real") }

    /// The imaginary parts of complex elements; recorded as `getattr(x, "imag")`.
    ///
    /// - SeeAlso: `torch.Tensor.imag`
    public var imag: Tensor { attribute("imag") }

    private func attribute(_ name: String) -> Tensor {
        Dispatch.named(.function(.builtins.getattr), [.leaf(self), .string(name)])
    }

    /// Gives the slice at one index of an axis, without that axis.
    ///
    /// - SeeAlso: `torch.Tensor.select`
    public func select(
        _ dim: Int, _ index: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("select"), self, [.int(dim), .int(index)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.select(dim, index) }
    }

    /// Stretches axes of extent 1 without copying; -1 keeps an extent.
    ///
    /// - SeeAlso: `torch.Tensor.expand`
    public func expand(
        _ sizes: SymInt..., fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.reshape(
            .method("expand"), self, sizes, sizes.map(\.argument),
            at: SourceLocation(file: fileID, line: line)
        ) { input, extents throws(TensorError) in try input.expand(extents) }
    }

    /// Puts in an axis of extent 1.
    ///
    /// - SeeAlso: `torch.Tensor.unsqueeze`
    public func unsqueeze(
        _ dim: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("unsqueeze"), self, [.int(dim)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.unsqueeze(dim) }
    }

    /// Takes out an axis if its extent is 1, or all such axes.
    ///
    /// - SeeAlso: `torch.Tensor.squeeze`
    public func squeeze(
        _ dim: Int? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .method("squeeze"), self, dim.map { [.int($0)] } ?? [],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.squeeze(dim) }
    }

    /// The tensor in row-major order: itself, or a copy.
    ///
    /// - SeeAlso: `torch.Tensor.contiguous`
    public func contiguous(fileID: StaticString = #fileID, line: Int = #line) -> Tensor {
        if let storage, storage.isContiguous { return self }
        return Dispatch.view(
            .method("contiguous"), self, at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in try input.contiguous() }
    }
}

// MARK: - Slices

extension Tensor {
    /// Gives the elements from `start` up to `end` along an axis; recorded as `operator.getitem`.
    ///
    /// Negative bounds count from the back; bounds beyond the ends are clamped, as in Python.
    public func slice(
        dim: Int, start: Int? = nil, end: Int? = nil, step: Int? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.view(
            .function(.operator.getitem), self, [Self.index(dim, start, end, step)],
            at: SourceLocation(file: fileID, line: line)
        ) { input throws(TensorError) in
            try input.slice(dim, start: start, end: end, step: step ?? 1)
        }
    }

    /// `x[:, a:b]`, or `x[..., a:b, :]` for an axis counted from the back.
    private static func index(
        _ dim: Int, _ start: Int?, _ end: Int?, _ step: Int?
    ) -> Argument<Tensor> {
        func bound(_ value: Int?) -> Argument<Tensor> { value.map { .int($0) } ?? .none }
        let slice = Argument<Tensor>.slice(
            start: bound(start), stop: bound(end), step: bound(step))
        let whole = Argument<Tensor>.slice(start: .none, stop: .none, step: .none)
        if dim == 0 { return slice }
        return dim > 0
            ? .tuple([Argument<Tensor>](repeating: whole, count: dim) + [slice])
            : .tuple([.ellipsis, slice] + [Argument<Tensor>](repeating: whole, count: -dim - 1))
    }
}
