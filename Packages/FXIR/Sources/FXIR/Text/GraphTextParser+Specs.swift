// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextParser {
    /// Reads `: spec`, where it is next: a tree with specs as leaves.
    mutating func parseSpec() throws(GraphTextError) -> Argument<TensorSpec>? {
        guard scanner.accept(":") else { return nil }
        return try parseValue { parser throws(GraphTextError) in try parser.parseTensorSpec() }
    }

    /// Reads a spec such as `f32[s0, 3]`, where one is next.
    mutating func parseTensorSpec() throws(GraphTextError) -> TensorSpec? {
        let start = scanner.position
        guard let word = scanner.word(), let dtype = Self.dtypes[word], scanner.accept("[") else {
            scanner.position = start
            return nil
        }
        var dimensions: [Dimension] = []
        try parseItems(upTo: "]", "a dimension") { parser throws(GraphTextError) in
            parser.termCount = 0
            dimensions.append(Dimension(try parser.parseSum()))
        }
        var strides: [Int]?
        if scanner.accept("[") {
            var steps: [Int] = []
            try parseItems(upTo: "]", "a stride") { parser throws(GraphTextError) in
                steps.append(try parser.parseInt())
            }
            strides = steps
        }
        return TensorSpec(dtype, Shape(dimensions), strides: strides)
    }

    private static let dtypes = Dictionary(
        uniqueKeysWithValues: DType.allCases.map { ($0.abbreviation, $0) })

    private mutating func parseSum() throws(GraphTextError) -> SymbolicExpression {
        try parseChain("+", { .add($0, $1) }) { parser throws(GraphTextError) in
            try parser.parseChain("*", { .multiply($0, $1) }) { parser throws(GraphTextError) in
                try parser.parseFactor()
            }
        }
    }

    /// Reads terms between operators, from left to right.
    private mutating func parseChain(
        _ mark: Unicode.Scalar,
        _ combine: (SymbolicExpression, SymbolicExpression) -> SymbolicExpression,
        _ term: (inout Self) throws(GraphTextError) -> SymbolicExpression
    ) throws(GraphTextError) -> SymbolicExpression {
        var result = try term(&self)
        while scanner.accept(mark) { result = combine(result, try term(&self)) }
        return result
    }

    private mutating func parseFactor() throws(GraphTextError) -> SymbolicExpression {
        termCount += 1
        let limit = GraphTextSyntax.termLimit
        if termCount > limit { throw scanner.error(.tooManyTerms(limit: limit)) }
        if case .int(let value) = try scanner.number() { return .constant(value) }
        if let name = try scanner.string() { return .symbol(name) }
        if scanner.accept("(") {
            let sum = try nested { parser throws(GraphTextError) in try parser.parseSum() }
            try scanner.expect(")")
            return sum
        }
        guard let word = scanner.word() else { throw scanner.unexpected("a dimension") }
        guard GraphTextSyntax.functions.contains(word) else { return .symbol(word) }
        return try nested { parser throws(GraphTextError) in try parser.parseCall(word) }
    }

    private mutating func parseCall(_ name: String) throws(GraphTextError) -> SymbolicExpression {
        try scanner.expect("(")
        let first = try parseSum()
        try scanner.expect(",")
        let second = try parseSum()
        try scanner.expect(")")
        switch name {
        case "FloorDiv": return .floorDivide(first, second)
        case "Mod": return .modulo(first, second)
        case "Max": return .maximum(first, second)
        default: return .minimum(first, second)
        }
    }
}
