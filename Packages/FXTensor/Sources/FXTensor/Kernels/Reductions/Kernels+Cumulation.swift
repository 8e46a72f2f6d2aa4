// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Sums, products and extremes of all elements up to one.

extension Kernels {
    /// A running value over each line, kept in a type that does not lose digits.
    private static func cumulate<Element: TensorElement>(
        _ lines: Lines, _ result: TensorStorage, _ first: Element,
        _ next: (Element, Element) -> Element
    ) {
        let values = lines.storage.pointer(as: Element.self)
        let out = result.pointer(as: Element.self)
        for line in 0..<lines.count {
            var value = first
            for index in (line * lines.length)..<((line + 1) * lines.length) {
                value = next(value, values[index])
                out[index] = value
            }
        }
    }

    private static func cumulate(
        _ name: String, _ input: TensorStorage, axis: Int, dtype: DType?,
        _ body: (Lines, TensorStorage, DType) throws(TensorError) -> Void
    ) throws(TensorError) -> TensorStorage {
        let result = dtype ?? (input.dtype.category < .floating ? .int64 : input.dtype)
        // Float's sums are kept in Double.
        let computed: DType =
            result == .float32
            ? .float64 : result == .bool ? .int64 : result.computed
        let source = try cast(cast(input, to: result), to: computed)
        let lines = try Lines(source, axis: axis, operation: name)
        let sums = try lines.allocate(computed, length: lines.length)
        try body(lines, sums, computed)
        return try cast(lines.restored(sums), to: result)
    }

    static func cumsum(
        _ input: TensorStorage, axis: Int, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        try cumulate("cumsum", input, axis: axis, dtype: dtype) { lines, out, dtype in
            switch dtype {
            case .int64: cumulate(lines, out, Int64(0), &+)
            case .float32: cumulate(lines, out, Float(0), +)
            case .float64: cumulate(lines, out, Double(0), +)
            default: cumulate(lines, out, ComplexNumber(0), +)
            }
        }
    }

    static func cumprod(
        _ input: TensorStorage, axis: Int, dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        try cumulate("cumprod", input, axis: axis, dtype: dtype) { lines, out, dtype in
            switch dtype {
            case .int64: cumulate(lines, out, Int64(1), &*)
            case .float32: cumulate(lines, out, Float(1), *)
            case .float64: cumulate(lines, out, Double(1), *)
            default: cumulate(lines, out, ComplexNumber(1), *)
            }
        }
    }

    static func logCumSumExp(
        _ input: TensorStorage, axis: Int
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype.category >= .floating else {
            throw .noKernel(operator: "logcumsumexp", dtype: input.dtype)
        }
        return try cumulate("logcumsumexp", input, axis: axis, dtype: nil) { lines, out, dtype in
            switch dtype {
            case .float32:
                cumulate(lines, out, -Float.infinity) { PointwiseMath.logAddExp($0, $1) }
            case .float64:
                cumulate(lines, out, -Double.infinity) { PointwiseMath.logAddExp($0, $1) }
            default:
                cumulate(lines, out, ComplexNumber(-.infinity)) { sum, value in
                    sum.real == -.infinity ? value : ComplexNumber.logAddExp(value, sum)
                }
            }
        }
    }

    /// The largest or smallest elements up to each, and where they stand last.
    static func cumulativeExtreme(
        _ input: TensorStorage, axis: Int, largest: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let name = largest ? "cummax" : "cummin"
        if [.uint16, .uint32, .uint64].contains(input.dtype) || input.dtype.category == .complex {
            throw .noKernel(operator: name, dtype: input.dtype)
        }
        let computed = input.dtype.computed
        let lines = try Lines(cast(input, to: computed), axis: axis, operation: name)
        let values = try lines.allocate(computed, length: lines.length)
        let places = try lines.allocate(.int64, length: lines.length)
        switch computed {
        case .int64:
            track(lines, values, places) { (a: Int64, b: Int64) in largest ? a >= b : a <= b }
        case .float32:
            track(lines, values, places) { (a: Float, b: Float) in isNext(a, b, largest) }
        default:
            track(lines, values, places) { (a: Double, b: Double) in isNext(a, b, largest) }
        }
        return [
            try cast(lines.restored(values), to: input.dtype), try lines.restored(places),
        ]
    }

    private static func isNext<Element: RealElement>(
        _ value: Element, _ best: Element, _ largest: Bool
    ) -> Bool {
        value.isNaN || !best.isNaN && (largest ? value >= best : value <= best)
    }

    private static func track<Element: TensorElement>(
        _ lines: Lines, _ values: TensorStorage, _ places: TensorStorage,
        _ isNext: (_ value: Element, _ best: Element) -> Bool
    ) {
        let source = lines.storage.pointer(as: Element.self)
        let (out, outPlaces) = (values.pointer(as: Element.self), places.pointer(as: Int64.self))
        for line in 0..<lines.count {
            let start = line * lines.length
            var place = 0
            for index in 0..<lines.length {
                if isNext(source[start + index], source[start + place]) { place = index }
                out[start + index] = source[start + place]
                outPlaces[start + index] = Int64(place)
            }
        }
    }
}
