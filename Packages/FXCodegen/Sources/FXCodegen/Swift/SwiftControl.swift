// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Branches, loops and maps: calls that run graphs, which become private functions.
enum SwiftControl {
    static let cond = FunctionTarget("torch.ops.higher_order.cond")
    static let whileLoop = FunctionTarget("torch.ops.higher_order.while_loop")
    static let scan = FunctionTarget("torch.ops.higher_order.scan")
    static let map = FunctionTarget("torch.ops.higher_order.map_impl")
    /// Bodies that run as they are, but for what PyTorch keeps for gradients: the flag, the graph, and
    /// its inputs.
    static let wrap = FunctionTarget("torch.ops.higher_order.wrap_with_set_grad_enabled")
    static let autocast = FunctionTarget("torch.ops.higher_order.wrap_with_autocast")
    static let names: Set<FunctionTarget> = [cond, whileLoop, scan, map, wrap, autocast]

    /// What a graph has become.
    struct Function {
        var name: String
        var result: SwiftType
    }

    /// How a function gives the output of its graph.
    enum Form {
        /// A tuple or list of tensors as an array.
        case array
        /// A tuple as a tuple of Swift, the only value of one as itself.
        case tuple
    }
}

extension SwiftEmitter {
    mutating func emitControl(_ id: Int32, _ function: FunctionTarget) throws(CodegenError) {
        switch function {
        case SwiftControl.cond: try emitCond(id)
        case SwiftControl.whileLoop: try emitWhileLoop(id)
        case SwiftControl.scan: try emitScan(id)
        case SwiftControl.wrap: try emitWrapped(id, bodyAt: 1)
        case SwiftControl.autocast: try emitWrapped(id, bodyAt: 4)
        default: try emitMap(id)
        }
    }

    private mutating func emitCond(_ id: Int32) throws(CodegenError) {
        let operands = try operands([3], id, expected: "a condition, two graphs and operands")
        let types = operands.map { type(at: $0) }
        let then = try makeFunction(subgraph(at: 1, id), types, .array, id)
        let other = try makeFunction(subgraph(at: 2, id), types, .array, id)
        beginValue(id, then.result, isTyped: true)
        text += "torch.cond("
        try writeList([starts[0]] + operands, id)
        text += ", then: self.\(then.name), else: self.\(other.name))"
    }

    private mutating func emitWhileLoop(_ id: Int32) throws(CodegenError) {
        let expected = "two graphs, a state and other inputs"
        let state = try operands([2], id, expected: expected)
        let others = try operands([3], id, expected: expected)
        let types = (state + others).map { type(at: $0) }
        let test = try makeFunction(subgraph(at: 0, id), types, .tuple, id)
        let body = try makeFunction(subgraph(at: 1, id), types, .tuple, id)
        let isOne = state.count == 1
        beginValue(id, isOne ? .array(types[0]) : body.result)
        text += isOne ? "[torch.whileLoop(" : "torch.whileLoop("
        try writeList(state, id)
        let names = state.indices.map { freshName("state_\($0)") }
        let rest = try piece { (emitter) throws(CodegenError) in
            for other in others {
                emitter.text += ", "
                try emitter.writeValue(at: other, id)
            }
        }
        let list = names.joined(separator: ", ")
        text += ", while: { \(list) in self.\(test.name)(\(list)\(rest)) }, "
        text += "do: { \(list) in self.\(body.name)(\(list)\(rest)) })"
        if isOne { text.append("]") }
    }

    private mutating func emitWrapped(
        _ id: Int32, bodyAt place: Int
    ) throws(CodegenError) {
        let inputs = Array(starts.dropFirst(place + 1))
        let types = inputs.map { type(at: $0) }
        let body = try makeFunction(subgraph(at: place, id), types, .array, id)
        beginValue(id, body.result, isTyped: true)
        text += "self.\(body.name)("
        try writeList(inputs, id)
        text.append(")")
    }

    private mutating func emitScan(_ id: Int32) throws(CodegenError) {
        let expected = "a graph, a state, tensors and other inputs"
        let state = try operands([1], id, expected: expected)
        let elements = try operands([2], id, expected: expected)
        let others = try operands([3], id, expected: expected)
        let types = (state + elements + others).map { type(at: $0) }
        let combine = try makeFunction(subgraph(at: 0, id), types, .array, id)
        let (states, item) = (freshName("state"), freshName("element"))
        let next = freshName("next")
        beginValue(id, .array(.tensor))
        text += "{ (parts: ([Tensor], [Tensor])) in parts.0 + parts.1 }(torch.scan(["
        try writeList(state, id)
        text += "], over: ["
        try writeList(elements, id)
        text += "]) { (\(states): [Tensor], \(item): [Tensor]) -> ([Tensor], [Tensor]) in\n"
        text += "            let \(next) = self.\(combine.name)("
        let names =
            state.indices.map { "\(states)[\($0)]" } + elements.indices.map { "\(item)[\($0)]" }
        text += names.joined(separator: ", ")
        for other in others {
            text += ", "
            try writeValue(at: other, id)
        }
        text += ")\n            return (Array(\(next)[..<\(state.count)]), "
        text += "Array(\(next)[\(state.count)...]))\n        })"
    }

    private mutating func emitMap(_ id: Int32) throws(CodegenError) {
        let expected = "a graph, tensors and other inputs"
        let elements = try operands([1], id, expected: expected)
        let others = try operands([2], id, expected: expected)
        let types = (elements + others).map { type(at: $0) }
        let body = try makeFunction(subgraph(at: 0, id), types, .array, id)
        let item = freshName("element")
        beginValue(id, .array(.tensor))
        text += "torch.map(["
        try writeList(elements, id)
        text += "]) { (\(item): [Tensor]) -> [Tensor] in self.\(body.name)("
        text += elements.indices.map { "\(item)[\($0)]" }.joined(separator: ", ")
        for other in others {
            text += ", "
            try writeValue(at: other, id)
        }
        text += ") }"
    }

    // MARK: - Arguments

    /// A name for a value of a closure that hides no other.
    private func freshName(_ name: String) -> String {
        var name = name
        while reader.hasName(name) { name += "_" }
        return name
    }

    /// Where the items of the container begin that is the argument of an index.
    private func operands(
        _ place: [Int], _ id: Int32, expected: String
    ) throws(CodegenError) -> [Int] {
        guard starts.count > place[0] else {
            throw .wrongArguments(snapshot(id), expected: expected)
        }
        switch reader.slot(at: starts[place[0]]) {
        case .list(let count), .tuple(let count):
            var index = starts[place[0]] + 1
            var result: [Int] = []
            for _ in 0..<count {
                result.append(index)
                index = reader.end(ofValueAt: index)
            }
            return result
        default: throw .wrongArguments(snapshot(id), expected: expected)
        }
    }

    private func subgraph(at place: Int, _ id: Int32) throws(CodegenError) -> SubgraphName {
        guard starts.count > place,
            case .literal(.subgraph(let name)) = reader.slot(at: starts[place])
        else { throw .wrongArguments(snapshot(id), expected: "a graph") }
        return name
    }

    private mutating func writeList(_ values: [Int], _ id: Int32) throws(CodegenError) {
        for (position, value) in values.enumerated() {
            if position > 0 { text += ", " }
            try writeValue(at: value, id)
        }
    }

    // MARK: - Functions

    /// Makes a subgraph a private function, once.
    private mutating func makeFunction(
        _ name: SubgraphName, _ types: [SwiftType], _ form: SwiftControl.Form, _ id: Int32
    ) throws(CodegenError) -> SwiftControl.Function {
        if let known = functions[name] { return known }
        guard let graph = reader.graph.subgraph(named: name) else {
            throw .wrongArguments(snapshot(id), expected: "a graph that is there")
        }
        let memberName = extras.makeName(name.text)
        var inner = SwiftEmitter(
            GraphReader(graph), state: state, options: options, extras: extras)
        inner.givenTypes = types
        inner.resultForm = form
        try inner.emitNodes()
        guard let result = inner.result else { throw .noOutput }
        var signature = inner.parameters.map { "_ \($0.name): \($0.type.text)" }
        if inner.parameters.count != types.count {
            throw .wrongArguments(
                snapshot(id), expected: "as many inputs as \(name) has: \(inner.parameters.count)")
        }
        signature = signature.isEmpty ? [] : [signature.joined(separator: ", ")]
        let body = SwiftBody(inner).make(extras: &inner.extras)
        extras = inner.extras
        extras.functions += "\n    private func \(memberName)(\(signature.joined())) -> "
        extras.functions += "\(result.text) {\n"
        extras.functions += body
        extras.functions += "    }\n"
        let function = SwiftControl.Function(name: memberName, result: result)
        functions[name] = function
        return function
    }
}
