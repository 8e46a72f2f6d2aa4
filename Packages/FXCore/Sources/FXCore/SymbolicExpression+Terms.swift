// SPDX-License-Identifier: Apache-2.0

extension SymbolicExpression {
    /// A summand: how often a factor is counted; the constant has none.
    struct Term {
        var coefficient: Int
        var factor: SymbolicExpression?

        var expression: SymbolicExpression {
            guard let factor else { return .constant(coefficient) }
            return coefficient == 1 ? factor : .multiply(.constant(coefficient), factor)
        }
    }

    /// The summands, constants multiplied into them.
    var terms: [Term] {
        switch self {
        case .constant(let value): return [Term(coefficient: value)]
        case .add(let a, let b): return a.terms + b.terms
        case .multiply(.constant(let count), let other), .multiply(let other, .constant(let count)):
            let scaled = other.terms.compactMap { term in
                Self.checkedMultiply(term.coefficient, count).map {
                    Term(coefficient: $0, factor: term.factor)
                }
            }
            // An overflow leaves the product as it is.
            if scaled.count == other.terms.count { return scaled }
            return [Term(coefficient: 1, factor: self)]
        default: return [Term(coefficient: 1, factor: self)]
        }
    }

    /// The sum with like terms put together; nil where there are none, or a number overflows.
    static func merged(_ terms: [Term]) -> SymbolicExpression? {
        var result: [Term] = []
        for term in terms {
            guard let index = result.firstIndex(where: { $0.factor == term.factor }) else {
                result.append(term)
                continue
            }
            guard let sum = checkedAdd(result[index].coefficient, term.coefficient) else {
                return nil
            }
            result[index].coefficient = sum
        }
        guard result.count < terms.count else { return nil }
        let kept = result.filter { $0.coefficient != 0 }
        guard let first = kept.first else { return .constant(0) }
        return kept.dropFirst().reduce(first.expression) { .add($0, $1.expression) }
    }
}
