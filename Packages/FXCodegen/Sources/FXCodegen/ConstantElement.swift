// SPDX-License-Identifier: Apache-2.0

import FXCore

/// One element of a constant, decoded from its bytes.
enum ConstantElement {
    case bool(Bool)
    case integer(String)
    case floating(Double)
    case complex(Double, Double)
}

extension ConstantValue {
    /// The elements in row-major order.
    ///
    /// A float is given as the double of its shortest digits where that rounds back to it: `0.1`
    /// and not `0.10000000149011612`.
    var elements: [ConstantElement] {
        let size = spec.dtype.byteCount
        return stride(from: 0, to: bytes.count, by: size).map { element(bytes[$0..<($0 + size)]) }
    }

    private func element(_ bytes: ArraySlice<UInt8>) -> ConstantElement {
        let bits = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch spec.dtype {
        case .bool: return .bool(bits != 0)
        case .uint8, .uint16, .uint32, .uint64: return .integer(String(bits))
        case .int8: return .integer(String(Int8(truncatingIfNeeded: bits)))
        case .int16: return .integer(String(Int16(truncatingIfNeeded: bits)))
        case .int32: return .integer(String(Int32(truncatingIfNeeded: bits)))
        case .int64: return .integer(String(Int64(truncatingIfNeeded: bits)))
        case .float16: return .floating(Self.half(UInt16(truncatingIfNeeded: bits)))
        case .bfloat16: return .floating(Self.short(Float(bitPattern: UInt32(bits) << 16)))
        case .float32: return .floating(Self.float(bits))
        case .float64: return .floating(Double(bitPattern: bits))
        case .complex64: return .complex(Self.float(bits & 0xffff_ffff), Self.float(bits >> 32))
        case .complex128:
            let imaginary = bytes.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return .complex(Double(bitPattern: bits), Double(bitPattern: imaginary))
        }
    }

    private static func float(_ bits: UInt64) -> Double {
        short(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    }

    /// The double of a float's shortest digits, where it rounds back to the float.
    private static func short(_ value: Float) -> Double {
        guard let double = Double(value.description), Float(double) == value else {
            return Double(value)
        }
        return double
    }

    /// A half-precision number: exact in a double.
    private static func half(_ bits: UInt16) -> Double {
        let sign: Double = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 0x1f)
        let fraction = Double(bits & 0x3ff) / 1024
        switch exponent {
        case 0: return sign * fraction * 0x1p-14
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default:
            return sign * (1 + fraction)
                * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
    }

    /// The elements as nested brackets, such as `[[1.0, 2.0], [3.0, 4.0]]`.
    func nestedText(_ text: (ConstantElement) -> String) -> String {
        var parts = elements.map(text)
        for extent in (spec.shape.extents ?? []).reversed() where extent > 0 {
            parts = stride(from: 0, to: parts.count, by: extent).map {
                "[" + parts[$0..<($0 + extent)].joined(separator: ", ") + "]"
            }
        }
        return parts.first ?? "[]"
    }
}
