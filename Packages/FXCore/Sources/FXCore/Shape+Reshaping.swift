// SPDX-License-Identifier: Apache-2.0

extension Shape {
    /// Returns the shape with the same elements that a list of extents describes.
    ///
    /// - Parameter extents: The new extents; one may be -1 and is then computed.
    /// - Throws: ``ShapeError/mismatch(operation:expected:found:)`` where the element counts
    ///   differ. Symbolic counts are compared as far as their factors show.
    /// - SeeAlso: `torch.reshape`
    public func reshaped(to extents: [Dimension]) throws(ShapeError) -> Shape {
        let mismatch = ShapeError.mismatch(
            operation: "reshape", expected: "a shape with as many elements, at most one -1",
            found: [self, Shape(extents)])
        let known = extents.filter { $0 != -1 }
        guard extents.count - known.count <= 1, known.allSatisfy({ ($0.value ?? 0) >= 0 }) else {
            throw mismatch
        }
        var (mine, asked) = (Factors(dimensions), Factors(known))
        mine.cancel(&asked)
        if known.count == extents.count {
            // Symbols that are left may still be equal: nothing here can tell.
            if mine.symbols.isEmpty, asked.symbols.isEmpty, mine.count != asked.count {
                throw mismatch
            }
            return Shape(known)
        }
        guard let free = mine.divided(by: asked) else { throw mismatch }
        return Shape(extents.map { $0 == -1 ? free : $0 })
    }

    /// Returns the shape with the same elements that a list of extents describes.
    public func reshaped(to extents: [Int]) throws(ShapeError) -> Shape {
        try reshaped(to: extents.map(Dimension.known))
    }

    /// Returns the shape with the dimensions of a range multiplied into one.
    ///
    /// - SeeAlso: `torch.flatten`
    public func flattened(from start: Int, through end: Int) throws(ShapeError) -> Shape {
        if dimensions.isEmpty { return [1] }
        guard start <= end else {
            throw .mismatch(
                operation: "flatten", expected: "start_dim \(start) not after end_dim \(end)",
                found: [self])
        }
        let product = dimensions[start...end].reduce(1, *)
        return Shape(dimensions[..<start] + [product] + dimensions[(end + 1)...])
    }
}

/// A product of extents, the known ones multiplied.
private struct Factors {
    var count = 1
    var symbols: [SymbolicExpression] = []

    init(_ dimensions: [Dimension]) {
        for dimension in dimensions { add(dimension.expression) }
    }

    private mutating func add(_ factor: SymbolicExpression) {
        switch factor {
        case .constant(let value):
            if let product = SymbolicExpression.checkedMultiply(count, value) {
                count = product
            } else {
                symbols.append(factor)
            }
        case .multiply(let lhs, let rhs):
            add(lhs)
            add(rhs)
        default: symbols.append(factor)
        }
    }

    /// Removes the symbols that both products have.
    mutating func cancel(_ other: inout Factors) {
        for symbol in other.symbols {
            guard let mine = symbols.firstIndex(of: symbol),
                let theirs = other.symbols.firstIndex(of: symbol)
            else { continue }
            symbols.remove(at: mine)
            other.symbols.remove(at: theirs)
        }
    }

    /// The quotient; nil where numbers show that there is none.
    func divided(by other: Factors) -> Dimension? {
        if count == 0 { return other.count == 0 ? nil : 0 }
        guard other.count != 0 else { return nil }
        if symbols.isEmpty, other.symbols.isEmpty, count % other.count != 0 { return nil }
        if count % other.count == 0, other.symbols.isEmpty {
            return symbols.reduce(.known(count / other.count)) { $0 * Dimension($1) }
        }
        let numerator = symbols.reduce(Dimension.known(count)) { $0 * Dimension($1) }
        let divisor = other.symbols.reduce(Dimension.known(other.count)) { $0 * Dimension($1) }
        return .symbolic(.floorDivide(numerator.expression, divisor.expression))
    }
}
