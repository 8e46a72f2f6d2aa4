// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// One function for each family of operators; operator, method and torch function differ only in
// what they record.

/// What a call records beside its arguments; made only where a call is recorded.
typealias Recorded<Value> = () -> Value

extension Dispatch {
    typealias BinaryKernel = (Operand, Operand) throws(TensorError) -> TensorStorage

    /// - Parameter floats: What the operator is on two float32 tensors that lie alike.
    @inline(__always)
    static func binary(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: Tensor,
        at location: @autoclosure Recorded<SourceLocation?> = nil,
        floats: FloatArithmetic? = nil, kernel: BinaryKernel
    ) -> Tensor {
        call(
            lhs.kind.union(rhs.kind), callee(), [.leaf(lhs), .leaf(rhs)], at: location()
        ) { () throws(TensorError) in
            if let floats, let result = try Kernels.alike(floats, lhs.concrete, rhs.concrete) {
                return result
            }
            return try kernel(.tensor(lhs.concrete), .tensor(rhs.concrete))
        }
    }

    @inline(__always)
    static func binary(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: some TensorScalar,
        at location: @autoclosure Recorded<SourceLocation?> = nil,
        floats: FloatArithmetic? = nil, kernel: BinaryKernel
    ) -> Tensor {
        call(
            lhs.kind.union(rhs.kind), callee(), [.leaf(lhs), rhs.argument], at: location()
        ) { () throws(TensorError) in
            if let floats, let number = rhs.number,
                let result = try Kernels.alike(floats, lhs.concrete, number)
            {
                return result
            }
            return try kernel(.tensor(lhs.concrete), rhs.operand)
        }
    }

    @inline(__always)
    static func binary(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: some TensorScalar, _ rhs: Tensor,
        kernel: BinaryKernel
    ) -> Tensor {
        call(lhs.kind.union(rhs.kind), callee(), [lhs.argument, .leaf(rhs)]) {
            () throws(TensorError) in try kernel(lhs.operand, .tensor(rhs.concrete))
        }
    }

    /// `lhs + alpha * rhs` and its kin, where `alpha` is recorded only if given.
    @inline(__always)
    static func scaled(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: Tensor,
        _ alpha: (any TensorScalar)?, at location: @autoclosure Recorded<SourceLocation?>,
        floats: FloatArithmetic,
        kernel: (Operand, Operand, Number) throws(TensorError) -> TensorStorage
    ) -> Tensor {
        call(
            lhs.kind.union(rhs.kind).union(alpha.kind), callee(), [.leaf(lhs), .leaf(rhs)],
            KeywordArguments(given: [("alpha", alpha?.argument)]), at: location()
        ) { () throws(TensorError) in
            if alpha == nil, let result = try Kernels.alike(floats, lhs.concrete, rhs.concrete) {
                return result
            }
            return try kernel(
                .tensor(lhs.concrete), .tensor(rhs.concrete), alpha?.number ?? .int(1))
        }
    }

    @inline(__always)
    static func scaled(
        _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: some TensorScalar,
        _ alpha: (any TensorScalar)?, at location: @autoclosure Recorded<SourceLocation?>,
        floats: FloatArithmetic,
        kernel: (Operand, Operand, Number) throws(TensorError) -> TensorStorage
    ) -> Tensor {
        call(
            lhs.kind.union(rhs.kind).union(alpha.kind), callee(), [.leaf(lhs), rhs.argument],
            KeywordArguments(given: [("alpha", alpha?.argument)]), at: location()
        ) { () throws(TensorError) in
            if alpha == nil, let number = rhs.number,
                let result = try Kernels.alike(floats, lhs.concrete, number)
            {
                return result
            }
            return try kernel(.tensor(lhs.concrete), rhs.operand, alpha?.number ?? .int(1))
        }
    }

    @inline(__always)
    static func unary<Operation: UnaryOperation>(
        _: Operation.Type, _ callee: @autoclosure Recorded<Callee>, _ input: Tensor,
        _ keywords: @autoclosure Recorded<KeywordArguments<Tensor>> = [:],
        at location: @autoclosure Recorded<SourceLocation?> = nil
    ) -> Tensor {
        call(input.kind, callee(), [.leaf(input)], keywords(), at: location()) {
            () throws(TensorError) in try Kernels.unary(Operation.self, input.concrete)
        }
    }

    @inline(__always)
    static func floating<Operation: FloatingOperation>(
        _: Operation.Type, _ callee: @autoclosure Recorded<Callee>, _ input: Tensor,
        at location: @autoclosure Recorded<SourceLocation?>
    ) -> Tensor {
        call(input.kind, callee(), [.leaf(input)], at: location()) {
            () throws(TensorError) in try Kernels.floating(Operation.self, input.concrete)
        }
    }

    /// An operator on one tensor with other arguments that are never traced.
    @inline(__always)
    static func view(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor,
        _ others: @autoclosure Recorded<[Argument<Tensor>]> = [],
        at location: @autoclosure Recorded<SourceLocation?> = nil,
        kernel: (TensorStorage) throws(TensorError) -> TensorStorage
    ) -> Tensor {
        call(input.kind, callee(), [.leaf(input)] + others(), at: location()) {
            () throws(TensorError) in try kernel(input.concrete)
        }
    }

    static func clamp(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ min: (any TensorScalar)?,
        _ max: (any TensorScalar)?, at location: @autoclosure Recorded<SourceLocation?>
    ) -> Tensor {
        call(
            input.kind.union(min.kind).union(max.kind), callee(), [.leaf(input)],
            KeywordArguments(given: [("min", min?.argument), ("max", max?.argument)]),
            at: location()
        ) { () throws(TensorError) in
            try Kernels.clamp(
                .tensor(input.concrete), min?.number.map(Operand.number),
                max?.number.map(Operand.number))
        }
    }

    static func sum(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ axes: [Int],
        _ dim: Argument<Tensor>?, _ keepdim: Bool?, _ dtype: DType?,
        at location: @autoclosure Recorded<SourceLocation?>
    ) -> Tensor {
        call(
            input.kind, callee(), [.leaf(input)],
            KeywordArguments(given: [
                ("dim", dim), ("keepdim", keepdim.map { .bool($0) }),
                ("dtype", dtype.map { .dtype($0) }),
            ]), at: location()
        ) { () throws(TensorError) in
            try Kernels.sum(
                input.concrete, axes: axes, keepsAxes: keepdim ?? false, dtype: dtype)
        }
    }

    /// `reshape` or `view` to sizes of which some may be traced.
    static func reshape(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ sizes: [SymInt],
        _ arguments: @autoclosure Recorded<[Argument<Tensor>]>,
        at location: @autoclosure Recorded<SourceLocation?>,
        kernel: (TensorStorage, [Int]) throws(TensorError) -> TensorStorage
    ) -> Tensor {
        let extents = sizes.compactMap(\.value)
        let kind: TensorHandle.Kind = extents.count == sizes.count ? .concrete : .traced
        return call(
            input.kind.union(kind), callee(), [.leaf(input)] + arguments(), at: location()
        ) { () throws(TensorError) in try kernel(input.concrete, extents) }
    }
}

extension KeywordArguments<Tensor> {
    /// The keywords that a call gave.
    init(given entries: [(String, Argument<Tensor>?)]) {
        self.init(entries.compactMap { key, value in value.map { ArgumentEntry(key, $0) } })
    }
}

extension Optional where Wrapped == any TensorScalar {
    /// The kind of the value for ``Dispatch``; nothing is concrete.
    var kind: TensorHandle.Kind { map { $0.number == nil ? .traced : .concrete } ?? .concrete }
}
