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

    /// The sum with like terms put together; nil where there are none, and not many terms.
    static func merged(_ terms: [Term]) -> SymbolicExpression? {
        var result: [Term] = []
        var places: [SymbolicExpression?: Int] = [:]
        for term in terms {
            let place = places[term.factor]
            if let place, let sum = checkedAdd(result[place].coefficient, term.coefficient) {
                result[place].coefficient = sum
                continue
            }
            // What is more than an integer holds stays beside it.
            if place == nil { places[term.factor] = result.count }
            result.append(term)
        }
        guard result.count < terms.count || terms.count > flatCount else { return nil }
        return sum(result.filter { $0.coefficient != 0 }[...])
    }

    /// A sum of more terms is a tree that is not deep: whoever walks it needs little memory.
    private static let flatCount = 64

    private static func sum(_ terms: ArraySlice<Term>) -> SymbolicExpression {
        if terms.count > flatCount {
            let half = terms.count / 2
            return .add(sum(terms.prefix(half)), sum(terms.dropFirst(half)))
        }
        guard let first = terms.first else { return .constant(0) }
        return terms.dropFirst().reduce(first.expression) { .add($0, $1.expression) }
    }

    /// Whether it has more numbers and symbols than a limit.
    ///
    /// - Complexity: O(limit).
    public func isLarger(than limit: Int) -> Bool {
        var rest = limit
        return !fits(&rest)
    }

    private func fits(_ rest: inout Int) -> Bool {
        switch self {
        case .constant, .symbol:
            rest -= 1
            return rest >= 0
        case .add(let a, let b), .multiply(let a, let b), .floorDivide(let a, let b),
            .modulo(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
            return a.fits(&rest) && b.fits(&rest)
        }
    }
}
