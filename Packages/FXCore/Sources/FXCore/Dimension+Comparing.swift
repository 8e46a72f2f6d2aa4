// SPDX-License-Identifier: Apache-2.0

extension Dimension {
    /// Whether two extents are the same for some values of their symbols, chosen once for all:
    /// `s0 + 1` and `1 + s0` are, `s0` and `2*s0` are not.
    ///
    /// Two that are always the same may be written in many ways, which cannot all be told.
    public func coincides(with other: Dimension) -> Bool {
        if self == other { return true }
        guard value == nil || other.value == nil else { return false }
        let (own, others) = (expression, other.expression)
        let names = own.symbolNames.union(others.symbolNames).sorted()
        for sample in Self.samples {
            var symbols: [String: Int] = [:]
            for (index, name) in names.enumerated() { symbols[name] = sample + 7 * index }
            guard let a = own.evaluated(with: symbols), let b = others.evaluated(with: symbols)
            else { continue }
            if a != b { return false }
        }
        return true
    }

    private static let samples: [Int] = [5, 8, 12, 31, 64, 101, 1000]
}

extension SymbolicExpression {
    /// The names of the symbols in the expression.
    public var symbolNames: Set<String> {
        switch self {
        case .constant: []
        case .symbol(let name): [name]
        case .add(let a, let b), .multiply(let a, let b), .floorDivide(let a, let b),
            .modulo(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
            a.symbolNames.union(b.symbolNames)
        }
    }
}
