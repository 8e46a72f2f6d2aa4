// SPDX-License-Identifier: Apache-2.0

/// Sums over runs of elements, in double precision and eight lanes side by side, which the compiler
/// turns into vector instructions.
enum Moments {
    @inline(__always)
    static func sum<Real: WideElement>(_ values: UnsafePointer<Real>, _ count: Int) -> Double {
        reduce(values, count) { $0 }
    }

    @inline(__always)
    static func squares<Real: WideElement>(
        _ values: UnsafePointer<Real>, _ count: Int, around mean: Double
    ) -> Double {
        reduce(values, count) { ($0 - mean) * ($0 - mean) }
    }

    @inline(__always)
    static func reduce<Real: WideElement>(
        _ values: UnsafePointer<Real>, _ count: Int, _ body: (Double) -> Double
    ) -> Double {
        var (s0, s1, s2, s3, s4, s5, s6, s7) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var index = 0
        while index + 8 <= count {
            s0 += body(Double(values[index]))
            s1 += body(Double(values[index + 1]))
            s2 += body(Double(values[index + 2]))
            s3 += body(Double(values[index + 3]))
            s4 += body(Double(values[index + 4]))
            s5 += body(Double(values[index + 5]))
            s6 += body(Double(values[index + 6]))
            s7 += body(Double(values[index + 7]))
            index += 8
        }
        while index < count {
            s0 += body(Double(values[index]))
            index += 1
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
    }

    /// `target = (source - center) * scale + shift`
    @inline(__always)
    static func scale<Real: WideElement>(
        _ source: UnsafePointer<Real>, _ target: UnsafeMutablePointer<Real>, _ count: Int,
        around center: Real, by scale: Real, plus shift: Real
    ) {
        for index in 0..<count { target[index] = (source[index] - center) * scale + shift }
    }

    /// `target = source * scale + shift`
    @inline(__always)
    static func scale<Real: WideElement>(
        _ source: UnsafePointer<Real>, _ target: UnsafeMutablePointer<Real>, _ count: Int,
        by scale: Real, plus shift: Real
    ) {
        for index in 0..<count { target[index] = source[index] * scale + shift }
    }
}
