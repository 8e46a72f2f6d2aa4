// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

extension Int8: NumericElement { static var dtype: DType { .int8 } }
extension UInt8: NumericElement { static var dtype: DType { .uint8 } }
extension Int16: NumericElement { static var dtype: DType { .int16 } }
extension Int32: NumericElement { static var dtype: DType { .int32 } }
extension Int64: NumericElement { static var dtype: DType { .int64 } }
extension UInt16: TensorElement { static var dtype: DType { .uint16 } }
extension UInt32: TensorElement { static var dtype: DType { .uint32 } }

extension UInt64: TensorElement {
    static var dtype: DType { .uint64 }

    @inline(__always)
    init(rounding value: Double) {
        self =
            value >= 0x1p63 && value < 0x1p64
            ? UInt64(value) : UInt64(bitPattern: Int64(rounding: value))
    }
}

extension Float: FloatingElement {
    static var dtype: DType { .float32 }
    static func power(_ a: Self, _ b: Self) -> Self { powf(a, b) }
    var exponential: Self { expf(self) }
    var hyperbolicTangent: Self { tanhf(self) }
}

extension Double: FloatingElement {
    static var dtype: DType { .float64 }
    static func power(_ a: Self, _ b: Self) -> Self { Self.pow(a, b) }
    var exponential: Self { Self.exp(self) }
    var hyperbolicTangent: Self { Self.tanh(self) }
}

#if !(os(macOS) && arch(x86_64))
    extension Float16: FloatingElement {
        static var dtype: DType { .float16 }
        static func power(_ a: Self, _ b: Self) -> Self { Self(powf(Float(a), Float(b))) }
        var exponential: Self { Self(expf(Float(self))) }
        var hyperbolicTangent: Self { Self(tanhf(Float(self))) }
    }
#endif

extension Bool: NumericElement {
    static var dtype: DType { .bool }
    static var zero: Bool { false }

    init(wrapping value: Int64) { self = value != 0 }
    init(rounding value: Double) { self = value != 0 }
    init(complex value: ComplexNumber) { self = value.real != 0 || value.imaginary != 0 }
    var int64: Int64 { self ? 1 : 0 }
    var double: Double { self ? 1 : 0 }

    static func sum(_ a: Bool, _ b: Bool) -> Bool { a || b }
    static func difference(_ a: Bool, _ b: Bool) -> Bool { a != b }
    static func product(_ a: Bool, _ b: Bool) -> Bool { a && b }
    static func isEqual(_ a: Bool, _ b: Bool) -> Bool { a == b }
    static func isLess(_ a: Bool, _ b: Bool) -> Bool { !a && b }
    static func isLessOrEqual(_ a: Bool, _ b: Bool) -> Bool { !a || b }
    var negated: Bool { self }
    var absolute: Bool { self }
    var isNotANumber: Bool { false }
}
