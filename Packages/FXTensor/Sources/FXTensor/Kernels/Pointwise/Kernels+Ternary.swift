// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Operators of three operands, and of two with a factor.

extension Kernels {
    /// `lhs + factor * rhs`, where a factor with a fraction needs floats.
    static func scaledSum(
        _ name: String, _ lhs: Operand, _ rhs: Operand, factor: Number
    ) throws(TensorError) -> TensorStorage {
        try requireFactor(factor, [lhs, rhs], name)
        let common = try promoted(lhs, rhs, operation: name)
        if common == .float16 || common == .bfloat16 {
            // Both steps are rounded.
            let product = try pointwise("mul", rhs.converted(to: common), .number(factor))
            return try pointwise("add", lhs, .tensor(product))
        }
        let (float, double): (Float, Double) = (factor.element(), factor.element())
        let (integer, complex): (Int64, ComplexNumber) = (factor.element(), factor.element())
        let operation = PointwiseOperator(
            name: name, traits: [.bools, .keepsNumbers],
            loops: [
                PointwiseLoop { (a: Float, b: Float) in a + float * b },
                PointwiseLoop { (a: Double, b: Double) in a + double * b },
                PointwiseLoop { (a: Int64, b: Int64) in a &+ integer &* b },
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber) in a + complex * b },
            ])
        return try operation(lhs, rhs)
    }

    /// Refuses a factor that has a fraction where the operands have none.
    private static func requireFactor(
        _ factor: Number, _ operands: [Operand], _ name: String
    ) throws(TensorError) {
        let category = try promoted(operands, operation: name).category
        let isTooWide = factor.category > category && factor.category >= .floating
        let isFlag = factor.category == .bool && category != .bool
        if isTooWide || isFlag {
            throw .invalidValue(
                operation: name, value: "factor \(factor)",
                expected: isFlag ? "a number" : "an integer, as integral tensors need")
        }
    }

    static func addcmul(
        _ input: TensorStorage, _ first: TensorStorage, _ second: TensorStorage, _ factor: Number
    ) throws(TensorError) -> TensorStorage {
        let operands: [Operand] = [.tensor(input), .tensor(first), .tensor(second)]
        let (float, double): (Float, Double) = (factor.element(), factor.element())
        let (integer, complex): (Int64, ComplexNumber) = (factor.element(), factor.element())
        let operation = PointwiseOperator(
            name: "addcmul",
            loops: [
                PointwiseLoop { (a: Float, b: Float, c: Float) in a + float * b * c },
                PointwiseLoop { (a: Double, b: Double, c: Double) in a + double * b * c },
                PointwiseLoop { (a: Int64, b: Int64, c: Int64) in a &+ integer &* b &* c },
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber, c: ComplexNumber) in
                    a + complex * b * c
                },
            ])
        return try operation.run(operands)
    }

    static func addcdiv(
        _ input: TensorStorage, _ first: TensorStorage, _ second: TensorStorage, _ factor: Number
    ) throws(TensorError) -> TensorStorage {
        let (float, double): (Float, Double) = (factor.element(), factor.element())
        let complex: ComplexNumber = factor.element()
        let operation = PointwiseOperator(
            name: "addcdiv",
            loops: [
                PointwiseLoop { (a: Float, b: Float, c: Float) in a + float * b / c },
                PointwiseLoop { (a: Double, b: Double, c: Double) in a + double * b / c },
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber, c: ComplexNumber) in
                    a + complex * b / c
                },
            ])
        return try operation.run([.tensor(input), .tensor(first), .tensor(second)])
    }

    /// What lies between two tensors, at a weight from 0 to 1.
    static func lerp(
        _ input: TensorStorage, _ end: TensorStorage, _ weight: Operand
    ) throws(TensorError) -> TensorStorage {
        try requireEqualDTypes([input, end], operation: "lerp")
        if case .tensor(let weight) = weight, weight.dtype != input.dtype, weight.rank > 0 {
            try requireEqualDTypes([input, weight], operation: "lerp")
        }
        let operation = PointwiseOperator(
            name: "lerp", traits: .keepsNumbers,
            loops: [
                PointwiseLoop { (a: Float, b: Float, w: Float) in interpolated(a, b, w) },
                PointwiseLoop { (a: Double, b: Double, w: Double) in interpolated(a, b, w) },
                PointwiseLoop { (a: ComplexNumber, b: ComplexNumber, w: ComplexNumber) in
                    w.magnitude < 0.5 ? a + w * (b - a) : b - (b - a) * (ComplexNumber(1) - w)
                },
            ])
        return try operation.run([.tensor(input), .tensor(end), weight])
    }

    private static func interpolated<Element: RealElement>(
        _ a: Element, _ b: Element, _ weight: Element
    ) -> Element {
        Swift.abs(weight) < 0.5 ? a + weight * (b - a) : b - (b - a) * (1 - weight)
    }

    // MARK: Limits

    /// Limits elements to a range; where the bounds cross, the upper one wins.
    static func clamp(
        _ input: Operand, _ low: Operand?, _ high: Operand?, operation name: String = "clamp"
    ) throws(TensorError) -> TensorStorage {
        if let result = try floatClamp(input, low, high) { return result }
        switch (low, high) {
        case (let low?, let high?): return try limits(name)(input, low, high)
        case (let low?, nil): return try lowerLimit(name)(input, low)
        case (nil, let high?): return try upperLimit(name)(input, high)
        case (nil, nil):
            throw .invalidArgument(
                operation: name, parameter: "min", expected: "a bound there or for 'max'")
        }
    }

    private static func limits(_ name: String) -> PointwiseOperator {
        PointwiseOperator(
            name: name,
            loops: [
                PointwiseLoop { (x: Float, a: Float, b: Float) in limited(x, a, b) },
                PointwiseLoop { (x: Double, a: Double, b: Double) in limited(x, a, b) },
                PointwiseLoop { (x: Int64, a: Int64, b: Int64) in min(max(x, a), b) },
            ])
    }

    private static func lowerLimit(_ name: String) -> PointwiseOperator {
        .binary(
            name, [], PointwiseMath.maximum, PointwiseMath.maximum, { max($0, $1) })
    }

    private static func upperLimit(_ name: String) -> PointwiseOperator {
        .binary(
            name, [], PointwiseMath.minimum, PointwiseMath.minimum, { min($0, $1) })
    }

    private static func limited<Element: RealElement>(
        _ x: Element, _ low: Element, _ high: Element
    ) -> Element {
        PointwiseMath.minimum(PointwiseMath.maximum(x, low), high)
    }

    /// Replaces elements that are not above a threshold.
    static func threshold(
        _ input: TensorStorage, _ bound: Number, _ value: Number
    ) throws(TensorError) -> TensorStorage {
        let operation = PointwiseOperator(
            name: "threshold",
            loops: [
                PointwiseLoop { (x: Float, a: Float, b: Float) in x <= a ? b : x },
                PointwiseLoop { (x: Double, a: Double, b: Double) in x <= a ? b : x },
                PointwiseLoop { (x: Int64, a: Int64, b: Int64) in x <= a ? b : x },
            ])
        try requireFit(value, input.dtype, operation: "threshold")
        let loose = [bound, value].map { number -> Operand in
            input.dtype.category < .floating
                ? .number(.int(Int(number.element(Int64.self)))) : .number(number)
        }
        return try operation.run([.tensor(input)] + loose)
    }
}

extension Kernels {
    /// Refuses a number that integers of a dtype cannot hold. Negative ones wrap around.
    static func requireFit(
        _ number: Number, _ dtype: DType, operation: String
    ) throws(TensorError) {
        guard dtype.category == .integer, dtype.byteCount < 8 else { return }
        let largest = Double(1 << (8 * dtype.byteCount - (dtype.isSigned ? 1 : 0))) - 1
        let wraps = !dtype.isSigned && number.category < .floating
        let lowest = dtype.isSigned || wraps ? -largest - 1 : 0
        if !(number.double <= largest && number.double >= lowest) {
            throw .invalidValue(
                operation: operation, value: "\(number)",
                expected: "a number that \(dtype.torchName) holds")
        }
    }
}

extension Operand {
    /// The operand as a tensor of a dtype.
    fileprivate func converted(to dtype: DType) throws(TensorError) -> Operand {
        switch self {
        case .number(let number): .tensor(try Kernels.filled([], dtype, number))
        case .tensor(let storage): .tensor(try Kernels.cast(storage, to: dtype))
        }
    }
}
