// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextWriter {
    /// Writes a spec, such as `f32[s0, 3]`, with strides behind it where it has some.
    mutating func write(_ spec: TensorSpec) {
        text += spec.dtype.abbreviation
        text.append("[")
        for (index, dimension) in spec.shape.dimensions.enumerated() {
            if index > 0 { text += ", " }
            write(dimension.expression)
        }
        text.append("]")
        guard let strides = spec.strides else { return }
        text += "[" + strides.map(String.init).joined(separator: ", ") + "]"
    }

    /// Writes an expression with the parentheses that keep its form: `a + (b + c)`.
    private mutating func write(_ expression: SymbolicExpression) {
        switch expression {
        case .constant(let value): text.append(value)
        case .symbol(let name):
            let isBare = GraphTextSyntax.isWord(name) && !GraphTextSyntax.functions.contains(name)
            if isBare { text += name } else { text.appendQuoted(name) }
        case .add(let a, let b):
            write(a)
            text += " + "
            write(b, inParentheses: b.isSum)
        case .multiply(let a, let b):
            write(a, inParentheses: a.isSum)
            text.append("*")
            write(b, inParentheses: b.isSum || b.isProduct)
        case .floorDivide(let a, let b): writeCall("FloorDiv", a, b)
        case .modulo(let a, let b): writeCall("Mod", a, b)
        case .maximum(let a, let b): writeCall("Max", a, b)
        case .minimum(let a, let b): writeCall("Min", a, b)
        }
    }

    private mutating func write(_ expression: SymbolicExpression, inParentheses: Bool) {
        if inParentheses { text.append("(") }
        write(expression)
        if inParentheses { text.append(")") }
    }

    private mutating func writeCall(
        _ name: String, _ a: SymbolicExpression, _ b: SymbolicExpression
    ) {
        text += name + "("
        write(a)
        text += ", "
        write(b)
        text.append(")")
    }
}

extension SymbolicExpression {
    fileprivate var isSum: Bool { if case .add = self { true } else { false } }

    fileprivate var isProduct: Bool { if case .multiply = self { true } else { false } }
}
