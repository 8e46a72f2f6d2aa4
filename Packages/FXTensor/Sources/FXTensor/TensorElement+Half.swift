// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Elements of two bytes are only stored. Operators compute with Float and round once, as
// PyTorch's do.

/// An element that is stored in less than a Float and computed with as one.
protocol ReducedElement: TensorElement {
    init(_ value: Float)
    var float: Float { get }
}

extension ReducedElement {
    @inline(__always)
    init(wrapping value: Int64) { self.init(Float(value)) }

    /// Rounds twice, as C does on the way through Float.
    @inline(__always)
    init(rounding value: Double) { self.init(Float(value)) }

    @inline(__always)
    var double: Double { Double(float) }

    @inline(__always)
    var int64: Int64 { Int64(rounding: double) }
}

/// The upper half of a Float: as many exponent bits, fewer digits.
struct BFloat16: ReducedElement {
    var bits: UInt16

    static var dtype: DType { .bfloat16 }

    @inline(__always)
    init(_ value: Float) {
        // Half of the last kept digit, and the digit itself so that ties go to even.
        let pattern = value.bitPattern
        let rounded = (pattern &+ 0x7fff &+ ((pattern >> 16) & 1)) >> 16
        bits = value.isNaN ? 0x7fc0 : UInt16(truncatingIfNeeded: rounded)
    }

    @inline(__always)
    var float: Float { Float(bitPattern: UInt32(bits) << 16) }
}

/// An IEEE 754 number of 16 bits, converted without help from the processor.
struct Half: ReducedElement {
    var bits: UInt16

    static var dtype: DType { .float16 }

    @inline(__always)
    init(_ value: Float) {
        let pattern = value.bitPattern
        let sign = UInt16(truncatingIfNeeded: (pattern >> 16) & 0x8000)
        let magnitude = pattern & 0x7fff_ffff
        if magnitude >= 0x4780_0000 {
            // 65536 and above, infinity and NaN.
            bits = sign | (magnitude > 0x7f80_0000 ? 0x7e00 : 0x7c00)
        } else if magnitude < 0x3880_0000 {
            // Below the smallest normal number, adding 0.5 moves the digits to their place.
            let aligned = Float(bitPattern: magnitude) + 0.5
            bits = sign | UInt16(truncatingIfNeeded: aligned.bitPattern &- 0x3f00_0000)
        } else {
            let tie = (magnitude >> 13) & 1
            let rounded = magnitude &- 0x3800_0000 &+ 0xfff &+ tie
            bits = sign | UInt16(truncatingIfNeeded: rounded >> 13)
        }
    }

    @inline(__always)
    var float: Float {
        let sign = UInt32(bits & 0x8000) << 16
        let magnitude = UInt32(bits & 0x7fff)
        if magnitude >= 0x7c00 {
            return Float(bitPattern: sign | 0x7f80_0000 | (magnitude & 0x3ff) << 13)
        }
        // A Float of the same digits is off by the difference of the exponents' biases, 2^112.
        let scaled = Float(bitPattern: magnitude << 13) * 0x1p112
        return Float(bitPattern: sign | scaled.bitPattern)
    }
}
