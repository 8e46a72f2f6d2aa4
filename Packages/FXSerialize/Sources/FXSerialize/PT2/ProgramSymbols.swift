// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The symbols of a program's shapes, and how sympy writes what is reckoned with them.
final class ProgramSymbols {
    /// The value of each symbol in the inputs that the program was made with.
    private var hints: [String: Int] = [:]
    private var used: Set<String> = []

    init(_ graph: Graph, _ signature: ExportSignature?) {
        for node in graph.placeholders {
            guard let sizes = node.metadata[.exported]?["value"]?["sizes"]?.items else { continue }
            for size in sizes {
                guard case .symbolic(.symbol(let name))? = dimension(size) else { continue }
                hints[name] = size["as_expr"]?["hint"]?["as_int"]?.int
            }
        }
        for node in graph.placeholders {
            for dimension in node.spec?.shape ?? [] where dimension.value == nil {
                // PyTorch wants an example of each; the least that is not special will do.
                for name in dimension.expression.symbolNames where hints[name] == nil {
                    let range = signature?.symbolRanges[name]
                    hints[name] = max(range?.minimum ?? 2, min(4, range?.maximum ?? 4))
                }
            }
        }
    }

    /// Bounds for the symbols of inputs.
    var ranges: Literal {
        let names = hints.keys.sorted()
        return .dictionary(
            names.map { name in
                ArgumentEntry(name, ["min_val": 2, "max_val": .none])
            })
    }

    // MARK: - Reading

    func dimension(_ value: Literal) -> Dimension? {
        if let number = value["as_int"]?.int { return .known(number) }
        return (value["as_expr"]?["expr_str"]?.string).map {
            Dimension(SymbolicText.expression($0))
        }
    }

    /// Whether what a file has of a tensor is what a spec says.
    func describes(_ value: Literal, _ spec: TensorSpec) -> Bool {
        guard value["dtype"]?.int == PT2Code.code(of: spec.dtype),
            let sizes = value["sizes"]?.items,
            sizes.map(dimension) == spec.shape.dimensions.map(Optional.some)
        else { return false }
        guard let extents = spec.shape.extents else { return true }
        let strides = value["strides"]?.items?.compactMap { $0["as_int"]?.int }
        return strides == spec.strides ?? RowMajor.strides(extents)
    }

    // MARK: - Writing

    func encoded(_ spec: TensorSpec, requiresGrad: Bool = false) -> Literal {
        let strides =
            spec.strides.map { $0.map(Dimension.known) } ?? Self.rowMajor(spec.shape)
        return .dictionary([
            ArgumentEntry("dtype", .int(PT2Code.code(of: spec.dtype))),
            ArgumentEntry("sizes", .list(spec.shape.map(encoded))),
            ArgumentEntry("requires_grad", .bool(requiresGrad)),
            ArgumentEntry("device", ["type": "cpu", "index": .none]),
            ArgumentEntry("strides", .list(strides.map(encoded))),
            ArgumentEntry("storage_offset", ["as_int": 0]),
            ArgumentEntry("layout", .int(PT2Code.code(of: TensorLayout.strided))),
        ])
    }

    private static func rowMajor(_ shape: Shape) -> [Dimension] {
        var strides: [Dimension] = []
        var step = Dimension.known(1)
        for dimension in shape.reversed() {
            strides.append(step)
            step = step * (dimension.value.map { .known(max($0, 1)) } ?? dimension)
        }
        return strides.reversed()
    }

    func encoded(_ dimension: Dimension) -> Literal {
        if let number = dimension.value { return ["as_int": .int(number)] }
        let hint = dimension.expression.evaluated(with: hints)
        return [
            "as_expr": [
                "expr_str": .string(Self.text(dimension.expression)),
                "hint": hint.map { ["as_int": .int($0)] } ?? .none,
            ]
        ]
    }

    /// A number or Boolean of which nothing is known before the program runs.
    func unknown(_ name: String) -> Literal {
        ["as_expr": ["expr_str": .string("Symbol('\(name)')"), "hint": .none]]
    }

    private static func text(_ expression: SymbolicExpression) -> String {
        func call(_ name: String, _ a: SymbolicExpression, _ b: SymbolicExpression) -> String {
            "\(name)(\(text(a)), \(text(b)))"
        }
        switch expression {
        case .constant(let value): return "Integer(\(value))"
        case .symbol(let name): return symbolText(name)
        case .add(let a, let b): return call("Add", a, b)
        case .multiply(let a, let b): return call("Mul", a, b)
        case .floorDivide(let a, let b): return call("FloorDiv", a, b)
        case .modulo(let a, let b): return call("Mod", a, b)
        case .maximum(let a, let b): return call("Max", a, b)
        case .minimum(let a, let b): return call("Min", a, b)
        }
    }

    /// A symbol as PyTorch makes it: sizes of inputs are positive. An expression that is not
    /// understood here is a symbol by its own text.
    private static func symbolText(_ name: String) -> String {
        let isName = name.utf8.allSatisfy { byte in
            byte == 0x5f || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                || (0x61...0x7a).contains(byte)
        }
        if !isName { return name }
        return name.hasPrefix("u")
            ? "Symbol('\(name)', integer=True)" : "Symbol('\(name)', positive=True, integer=True)"
    }
}
