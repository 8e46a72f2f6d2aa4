// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Each subscript is recorded as `operator.getitem`, and as `operator.setitem` where it is written.

extension Tensor {
    /// The slice at an index of the first axis; writing goes through to this tensor.
    ///
    /// - Precondition: The index exists.
    public subscript(index: Int) -> Tensor {
        get {
            Dispatch.view(.function(.operator.getitem), self, [.int(index)]) {
                input throws(TensorError) in try input.select(0, index)
            }
        }
        nonmutating set { assign(newValue, to: .int(index)) }
    }

    /// The part that an index of any kind names: a view, or a copy where tensors are among it.
    ///
    /// - Precondition: The index fits the shape.
    /// - SeeAlso: ``TensorIndex``
    public subscript(
        first: (any TensorIndex)?, rest: (any TensorIndex)?...
    ) -> Tensor {
        get { item(Self.argument([first] + rest)) }
        nonmutating set { assign(newValue, to: Self.argument([first] + rest)) }
    }

    /// The whole tensor, or an index that names the last axes: `x[..., 0]`.
    public subscript(first: UnboundedRange, rest: (any TensorIndex)?...) -> Tensor {
        get { item(Self.argument([Ellipsis()] + rest)) }
        nonmutating set { assign(newValue, to: Self.argument([Ellipsis()] + rest)) }
    }

    /// An index that names the first axis and the last ones: `x[0, ..., 1]`.
    public subscript(
        first: (any TensorIndex)?, second: UnboundedRange, rest: (any TensorIndex)?...
    ) -> Tensor {
        get { item(Self.argument([first, Ellipsis()] + rest)) }
        nonmutating set { assign(newValue, to: Self.argument([first, Ellipsis()] + rest)) }
    }

    /// An index that names the first two axes and the last ones: `x[0, 1, ..., 2]`.
    public subscript(
        first: (any TensorIndex)?, second: (any TensorIndex)?, third: UnboundedRange,
        rest: (any TensorIndex)?...
    ) -> Tensor {
        get { item(Self.argument([first, second, Ellipsis()] + rest)) }
        nonmutating set { assign(newValue, to: Self.argument([first, second, Ellipsis()] + rest)) }
    }

    /// Writes a number over the part that an index names; `x.assign(0, at: mask)` is `x[mask] = 0`.
    public func assign(
        _ value: some TensorScalar, at indices: (any TensorIndex)?...,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) {
        assign(
            value.argument, to: Self.argument(indices),
            at: SourceLocation(file: fileID, line: line))
    }

    private static func argument(_ parts: [(any TensorIndex)?]) -> Argument<Tensor> {
        let items = parts.map { $0?.index ?? .none }
        return items.count == 1 ? items[0] : .tuple(items)
    }

    private func item(_ index: Argument<Tensor>) -> Tensor {
        Dispatch.named(.function(.operator.getitem), [.leaf(self), index])
    }

    private func assign(_ value: Tensor, to index: Argument<Tensor>) {
        assign(.leaf(value), to: index, at: nil)
    }

    private func assign(
        _ value: Argument<Tensor>, to index: Argument<Tensor>, at location: SourceLocation?
    ) {
        _ = Dispatch.value(
            .function("operator.setitem"), [.leaf(self), index, value], at: location)
    }
}
