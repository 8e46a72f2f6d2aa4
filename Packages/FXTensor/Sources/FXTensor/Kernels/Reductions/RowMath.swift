// SPDX-License-Identifier: Apache-2.0

// What rows of numbers reduce to.

enum RowMath {
    typealias Row<Element> = UnsafeBufferPointer<Element>

    /// The sum, pairwise, so that rounding errors grow with the logarithm of the count.
    static func sum<Element: RealElement & SIMDScalar>(_ row: Row<Element>) -> Element {
        guard let base = row.baseAddress else { return 0 }
        return sum(base, row.count)
    }

    private static func sum<Element: RealElement & SIMDScalar>(
        _ values: UnsafePointer<Element>, _ count: Int
    ) -> Element {
        if count > 1024 {
            let half = count / 2
            return sum(values, half) + sum(values + half, count - half)
        }
        let raw = UnsafeRawPointer(values)
        let step = 8 * MemoryLayout<Element>.stride
        var (a, b) = (SIMD8<Element>(repeating: 0), SIMD8<Element>(repeating: 0))
        var index = 0
        while index + 16 <= count {
            let place = raw + index * MemoryLayout<Element>.stride
            a += place.loadUnaligned(as: SIMD8<Element>.self)
            b += (place + step).loadUnaligned(as: SIMD8<Element>.self)
            index += 16
        }
        a += b
        var (rest, lanes) = (Element(0), Element(0))
        while index < count {
            rest += values[index]
            index += 1
        }
        for lane in 0..<8 { lanes += a[lane] }
        return lanes + rest
    }

    static func sum(_ row: Row<Int64>) -> Int64 {
        var sum: Int64 = 0
        for value in row { sum &+= value }
        return sum
    }

    static func sum(_ row: Row<ComplexNumber>) -> ComplexNumber {
        var sum = ComplexNumber(0)
        for value in row { sum = sum + value }
        return sum
    }

    static func product<Element: RealElement>(_ row: Row<Element>) -> Element {
        var product: Element = 1
        for value in row { product *= value }
        return product
    }

    /// The sum of what a closure makes of the elements, in Double.
    @inline(__always)
    static func sum<Element: RealElement>(
        _ row: Row<Element>, _ term: (Double) -> Double
    ) -> Double {
        var (a, b, index) = (0.0, 0.0, 0)
        while index + 2 <= row.count {
            a += term(row[index].double)
            b += term(row[index + 1].double)
            index += 2
        }
        if index < row.count { a += term(row[index].double) }
        return a + b
    }

    static func maximum<Element: RealElement>(_ row: Row<Element>) -> Element {
        var result = row[0]
        for value in row where value > result || value.isNaN { result = value }
        return row.contains(where: \.isNaN) ? .nan : result
    }

    static func minimum<Element: RealElement>(_ row: Row<Element>) -> Element {
        var result = row[0]
        for value in row where value < result || value.isNaN { result = value }
        return row.contains(where: \.isNaN) ? .nan : result
    }

    /// The first place of the largest element, or of the first NaN.
    static func firstMaximum<Element: RealElement>(_ row: Row<Element>) -> Int64 {
        var (best, place) = (row[0], 0)
        for index in row.indices where !(row[index] <= best) {
            if best.isNaN { break }
            (best, place) = (row[index], index)
        }
        return Int64(place)
    }

    /// The first place of the smallest element, or of the first NaN.
    static func firstMinimum<Element: RealElement>(_ row: Row<Element>) -> Int64 {
        var (best, place) = (row[0], 0)
        for index in row.indices where !(row[index] >= best) {
            if best.isNaN { break }
            (best, place) = (row[index], index)
        }
        return Int64(place)
    }

    static func firstMaximum(_ row: Row<Int64>) -> Int64 {
        var place = 0
        for index in row.indices where row[index] > row[place] { place = index }
        return Int64(place)
    }

    static func firstMinimum(_ row: Row<Int64>) -> Int64 {
        var place = 0
        for index in row.indices where row[index] < row[place] { place = index }
        return Int64(place)
    }

    /// The mean and the squares of the distances from it, in two passes.
    static func moments<Element: RealElement>(
        _ row: Row<Element>
    ) -> (mean: Double, squares: Double) {
        let mean = sum(row) { $0 } / Double(row.count)
        return (mean, sum(row) { ($0 - mean) * ($0 - mean) })
    }

    /// The mean as a running one would have it: infinities may make it NaN.
    static func runningMean<Element: RealElement>(_ row: Row<Element>) -> Double {
        let mean = sum(row) { $0 } / Double(row.count)
        if mean.isFinite || row.isEmpty { return mean }
        var running = 0.0
        for (index, value) in row.enumerated() {
            running += (value.double - running) / Double(index + 1)
        }
        return running
    }

    static func logSumExp<Element: RealElement>(_ row: Row<Element>) -> Element {
        if row.isEmpty { return -.infinity }
        let largest = maximum(row).double
        if largest.isInfinite || largest.isNaN { return Element(largest) }
        return Element(CMath.log(sum(row) { CMath.exp($0 - largest) }) + largest)
    }

    static func logSumExp(_ row: Row<ComplexNumber>) -> ComplexNumber {
        var largest = -Double.infinity
        for value in row where value.real > largest { largest = value.real }
        if largest.isInfinite { return ComplexNumber(largest) }
        var sum = ComplexNumber(0)
        for value in row {
            sum = sum + ComplexNumber.exp(value - ComplexNumber(largest))
        }
        return ComplexNumber.log(sum) + ComplexNumber(largest)
    }

    /// The norm of an order: a root of the sum of powers, a count, or an extreme.
    static func norm<Element: RealElement>(_ row: Row<Element>, _ order: Double) -> Double {
        switch order {
        case 0: return sum(row) { $0 != 0 ? 1 : 0 }
        case 1: return sum(row) { Swift.abs($0) }
        case 2: return sum(row) { $0 * $0 }.squareRoot()
        case .infinity:
            return row.reduce(0) { PointwiseMath.maximum($0, Swift.abs($1.double)) }
        case -.infinity:
            return row.reduce(.infinity) { PointwiseMath.minimum($0, Swift.abs($1.double)) }
        default: return CMath.pow(sum(row) { CMath.pow(Swift.abs($0), order) }, 1 / order)
        }
    }
}
