// SPDX-License-Identifier: Apache-2.0

import FXCore

extension TensorSpec {
    /// The spec as an object: dtype, shape, and strides that are not those of row-major order.
    func encoded() -> JSONOwned? {
        var entries: [(String, JSONOwned?)] = [
            ("dtype", JSONBuilder.string(dtype.rawValue)),
            ("shape", JSONBuilder.array(shape.dimensions.map { $0.expression.encoded() })),
        ]
        if let strides {
            entries.append(("strides", JSONBuilder.array(strides.map(JSONBuilder.int))))
        }
        return JSONBuilder.object(entries)
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        try value.checkKeys(["dtype", "shape", "strides"])
        let dtype = try LiteralDecoding.dtype(value.required("dtype"))
        var dimensions: [Dimension] = []
        for item in try value.required("shape").items() {
            let dimension = Dimension(try SymbolicExpression(decoding: item))
            if let extent = dimension.value, extent < 0 {
                throw item.wrongValue("an extent of 0 or more", found: String(extent))
            }
            dimensions.append(dimension)
        }
        var strides: [Int]?
        if let content = value.optional("strides") {
            var steps: [Int] = []
            for item in try content.items(count: dimensions.count) {
                steps.append(try item.getInt())
            }
            strides = steps
        }
        self.init(dtype, Shape(dimensions), strides: strides)
    }
}

extension SymbolicExpression {
    /// The expression as JSON: a number, a symbol, or an operation with two operands.
    func encoded() -> JSONOwned? {
        func pair(_ tag: String, _ a: Self, _ b: Self) -> JSONOwned? {
            JSONBuilder.tagged(tag, JSONBuilder.array([a.encoded(), b.encoded()]))
        }
        switch self {
        case .constant(let value): return JSONBuilder.int(value)
        case .symbol(let name): return JSONBuilder.tagged("symbol", JSONBuilder.string(name))
        case .add(let a, let b): return pair("add", a, b)
        case .multiply(let a, let b): return pair("mul", a, b)
        case .floorDivide(let a, let b): return pair("floordiv", a, b)
        case .modulo(let a, let b): return pair("mod", a, b)
        case .maximum(let a, let b): return pair("max", a, b)
        case .minimum(let a, let b): return pair("min", a, b)
        }
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        if let number = value.int {
            self = .constant(number)
            return
        }
        let keys = value.keys
        guard keys.count == 1, let content = value.optional(keys[0]) else {
            throw value.wrongType("an integer or an expression with one key")
        }
        if keys[0] == "symbol" {
            self = .symbol(try content.getString())
            return
        }
        let operations: [String: (Self, Self) -> Self] = [
            "add": { .add($0, $1) }, "mul": { .multiply($0, $1) },
            "floordiv": { .floorDivide($0, $1) }, "mod": { .modulo($0, $1) },
            "max": { .maximum($0, $1) }, "min": { .minimum($0, $1) },
        ]
        guard let operation = operations[keys[0]] else {
            throw .unknownKey(value.source, at: value.place.text, key: keys[0])
        }
        let parts = try content.items(count: 2)
        self = operation(try Self(decoding: parts[0]), try Self(decoding: parts[1]))
    }
}
