// SPDX-License-Identifier: Apache-2.0

/// What promotion asks of an operand: its dtype, and how much weight it has.
///
/// - SeeAlso: `torch.result_type`
public enum PromotionOperand: Hashable, Sendable {
    case tensor(DType, rank: Int)
    case number(DType.Category)

    fileprivate var category: DType.Category {
        switch self {
        case .tensor(let dtype, _): dtype.category
        case .number(let category): category
        }
    }

    fileprivate var dtype: DType {
        switch self {
        case .tensor(let dtype, _): dtype
        case .number(let category): DType.defaultType(for: category)
        }
    }

    /// 2 for a tensor with dimensions, 1 for one without, 0 for a number.
    fileprivate var weight: Int {
        switch self {
        case .tensor(_, let rank): rank > 0 ? 2 : 1
        case .number: 0
        }
    }
}

extension PromotionOperand {
    /// The operand that an argument is; nil where it is neither tensor nor number.
    public init?(_ argument: Argument<TensorSpec>) {
        switch argument {
        case .leaf(let spec): self = .tensor(spec.dtype, rank: spec.shape.rank)
        case .constant(let value): self = .tensor(value.spec.dtype, rank: value.spec.shape.rank)
        case .bool: self = .number(.bool)
        case .int: self = .number(.integer)
        case .double: self = .number(.floating)
        case .complex: self = .number(.complex)
        default: return nil
        }
    }
}

extension PromotionOperand {
    /// The operand that an argument is; nil where it is neither tensor nor number.
    public init?(_ argument: Argument<ValueSpec>) {
        switch argument {
        case .leaf(.int): self = .number(.integer)
        case .leaf(.double): self = .number(.floating)
        case .leaf(.bool): self = .number(.bool)
        case .leaf(.tensor(let spec)): self = .tensor(spec.dtype, rank: spec.shape.rank)
        default:
            guard let literal = argument.literal(as: TensorSpec.self) else { return nil }
            self.init(literal)
        }
    }
}

extension DType {
    /// Returns the dtype in which an operator computes.
    ///
    /// Tensors with dimensions decide; one without, or a number, changes the result only when its
    /// category is higher.
    ///
    ///     DType.result(of: [.tensor(.int64, rank: 1), .number(.floating)])   // float32
    ///     DType.result(of: [.tensor(.float16, rank: 1), .number(.floating)]) // float16
    ///
    /// - Returns: nil for no operands, and for dtypes that do not promote.
    /// - SeeAlso: `torch.result_type`
    public static func result(of operands: [PromotionOperand]) -> DType? {
        var result: DType?
        for weight in [2, 1, 0] {
            var level: DType?
            for operand in operands where operand.weight == weight {
                guard let promoted = level.map({ promote($0, operand.dtype) }) ?? operand.dtype
                else { return nil }
                level = promoted
            }
            guard let level else { continue }
            if let current = result {
                if level.category > current.category {
                    result = level.category == .complex && current == .float64 ? .complex128 : level
                }
            } else {
                result = level
            }
        }
        return result
    }
}
