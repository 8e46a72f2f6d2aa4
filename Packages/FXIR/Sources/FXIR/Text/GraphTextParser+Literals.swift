// SPDX-License-Identifier: Apache-2.0

import FXCore

extension GraphTextParser {
    /// Reads a literal that starts with a word or a minus sign; nil where it is none of them.
    mutating func parseWordLiteral() throws(GraphTextError) -> Literal? {
        if scanner.accept("-") {
            return scanner.accept(word: "inf") ? .double(-.infinity) : nil
        }
        switch scanner.word() {
        case "none": return Literal.none
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "inf": return .double(.infinity)
        case "nan": return .double(try parseNaN())
        case "complex": return try parseComplex()
        case "range": return try parseRange()
        case "device": return try parseDevice()
        case "tensor": return .constant(try parseConstant())
        case "torch": return try parseTorchName()
        case "function":
            guard let name = try parseTarget() else { throw scanner.unexpected("'[' and a name") }
            return .function(FunctionTarget(name))
        case "graph": return .subgraph(try parseSubgraphName())
        default: return nil
        }
    }

    private mutating func parseSubgraphName() throws(GraphTextError) -> SubgraphName {
        let start = scanner.position
        guard let text = try parseTarget() else { throw scanner.unexpected("'[' and a name") }
        let name = SubgraphName(text)
        if graph.subgraph(named: name) == nil {
            throw scanner.error(.unknownSubgraph(text), at: start)
        }
        return name
    }

    /// Reads the bits behind `nan`, where they are not those of the usual one.
    private mutating func parseNaN() throws(GraphTextError) -> Double {
        guard scanner.accept("[") else { return .nan }
        scanner.skipBlanks()
        let start = scanner.position
        let text = scanner.run(GraphTextSyntax.isWordPart)
        let bits = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : nil
        guard let value = bits.map(Double.init(bitPattern:)), value.isNaN else {
            scanner.position = start
            throw scanner.unexpected("the bits of a NaN, such as 0x7ff8000000000001")
        }
        try scanner.expect("]")
        return value
    }

    private mutating func parseDouble() throws(GraphTextError) -> Double {
        if scanner.accept(word: "nan") { return try parseNaN() }
        if scanner.accept(word: "inf") { return .infinity }
        if case .double(let value) = try scanner.number() { return value }
        if scanner.accept("-"), scanner.accept(word: "inf") { return -.infinity }
        throw scanner.unexpected("a number with a point")
    }

    private mutating func parseComplex() throws(GraphTextError) -> Literal {
        try scanner.expect("(")
        let real = try parseDouble()
        try scanner.expect(",")
        let imaginary = try parseDouble()
        try scanner.expect(")")
        return .complex(real: real, imaginary: imaginary)
    }

    mutating func parseInt() throws(GraphTextError) -> Int {
        scanner.skipBlanks()
        let start = scanner.position
        if case .int(let value) = try scanner.number() { return value }
        scanner.position = start
        throw scanner.unexpected("an integer")
    }

    private mutating func parseRange() throws(GraphTextError) -> Literal {
        try scanner.expect("(")
        let start = try parseInt()
        try scanner.expect(",")
        let stop = try parseInt()
        try scanner.expect(",")
        let step = try parseInt()
        try scanner.expect(")")
        return .range(start: start, stop: stop, step: step)
    }

    private mutating func parseString(_ what: String) throws(GraphTextError) -> String {
        guard let text = try scanner.string() else { throw scanner.unexpected(what) }
        return text
    }

    private mutating func parseDevice() throws(GraphTextError) -> Literal {
        try scanner.expect("(")
        let type = try parseString("a device such as \"cpu\"")
        let index = scanner.accept(",") ? try parseInt() : nil
        try scanner.expect(")")
        return .device(Device(type, index: index))
    }

    /// Reads the name of a dtype, memory format or layout behind `torch`.
    private mutating func parseTorchName() throws(GraphTextError) -> Literal {
        try scanner.expect(".")
        scanner.skipBlanks()
        let start = scanner.position
        let name = scanner.word() ?? ""
        if let dtype = DType(rawValue: name) { return .dtype(dtype) }
        if let format = MemoryFormat(rawValue: name) { return .memoryFormat(format) }
        if let layout = TensorLayout(rawValue: name) { return .layout(layout) }
        scanner.position = start
        throw scanner.unexpected("a dtype, memory format or layout; functions are function[name]")
    }

    private mutating func parseConstant() throws(GraphTextError) -> ConstantValue {
        try scanner.expect("(")
        guard let spec = try parseTensorSpec() else { throw scanner.unexpected("a spec") }
        try scanner.expect(",")
        scanner.skipBlanks()
        let start = scanner.position
        guard let bytes = Self.bytes(try parseString("bytes in quotes")) else {
            scanner.position = start
            throw scanner.unexpected("two hexadecimal digits for each byte")
        }
        try scanner.expect(",")
        let text = try parseString("the tensor's text in quotes")
        try scanner.expect(")")
        guard let value = ConstantValue(spec: spec, bytes: bytes, text: text) else {
            throw scanner.error(
                .wrongByteCount(spec: spec.description, count: bytes.count), at: start)
        }
        return value
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(digits[index] << 4 | digits[index + 1])
        }
    }
}
