// SPDX-License-Identifier: Apache-2.0

import FXCore

extension TensorSpec {
    /// The spec as an object: dtype, shape, and strides that are not those of row-major order.
    func encoded() -> JSONOwned? {
        let object = JSONBuilder.object(
            ("dtype", JSONBuilder.string(dtype.rawValue)),
            ("shape", JSONBuilder.array(shape.dimensions.map { $0.expression.encoded() })))
        if let strides {
            JSONBuilder.add(
                JSONBuilder.array(strides.map(JSONBuilder.int)), to: object, as: "strides")
        }
        return object
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        try value.checkKeys("dtype", "shape", "strides")
        let dtype = try LiteralDecoding.dtype(value.required("dtype"))
        var dimensions: [Dimension] = []
        for item in try value.required("shape").items() {
            dimensions.append(Dimension(try SymbolicExpression(decoding: item)))
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

extension TensorSpec {
    /// Reads the spec of a tensor that exists.
    init(decodingStored value: JSONCursor) throws(ArchiveError) {
        try self.init(decoding: value)
        if shape.contains(where: { ($0.value ?? 0) < 0 }) {
            throw value.wrongValue("extents of 0 or more", found: description)
        }
    }
}

extension SymbolicExpression {
    /// The expression as JSON: a number, a symbol, or an operation with two operands.
    func encoded() -> JSONOwned? {
        func pair(_ tag: StaticString, _ a: Self, _ b: Self) -> JSONOwned? {
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
        guard let content = value.tagged else {
            throw value.wrongType("an integer or an expression with one key")
        }
        if content.isTagged("symbol") {
            self = .symbol(try content.getString())
            return
        }
        guard let operation = Self.operations.first(where: { content.isTagged($0.tag) }) else {
            throw .unknownKey(value.source, at: value.place, key: content.keyText)
        }
        let parts = try content.items(count: 2)
        self = operation.make(try Self(decoding: parts[0]), try Self(decoding: parts[1]))
    }

    private static let operations: [(tag: StaticString, make: @Sendable (Self, Self) -> Self)] = [
        ("add", { .add($0, $1) }), ("mul", { .multiply($0, $1) }),
        ("floordiv", { .floorDivide($0, $1) }), ("mod", { .modulo($0, $1) }),
        ("max", { .maximum($0, $1) }), ("min", { .minimum($0, $1) }),
    ]
}
