// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An operator that computes each element of its result from those at the same place.
struct PointwiseOperator: Sendable {
    /// What becomes of the dtype to which the operands promote.
    enum Promotion {
        case plain
        /// Integers and Booleans become float32.
        case toFloat
        /// Booleans become int64.
        case toNumber
    }

    /// What an operator takes or leaves, besides what its loops say.
    struct Traits: OptionSet {
        let rawValue: Int

        /// Booleans are taken.
        static let bools = Traits(rawValue: 1)
        /// uint16, uint32 and uint64 are taken.
        static let wide = Traits(rawValue: 2)
        /// Float16 and bfloat16 are not taken.
        static let noHalf = Traits(rawValue: 4)
        /// Beside float16 and bfloat16, a number stays as precise as a float.
        static let keepsNumbers = Traits(rawValue: 8)
        static let anyInteger: Traits = [.bools, .wide]
    }

    var name: String
    var promotion: Promotion = .plain
    var traits: Traits = []
    var loops: [PointwiseLoop]

    /// Computes the operator.
    ///
    /// - Throws: ``TensorError/noKernel(operator:dtype:)`` for dtypes that it does not take.
    func callAsFunction(_ operands: Operand...) throws(TensorError) -> TensorStorage {
        try run(operands)
    }

    func run(_ operands: [Operand]) throws(TensorError) -> TensorStorage {
        if operands.count == 1, case .tensor(let input) = operands[0],
            let result = try Kernels.floatFunction(name, input)
        {
            return result
        }
        let common = try dtype(of: operands)
        let loop = try loop(for: common)
        var pass = try PointwisePass(
            loop, operands, common: common, result: Self.result(of: loop, common),
            keepsNumbers: traits.contains(.keepsNumbers) && loop.input == .float32)
        return try pass.run()
    }

    /// The dtype in which the operands meet.
    func dtype(of operands: [Operand]) throws(TensorError) -> DType {
        let dtype = try Kernels.promoted(operands, operation: name)
        switch promotion {
        case .toFloat where dtype.category < .floating: return .float32
        case .toNumber where dtype == .bool: return .int64
        default: return dtype
        }
    }

    private static func result(of loop: PointwiseLoop, _ common: DType) -> DType {
        switch loop.output {
        case .bool: .bool
        case loop.input: common
        case .float64 where common.category == .complex: common.part
        default: loop.output
        }
    }

    /// The loop for elements of a dtype.
    private func loop(for dtype: DType) throws(TensorError) -> PointwiseLoop {
        let own = loops.first { $0.input == dtype }
        let wider = loops.first { $0.input == dtype.computed }
        guard !refuses(dtype), let loop = own ?? wider ?? logicalLoop else {
            throw .noKernel(operator: name, dtype: dtype)
        }
        return loop
    }

    /// The loop on truth values, which every element has.
    private var logicalLoop: PointwiseLoop? {
        loops.first { $0.input == .bool && loops.count == 1 }
    }

    private func refuses(_ dtype: DType) -> Bool {
        switch dtype {
        case .bool: !traits.contains(.bools)
        case .uint16, .uint32, .uint64: !traits.contains(.wide)
        case .float16, .bfloat16: traits.contains(.noHalf)
        default: false
        }
    }
}

extension DType {
    /// The dtype in which kernels compute with elements of this one.
    var computed: DType {
        switch category {
        case .bool, .integer: .int64
        case .floating: self == .float64 ? .float64 : .float32
        case .complex: .complex128
        }
    }

    /// The dtype of a real or imaginary part; of a real dtype itself.
    var part: DType {
        switch self {
        case .complex64: .float32
        case .complex128: .float64
        default: self
        }
    }
}
