// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Comparing gives a tensor of Booleans. `==` is left out: Swift asks of it a single Bool.

extension Dispatch {
    @inline(__always)
    static func compare<Operation: ComparisonOperation>(
        _: Operation.Type, _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor, _ rhs: Tensor,
        at location: @autoclosure Recorded<SourceLocation?> = nil
    ) -> Tensor {
        binary(callee(), lhs, rhs, at: location()) { a, b throws(TensorError) in
            try Kernels.compare(Operation.self, a, b)
        }
    }

    @inline(__always)
    static func compare<Operation: ComparisonOperation>(
        _: Operation.Type, _ callee: @autoclosure Recorded<Callee>, _ lhs: Tensor,
        _ rhs: some TensorScalar, at location: @autoclosure Recorded<SourceLocation?> = nil
    ) -> Tensor {
        binary(callee(), lhs, rhs, at: location()) { a, b throws(TensorError) in
            try Kernels.compare(Operation.self, a, b)
        }
    }
}

extension Tensor {
    /// Compares elements; recorded as `operator.gt`.
    public static func > (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.compare(Comparisons.Greater.self, .function(.operator.gt), lhs, rhs)
    }

    /// Compares elements with a number; recorded as `operator.gt`.
    public static func > (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.compare(Comparisons.Greater.self, .function(.operator.gt), lhs, rhs)
    }

    /// Compares a number with elements; recorded as `operator.lt` with the tensor first.
    public static func > (lhs: some TensorScalar, rhs: Tensor) -> Tensor { rhs < lhs }

    /// Compares elements; recorded as `operator.ge`.
    public static func >= (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.compare(Comparisons.GreaterOrEqual.self, .function(.operator.ge), lhs, rhs)
    }

    /// Compares elements with a number; recorded as `operator.ge`.
    public static func >= (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.compare(Comparisons.GreaterOrEqual.self, .function(.operator.ge), lhs, rhs)
    }

    /// Compares a number with elements; recorded as `operator.le` with the tensor first.
    public static func >= (lhs: some TensorScalar, rhs: Tensor) -> Tensor { rhs <= lhs }

    /// Compares elements; recorded as `operator.lt`.
    public static func < (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.compare(Comparisons.Less.self, .function(.operator.lt), lhs, rhs)
    }

    /// Compares elements with a number; recorded as `operator.lt`.
    public static func < (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.compare(Comparisons.Less.self, .function(.operator.lt), lhs, rhs)
    }

    /// Compares a number with elements; recorded as `operator.gt` with the tensor first.
    public static func < (lhs: some TensorScalar, rhs: Tensor) -> Tensor { rhs > lhs }

    /// Compares elements; recorded as `operator.le`.
    public static func <= (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.compare(Comparisons.LessOrEqual.self, .function(.operator.le), lhs, rhs)
    }

    /// Compares elements with a number; recorded as `operator.le`.
    public static func <= (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.compare(Comparisons.LessOrEqual.self, .function(.operator.le), lhs, rhs)
    }

    /// Compares a number with elements; recorded as `operator.ge` with the tensor first.
    public static func <= (lhs: some TensorScalar, rhs: Tensor) -> Tensor { rhs >= lhs }
}

extension Tensor {
    @available(
        *, unavailable,
        message: "comparing a Tensor gives a Tensor; write Bool(x > 0) to branch on its value"
    )
    public static func > (lhs: Tensor, rhs: some TensorScalar) -> Bool { false }

    @available(
        *, unavailable,
        message: "comparing a Tensor gives a Tensor; write Bool(x < 0) to branch on its value"
    )
    public static func < (lhs: Tensor, rhs: some TensorScalar) -> Bool { false }
}
