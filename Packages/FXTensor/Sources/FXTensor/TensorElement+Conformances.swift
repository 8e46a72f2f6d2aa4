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
extension UInt64: TensorElement { static var dtype: DType { .uint64 } }

extension Float: FloatingElement {
    static var dtype: DType { .float32 }
    static func power(_ a: Self, _ b: Self) -> Self { powf(a, b) }
    var exponential: Self { expf(self) }
    var hyperbolicTangent: Self { tanhf(self) }
}

extension Double: FloatingElement {
    static var dtype: DType { .float64 }
    static func power(_ a: Self, _ b: Self) -> Self { pow(a, b) }
    var exponential: Self { exp(self) }
    var hyperbolicTangent: Self { tanh(self) }
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

/// The upper half of a Float: as many exponent bits, fewer digits.
struct BFloat16: TensorElement {
    var bits: UInt16

    static var dtype: DType { .bfloat16 }

    init(rounding value: Double) {
        let float = Float(value)
        if float.isNaN {
            bits = 0x7fc0
        } else {
            // Half of the last kept digit, and the digit itself so that ties go to even.
            let pattern = float.bitPattern
            bits = UInt16(truncatingIfNeeded: (pattern &+ 0x7fff &+ ((pattern >> 16) & 1)) >> 16)
        }
    }

    init(wrapping value: Int64) { self.init(rounding: Double(value)) }

    var double: Double { Double(Float(bitPattern: UInt32(bits) << 16)) }
    var int64: Int64 { Int64(rounding: double) }
}
