// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Python's operators. Few overloads, so that expressions type-check fast: a tensor with a tensor,
// and with any `TensorScalar` on either side.

precedencegroup ExponentiationPrecedence {
    associativity: right
    higherThan: MultiplicationPrecedence
}

/// The power operator, as in Python.
infix operator ** : ExponentiationPrecedence

extension Tensor {
    /// Adds with broadcasting; recorded as `operator.add`.
    public static func + (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.add), lhs, rhs, floats: .sum) {
            a, b throws(TensorError) in
            try Kernels.add(a, b)
        }
    }

    /// Adds a number; recorded as `operator.add`.
    public static func + (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.binary(.function(.operator.add), lhs, rhs, floats: .sum) {
            a, b throws(TensorError) in
            try Kernels.add(a, b)
        }
    }

    /// Adds to a number; recorded as `operator.add`.
    public static func + (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.add), lhs, rhs) { a, b throws(TensorError) in
            try Kernels.add(a, b)
        }
    }

    /// Subtracts with broadcasting; recorded as `operator.sub`.
    public static func - (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.sub), lhs, rhs, floats: .difference) {
            a, b throws(TensorError) in
            try Kernels.sub(a, b)
        }
    }

    /// Subtracts a number; recorded as `operator.sub`.
    public static func - (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.binary(.function(.operator.sub), lhs, rhs, floats: .difference) {
            a, b throws(TensorError) in
            try Kernels.sub(a, b)
        }
    }

    /// Subtracts from a number; recorded as `operator.sub`.
    public static func - (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.sub), lhs, rhs) { a, b throws(TensorError) in
            try Kernels.sub(a, b)
        }
    }

    /// Multiplies with broadcasting; recorded as `operator.mul`.
    public static func * (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.binary(
            .function(.operator.mul), lhs, rhs, floats: .product, kernel: Kernels.mul)
    }

    /// Multiplies by a number; recorded as `operator.mul`.
    public static func * (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.binary(.function(.operator.mul), lhs, rhs, floats: .product, kernel: Kernels.mul)
    }

    /// Multiplies a number; recorded as `operator.mul`.
    public static func * (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.mul), lhs, rhs, kernel: Kernels.mul)
    }

    /// Divides with broadcasting; recorded as `operator.truediv`.
    public static func / (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.binary(
            .function(.operator.truediv), lhs, rhs, floats: .quotient, kernel: Kernels.div)
    }

    /// Divides by a number; recorded as `operator.truediv`.
    public static func / (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.binary(
            .function(.operator.truediv), lhs, rhs, floats: .quotient, kernel: Kernels.div)
    }

    /// Divides a number; recorded as `operator.truediv`.
    public static func / (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.binary(.function(.operator.truediv), lhs, rhs, kernel: Kernels.div)
    }

    /// Raises to a power; recorded as `operator.pow`.
    public static func ** (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.power(.function(.operator.pow), lhs, rhs)
    }

    /// Negates; recorded as `operator.neg`.
    public static prefix func - (operand: Tensor) -> Tensor {
        Dispatch.unary(Pointwise.Negation.self, .function(.operator.neg), operand)
    }
}

extension Dispatch {
    @inline(__always)
    static func power(
        _ callee: @autoclosure Recorded<Callee>, _ base: Tensor, _ exponent: some TensorScalar,
        at location: @autoclosure Recorded<SourceLocation?> = nil
    ) -> Tensor {
        call(
            base.kind.union(exponent.kind), callee(), [.leaf(base), exponent.argument],
            at: location()
        ) { () throws(TensorError) in
            try Kernels.pow(.tensor(base.concrete), exponent.operand)
        }
    }
}
