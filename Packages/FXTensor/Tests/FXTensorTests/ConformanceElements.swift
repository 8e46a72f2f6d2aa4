// SPDX-License-Identifier: Apache-2.0

import FXCore

/// Elements of a tensor as numbers that can be compared and shown.
enum ConformanceElements {
    case integers([Int64])
    case numbers([Double])
    /// Real and imaginary parts in turn.
    case complex([Double])

    init(_ bytes: [UInt8], _ dtype: DType) {
        let count = bytes.count / dtype.byteCount
        func all<Element>(_: Element.Type) -> [Element] {
            bytes.withUnsafeBytes { raw in
                (0..<bytes.count / MemoryLayout<Element>.size).map {
                    raw.loadUnaligned(
                        fromByteOffset: $0 * MemoryLayout<Element>.size, as: Element.self)
                }
            }
        }
        switch dtype {
        case .bool, .uint8: self = .integers(all(UInt8.self).map(Int64.init))
        case .int8: self = .integers(all(Int8.self).map(Int64.init))
        case .int16: self = .integers(all(Int16.self).map(Int64.init))
        case .int32: self = .integers(all(Int32.self).map(Int64.init))
        case .float16: self = .numbers(all(UInt16.self).map(Self.half))
        case .bfloat16:
            self = .numbers(all(UInt16.self).map { Double(Float(bitPattern: UInt32($0) << 16)) })
        case .float32: self = .numbers(all(Float.self).map(Double.init))
        case .float64: self = .numbers(all(Double.self))
        case .complex64: self = .complex(all(Float.self).map(Double.init))
        default: self = .integers(count == 0 ? [] : all(Int64.self))
        }
    }

    private static func half(_ bits: UInt16) -> Double {
        let sign: Double = bits >> 15 == 1 ? -1 : 1
        let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
        switch exponent {
        case 0: return sign * fraction * 0x1p-24
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default:
            return sign * Double(sign: .plus, exponent: exponent - 15, significand: 1)
                * (1 + fraction / 1024)
        }
    }

    var count: Int {
        switch self {
        case .integers(let values): values.count
        case .numbers(let values): values.count
        case .complex(let values): values.count / 2
        }
    }

    /// The elements as text, the first ones where there are many.
    var text: String {
        let all: [String] =
            switch self {
            case .integers(let values): values.prefix(40).map { "\($0)" }
            case .numbers(let values): values.prefix(40).map { "\(Self.short($0))" }
            case .complex(let values):
                stride(from: 0, to: min(values.count, 40), by: 2).map {
                    "\(Self.short(values[$0]))+\(Self.short(values[$0 + 1]))i"
                }
            }
        return "[" + all.joined(separator: " ") + (count > all.count ? " ...]" : "]")
    }

    private static func short(_ value: Double) -> String {
        let float = Float(value)
        return Double(float) == value ? "\(float)" : "\(value)"
    }

    /// The positions where these elements are not near enough to the expected ones.
    func differences(from expected: ConformanceElements, _ tolerance: ConformanceTolerance)
        -> [Int]
    {
        switch (self, expected) {
        case (.integers(let found), .integers(let wanted)):
            return found.indices.filter { found[$0] != wanted[$0] }
        case (.numbers(let found), .numbers(let wanted)):
            return found.indices.filter { !tolerance.accepts(found[$0], wanted[$0]) }
        case (.complex(let found), .complex(let wanted)):
            return (0..<found.count / 2).filter { index in
                !tolerance.accepts(
                    (found[2 * index], found[2 * index + 1]),
                    (wanted[2 * index], wanted[2 * index + 1]))
            }
        default: return [0]
        }
    }
}

extension ConformanceTolerance {
    /// Whether a number is near enough; NaN equals NaN, infinity only itself.
    func accepts(_ found: Double, _ expected: Double) -> Bool {
        if found == expected || found.isNaN && expected.isNaN { return true }
        guard found.isFinite, expected.isFinite else { return false }
        return abs(found - expected) <= absolute + relative * abs(expected)
    }

    /// The same of complex numbers; one with a NaN in a part is NaN.
    func accepts(_ found: (Double, Double), _ expected: (Double, Double)) -> Bool {
        if expected.0.isNaN || expected.1.isNaN { return found.0.isNaN || found.1.isNaN }
        guard expected.0.isFinite, expected.1.isFinite else {
            return accepts(found.0, expected.0) && accepts(found.1, expected.1)
        }
        let (real, imaginary) = (found.0 - expected.0, found.1 - expected.1)
        let size = (expected.0 * expected.0 + expected.1 * expected.1).squareRoot()
        let distance = (real * real + imaginary * imaginary).squareRoot()
        return distance <= absolute + relative * size
    }
}
