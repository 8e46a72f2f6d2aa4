// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
import FXNN
import FXTensor

extension MetadataKey where Value == String {
    /// The mark of the hole that a placeholder was made for.
    ///
    /// - SeeAlso: `ph_key` of `torch.fx.PHWithMeta`
    public static var holeKey: MetadataKey { MetadataKey("ph_key") }
}

extension Tracer {
    /// Makes the placeholders of an input and the checks of what was known of it.
    final func makePlaceholders(
        _ input: InputDescription, _ concrete: ConcreteArgument?
    ) throws(GraphError) -> Argument<Tensor> {
        guard let concrete else {
            return .leaf(value(of: try placeholder(named: input.name, of: input)))
        }
        var count = 0
        return try specialize(concrete, of: input, &count)
    }

    private final func placeholder(
        named name: String, of input: InputDescription
    ) throws(GraphError) -> Node {
        let defaultValue = input.defaultValue.map { [$0.widened(to: Node.self)] } ?? []
        let node = try makeNode(.placeholder(name), defaultValue, [:], location: nil)
        if let type = input.type { node.type = ValueType(type) }
        return node
    }

    /// Makes a placeholder for each hole and each value of a tree, and checks the values.
    private final func specialize(
        _ concrete: ConcreteArgument, of input: InputDescription, _ count: inout Int
    ) throws(GraphError) -> Argument<Tensor> {
        switch concrete {
        case .list(let items): return .list(try specialize(items, of: input, &count))
        case .tuple(let items): return .tuple(try specialize(items, of: input, &count))
        case .dictionary(let entries):
            let values = try specialize(entries.map(\.value), of: input, &count)
            return .dictionary(zip(entries, values).map { ArgumentEntry($0.key, $1) })
        default: break
        }
        count += 1
        let node = try placeholder(named: "\(input.name)_\(count)", of: input)
        if case .leaf(let hole) = concrete {
            node.metadata[.holeKey] = hole.key
            return .leaf(value(of: node))
        }
        let literal: Literal = concrete.literal() ?? .none
        try check(node, literal, name: input.name)
        return literal.widened()
    }

    private final func specialize(
        _ items: [ConcreteArgument], of input: InputDescription, _ count: inout Int
    ) throws(GraphError) -> [Argument<Tensor>] {
        var result: [Argument<Tensor>] = []
        for item in items { result.append(try specialize(item, of: input, &count)) }
        return result
    }

    /// Records the check that an input has the value that the trace was made for.
    final func check(_ node: Node, _ value: Literal, name: String) throws(GraphError) {
        let text = value.widened(to: String.self).pythonString(\.self)
        let message: Argument<Node> =
            .string("\(name) has been specialized to have value \(text) but got another value")
        if value.isNone {
            _ = try makeNode(
                .callFunction("torch.fx._symbolic_trace._assert_is_none"), [.leaf(node), message],
                [:], location: nil)
            return
        }
        let equal = try makeNode(
            .callFunction(.operator.eq), [.leaf(node), value.widened()], [:], location: nil)
        _ = try makeNode(
            .callFunction("torch._assert"), [.leaf(equal), message], [:], location: nil)
    }
}
