// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// The numbers from a start up to an end, a step apart; int64 unless one has a fraction.
    static func arange(
        _ start: Number, _ end: Number, _ step: Number, _ dtype: DType?,
        includesEnd: Bool = false, operation: String = "arange"
    ) throws(TensorError) -> TensorStorage {
        let numbers = [start, end, step]
        let isWhole = numbers.allSatisfy { $0.category < .floating }
        let target = dtype ?? (isWhole && !includesEnd ? .int64 : .float32)
        guard target.category != .complex, target != .bool else {
            throw .unsupportedDType(operation: operation, target)
        }
        guard numbers.allSatisfy({ $0.category != .complex }) else {
            throw .unsupportedDType(operation: operation, .complex64)
        }
        let text = "from \(start) to \(end) by \(step)"
        if target == .int64 || isWhole && target.category < .floating, !includesEnd {
            return try integers(start.truncated, end.truncated, step.truncated, target, text)
        }
        let (first, last, width) = (start.double, end.double, step.double)
        let isOrdered = width > 0 && first <= last || width < 0 && first >= last
        guard first.isFinite, last.isFinite, width.isFinite, isOrdered else {
            throw .invalidValue(
                operation: operation, value: text, expected: "a finite range with a step that fits")
        }
        let size = (last - first) / width
        let exact = includesEnd ? size.rounded(.down) + 1 : size.rounded(.up)
        guard exact < 0x1p60 else { throw .tooLarge(bytes: .max) }
        return try sequence(Int(exact), target) { first + Double($0) * width }
    }

    private static func integers(
        _ start: Int, _ end: Int, _ step: Int, _ dtype: DType, _ text: String
    ) throws(TensorError) -> TensorStorage {
        let (distance, overflow) = end.subtractingReportingOverflow(start)
        guard step > 0 && start <= end || step < 0 && start >= end else {
            throw .invalidValue(
                operation: "arange", value: text, expected: "a range with a step that fits")
        }
        if overflow { throw .tooLarge(bytes: .max) }
        let (quotient, rest) = distance.quotientAndRemainder(dividingBy: step)
        let count = rest == 0 ? quotient : quotient + 1
        let result = try TensorStorage.allocate(.int64, [count])
        let pointer = result.pointer(as: Int64.self)
        for index in 0..<count { pointer[index] = Int64(start &+ index &* step) }
        return try cast(result, to: dtype)
    }

    /// A vector of what a closure gives for each place.
    private static func sequence(
        _ count: Int, _ dtype: DType, _ value: (Int) -> Double
    ) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(.float64, [count])
        let pointer = result.pointer(as: Double.self)
        for index in 0..<count { pointer[index] = value(index) }
        return try cast(result, to: dtype)
    }

    /// So many numbers from a start to an end, evenly apart; both ends are met.
    static func linspace(
        _ start: Number, _ end: Number, _ steps: Int, _ dtype: DType?,
        operation: String = "linspace"
    ) throws(TensorError) -> TensorStorage {
        guard steps >= 0 else {
            throw .invalidValue(
                operation: operation, value: "\(steps) steps", expected: "0 or more")
        }
        if dtype == .bool { throw .unsupportedDType(operation: operation, .bool) }
        let isComplex = start.category == .complex || end.category == .complex
        let target = dtype ?? (isComplex ? .complex64 : .float32)
        if isComplex, target.category != .complex {
            throw .unsupportedDType(operation: operation, target)
        }
        let real = try linspace(start.double, end.double, steps, target)
        guard isComplex, target.category == .complex else { return real }
        let result = real
        let imaginary = try linspace(
            start.imaginary, end.imaginary, steps, target == .complex64 ? .float32 : .float64)
        moveBytes(from: imaginary, to: try result.viewedAsReal().select(-1, 1))
        return result
    }

    private static func linspace(
        _ start: Double, _ end: Double, _ steps: Int, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        if steps == 1 { return try filled([1], dtype, .double(start)) }
        // In the dtype's own precision, as the results show it.
        if dtype == .float32 {
            let (first, last) = (Float(start), Float(end))
            let step = (last - first) / Float(max(steps - 1, 1))
            return try sequence(steps, dtype) { index in
                Double(
                    index < steps / 2
                        ? first + step * Float(index) : last - step * Float(steps - index - 1))
            }
        }
        let (first, last) = (try rounded(start, to: dtype), try rounded(end, to: dtype))
        let step = (last - first) / Double(max(steps - 1, 1))
        return try sequence(steps, dtype) { index in
            index < steps / 2
                ? first + step * Double(index) : last - step * Double(steps - index - 1)
        }
    }

    /// The number that an element of a dtype is for another.
    private static func rounded(_ value: Double, to dtype: DType) throws(TensorError) -> Double {
        try Tensor(filled([], dtype, .double(value))).onlyElement(operation: "linspace")
    }

    /// Powers of a base whose exponents lie evenly apart.
    static func logspace(
        _ start: Number, _ end: Number, _ steps: Int, _ base: Double, _ dtype: DType?
    ) throws(TensorError) -> TensorStorage {
        guard start.category != .complex, end.category != .complex, dtype != .bool else {
            throw .unsupportedDType(operation: "logspace", dtype ?? .complex64)
        }
        let exponents = try linspace(start, end, steps, .float64, operation: "logspace")
        let pointer = exponents.pointer(as: Double.self)
        for index in 0..<exponents.elementCount {
            pointer[index] = Double.power(base, pointer[index])
        }
        return try cast(exponents, to: dtype ?? .float32)
    }

    /// A matrix with ones on its diagonal.
    static func eye(_ rows: Int, _ columns: Int, _ dtype: DType?) throws(TensorError)
        -> TensorStorage
    {
        let target = dtype ?? .float32
        guard rows >= 0, columns >= 0 else {
            throw .invalidValue(
                operation: "eye", value: "\(rows) rows and \(columns) columns",
                expected: "0 or more")
        }
        let result = try zeros(target, [rows, columns])
        let diagonal = try result.diagonal(offset: 0, 0, 1)
        moveBytes(from: try filled([], target, .int(1)).expand(diagonal.extents), to: diagonal)
        return result
    }
}

extension Number {
    /// The whole part.
    fileprivate var truncated: Int {
        if let int { return int }
        return double > -0x1p63 && double < 0x1p63 ? Int(double) : 0
    }

    /// The imaginary part.
    fileprivate var imaginary: Double {
        if case .complex(_, let imaginary) = self { imaginary } else { 0 }
    }
}
