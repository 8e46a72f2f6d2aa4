// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Operators that choose between elements; only the size of an element matters.

extension Kernels {
    /// The first operand's elements where a condition holds, the second's elsewhere.
    static func select(
        _ condition: TensorStorage, _ lhs: Operand, _ rhs: Operand, operation: String = "where"
    ) throws(TensorError) -> TensorStorage {
        guard condition.dtype == .bool || condition.dtype == .uint8 else {
            throw .dtypeMismatch(
                operation: operation, expected: "a bool condition", found: [condition.dtype])
        }
        let dtype = try promoted(lhs, rhs, operation: operation)
        if [.uint16, .uint32, .uint64].contains(dtype) {
            throw .noKernel(operator: operation, dtype: dtype)
        }
        let extents = try broadcast(
            condition.extents, broadcast(lhs.extents, rhs.extents))
        let flags = try row(.tensor(condition), .bool, extents)
        let (a, b) = (try row(lhs, dtype, extents), try row(rhs, dtype, extents))
        let result = try TensorStorage.allocate(dtype, extents)
        switch dtype.byteCount {
        case 1: choose(flags, a, b, result, as: UInt8.self)
        case 2: choose(flags, a, b, result, as: UInt16.self)
        case 4: choose(flags, a, b, result, as: UInt32.self)
        case 8: choose(flags, a, b, result, as: UInt64.self)
        default: choose(flags, a, b, result, as: SIMD2<UInt64>.self)
        }
        return result
    }

    /// An operand in row-major order, stretched; one element stays one.
    private static func row(
        _ operand: Operand, _ dtype: DType, _ extents: [Int]
    ) throws(TensorError) -> TensorStorage {
        switch operand {
        case .number(let number): return try filled([], dtype, number)
        case .tensor(let storage):
            let converted = try cast(storage, to: dtype)
            if converted.elementCount == 1 { return converted }
            return try converted.expand(extents).contiguous()
        }
    }

    private static func choose<Element: BitwiseCopyable>(
        _ flags: TensorStorage, _ lhs: TensorStorage, _ rhs: TensorStorage,
        _ result: TensorStorage, as _: Element.Type
    ) {
        let condition = flags.pointer(as: Bool.self)
        let (a, b) = (lhs.pointer(as: Element.self), rhs.pointer(as: Element.self))
        let out = result.pointer(as: Element.self)
        let (stepA, stepB) = (lhs.elementCount == 1 ? 0 : 1, rhs.elementCount == 1 ? 0 : 1)
        let step = flags.elementCount == 1 ? 0 : 1
        for index in 0..<result.elementCount {
            out[index] = condition[index * step] ? a[index * stepA] : b[index * stepB]
        }
    }

    /// The tensor with a value in its own dtype where a mask holds.
    static func maskedFill(
        _ input: TensorStorage, _ mask: TensorStorage, _ value: Operand
    ) throws(TensorError) -> TensorStorage {
        guard mask.dtype == .bool else {
            throw .dtypeMismatch(
                operation: "masked_fill", expected: "a bool mask", found: [mask.dtype])
        }
        if case .tensor(let value) = value, value.rank > 0 {
            throw .shapeMismatch(
                .mismatch(
                    operation: "masked_fill", expected: "a value without dimensions",
                    found: [value.shape]))
        }
        if value.dtype.category == .complex, input.dtype.category != .complex {
            throw .dtypeMismatch(
                operation: "masked_fill", expected: "a value that the tensor can hold",
                found: [value.dtype, input.dtype])
        }
        let fill: Operand
        switch value {
        case .number(let number):
            try requireFit(number, input.dtype, operation: "masked_fill")
            fill = .tensor(try filled([], input.dtype, number))
        case .tensor(let storage): fill = .tensor(try cast(storage, to: input.dtype))
        }
        return try select(mask, fill, .tensor(input), operation: "masked_fill")
    }

    /// The number that stands for NaN or an infinity in a dtype.
    static func nanToNum(
        _ input: TensorStorage, nan: Double?, positive: Double?, negative: Double?
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype.category >= .floating else { return try input.copied() }
        let largest = input.dtype.part.largest
        let (a, b, c) = (nan ?? 0, positive ?? largest, negative ?? -largest)
        let float: @Sendable (Float) -> Float = { x in
            x.isNaN ? Float(a) : x == .infinity ? Float(b) : x == -.infinity ? Float(c) : x
        }
        let double: @Sendable (Double) -> Double = { x in
            x.isNaN ? a : x == .infinity ? b : x == -.infinity ? c : x
        }
        let operation = PointwiseOperator(
            name: "nan_to_num",
            loops: [
                PointwiseLoop(float), PointwiseLoop(double),
                PointwiseLoop { (z: ComplexNumber) in
                    ComplexNumber(double(z.real), double(z.imaginary))
                },
            ])
        return try operation(.tensor(input))
    }
}

extension DType {
    /// The largest finite number of a floating dtype.
    var largest: Double {
        switch self {
        case .float16: 65504
        case .bfloat16: Double(BFloat16(bits: 0x7f7f).float)
        case .float64: .greatestFiniteMagnitude
        default: Double(Float.greatestFiniteMagnitude)
        }
    }
}
