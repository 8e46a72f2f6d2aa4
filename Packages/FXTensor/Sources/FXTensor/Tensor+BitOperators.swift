// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Python's operators on remainders and bits. Among Booleans, bits are truth values.

extension Tensor {
    /// Takes remainders with the divisor's sign; recorded as `operator.mod`.
    public static func % (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.mod), [.leaf(lhs), .leaf(rhs)])
    }

    /// Takes remainders with the divisor's sign; one side is a number; recorded as `operator.mod`.
    public static func % (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.mod), [.leaf(lhs), rhs.argument])
    }

    /// Takes remainders with the divisor's sign; one side is a number; recorded as `operator.mod`.
    public static func % (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.mod), [lhs.argument, .leaf(rhs)])
    }

    /// Keeps the bits that both have; recorded as `operator.and_`.
    public static func & (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.and), [.leaf(lhs), .leaf(rhs)])
    }

    /// Keeps the bits that both have; one side is a number; recorded as `operator.and_`.
    public static func & (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.and), [.leaf(lhs), rhs.argument])
    }

    /// Keeps the bits that both have; one side is a number; recorded as `operator.and_`.
    public static func & (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.and), [lhs.argument, .leaf(rhs)])
    }

    /// Keeps the bits that either has; recorded as `operator.or_`.
    public static func | (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.or), [.leaf(lhs), .leaf(rhs)])
    }

    /// Keeps the bits that either has; one side is a number; recorded as `operator.or_`.
    public static func | (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.or), [.leaf(lhs), rhs.argument])
    }

    /// Keeps the bits that either has; one side is a number; recorded as `operator.or_`.
    public static func | (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.or), [lhs.argument, .leaf(rhs)])
    }

    /// Keeps the bits that just one has; recorded as `operator.xor`.
    public static func ^ (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.xor), [.leaf(lhs), .leaf(rhs)])
    }

    /// Keeps the bits that just one has; one side is a number; recorded as `operator.xor`.
    public static func ^ (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.xor), [.leaf(lhs), rhs.argument])
    }

    /// Keeps the bits that just one has; one side is a number; recorded as `operator.xor`.
    public static func ^ (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.xor), [lhs.argument, .leaf(rhs)])
    }

    /// Shifts bits to the left; recorded as `operator.lshift`.
    public static func << (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.lshift), [.leaf(lhs), .leaf(rhs)])
    }

    /// Shifts bits to the left; one side is a number; recorded as `operator.lshift`.
    public static func << (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.lshift), [.leaf(lhs), rhs.argument])
    }

    /// Shifts bits to the left; one side is a number; recorded as `operator.lshift`.
    public static func << (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.lshift), [lhs.argument, .leaf(rhs)])
    }

    /// Shifts bits to the right; recorded as `operator.rshift`.
    public static func >> (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.rshift), [.leaf(lhs), .leaf(rhs)])
    }

    /// Shifts bits to the right; one side is a number; recorded as `operator.rshift`.
    public static func >> (lhs: Tensor, rhs: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.rshift), [.leaf(lhs), rhs.argument])
    }

    /// Shifts bits to the right; one side is a number; recorded as `operator.rshift`.
    public static func >> (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.rshift), [lhs.argument, .leaf(rhs)])
    }

    /// Inverts bits; recorded as `operator.invert`.
    public static prefix func ~ (operand: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.invert), [.leaf(operand)])
    }

    /// Gives the tensor itself; recorded as `operator.pos`.
    public static prefix func + (operand: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.pos), [.leaf(operand)])
    }

    /// Raises to powers; recorded as `operator.pow`.
    public static func ** (lhs: Tensor, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.pow), [.leaf(lhs), .leaf(rhs)])
    }

    /// Raises a number to powers; recorded as `operator.pow`.
    public static func ** (lhs: some TensorScalar, rhs: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.pow), [lhs.argument, .leaf(rhs)])
    }

    /// Divides and rounds down, as Python's `//`; recorded as `operator.floordiv`.
    public func floorDivided(by divisor: Tensor) -> Tensor {
        Dispatch.named(.function(.operator.floordiv), [.leaf(self), .leaf(divisor)])
    }

    /// Divides by a number and rounds down, as Python's `//`; recorded as `operator.floordiv`.
    public func floorDivided(by divisor: some TensorScalar) -> Tensor {
        Dispatch.named(.function(.operator.floordiv), [.leaf(self), divisor.argument])
    }
}
