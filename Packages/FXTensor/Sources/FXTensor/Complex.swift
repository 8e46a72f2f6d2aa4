// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A complex number as it lies in memory: the real part, then the imaginary one.
///
/// Operators compute with parts of Double and round once.
struct Complex<Part: BinaryFloatingPoint & BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
    var real: Part
    var imaginary: Part

    @inline(__always)
    init(_ real: Part, _ imaginary: Part = 0) {
        self.real = real
        self.imaginary = imaginary
    }
}

/// The complex number that operators compute with.
typealias ComplexNumber = Complex<Double>

extension Complex: TensorElement {
    static var dtype: DType { Part.self == Float.self ? .complex64 : .complex128 }

    @inline(__always)
    init(wrapping value: Int64) { self.init(Part(value)) }

    @inline(__always)
    init(rounding value: Double) { self.init(Part(value)) }

    @inline(__always)
    init(complex value: ComplexNumber) { self.init(Part(value.real), Part(value.imaginary)) }

    @inline(__always)
    var int64: Int64 { Int64(rounding: Double(real)) }

    @inline(__always)
    var double: Double { Double(real) }

    @inline(__always)
    var complex: ComplexNumber { ComplexNumber(Double(real), Double(imaginary)) }
}
