// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A Swift type that stores elements of one dtype and converts to and from numbers.
protocol TensorElement: BitwiseCopyable, Sendable {
    static var dtype: DType { get }

    /// The low bits of an integer, as C converts; for Bool, whether it is not 0.
    init(wrapping value: Int64)

    /// The nearest value; for integers the part before the point.
    init(rounding value: Double)

    /// The nearest value; real ones drop the imaginary part.
    init(complex value: ComplexNumber)

    var int64: Int64 { get }
    var double: Double { get }
    var complex: ComplexNumber { get }
}

extension TensorElement {
    @inline(__always)
    init(complex value: ComplexNumber) { self.init(rounding: value.real) }

    @inline(__always)
    var complex: ComplexNumber { ComplexNumber(double) }
}

/// An element that kernels compute with.
protocol NumericElement: TensorElement {
    static var zero: Self { get }

    // Integers wrap around, as in PyTorch; Booleans add as `or` and multiply as `and`.
    static func sum(_ a: Self, _ b: Self) -> Self
    static func difference(_ a: Self, _ b: Self) -> Self
    static func product(_ a: Self, _ b: Self) -> Self

    static func isEqual(_ a: Self, _ b: Self) -> Bool
    static func isLess(_ a: Self, _ b: Self) -> Bool
    static func isLessOrEqual(_ a: Self, _ b: Self) -> Bool

    var negated: Self { get }
    var absolute: Self { get }
    var isNotANumber: Bool { get }
}

/// An element with fractions.
protocol FloatingElement: NumericElement {
    static func quotient(_ a: Self, _ b: Self) -> Self
    static func power(_ a: Self, _ b: Self) -> Self
    var exponential: Self { get }
    var squareRoot: Self { get }
    var hyperbolicTangent: Self { get }
}

extension TensorElement where Self: FixedWidthInteger {
    @inline(__always)
    init(wrapping value: Int64) { self.init(truncatingIfNeeded: value) }

    @inline(__always)
    init(rounding value: Double) {
        // Out of range gives what x86 gives in C, where small integers go through 32 bits.
        if Self.bitWidth < 32 || Self.bitWidth == 32 && Self.isSigned {
            let isInRange = value > -0x1p31 - 1 && value < 0x1p31
            self.init(truncatingIfNeeded: isInRange ? Int32(value) : Int32.min)
        } else {
            let isInRange = value >= -0x1p63 && value < 0x1p63
            self.init(truncatingIfNeeded: isInRange ? Int64(value) : Int64.min)
        }
    }

    @inline(__always)
    var int64: Int64 { Int64(truncatingIfNeeded: self) }

    @inline(__always)
    var double: Double { Double(self) }
}

extension NumericElement where Self: FixedWidthInteger {
    static var zero: Self { 0 }

    @inline(__always)
    static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }

    @inline(__always)
    static func difference(_ a: Self, _ b: Self) -> Self { a &- b }

    @inline(__always)
    static func product(_ a: Self, _ b: Self) -> Self { a &* b }

    @inline(__always)
    var negated: Self { 0 &- self }

    @inline(__always)
    var absolute: Self { self < 0 ? 0 &- self : self }

    var isNotANumber: Bool { false }
}

extension NumericElement where Self: Comparable {
    @inline(__always)
    static func isEqual(_ a: Self, _ b: Self) -> Bool { a == b }

    @inline(__always)
    static func isLess(_ a: Self, _ b: Self) -> Bool { a < b }

    @inline(__always)
    static func isLessOrEqual(_ a: Self, _ b: Self) -> Bool { a <= b }
}

extension TensorElement where Self: BinaryFloatingPoint {
    @inline(__always)
    init(wrapping value: Int64) { self.init(value) }

    @inline(__always)
    init(rounding value: Double) { self.init(value) }

    @inline(__always)
    var int64: Int64 { Int64(rounding: Double(self)) }

    @inline(__always)
    var double: Double { Double(self) }
}

extension FloatingElement where Self: BinaryFloatingPoint {
    static var zero: Self { 0 }

    @inline(__always)
    static func sum(_ a: Self, _ b: Self) -> Self { a + b }

    @inline(__always)
    static func difference(_ a: Self, _ b: Self) -> Self { a - b }

    @inline(__always)
    static func product(_ a: Self, _ b: Self) -> Self { a * b }

    @inline(__always)
    static func quotient(_ a: Self, _ b: Self) -> Self { a / b }

    @inline(__always)
    var negated: Self { -self }

    @inline(__always)
    var absolute: Self { magnitude }

    @inline(__always)
    var isNotANumber: Bool { isNaN }

    @inline(__always)
    var squareRoot: Self { squareRoot() }
}
