// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Makes one operator of a chain of elementwise ones.
///
///     Before                                           After
///     %a = call_function[operator.add](%x, %y)         %c = fx.elementwise([%x, %y],
///     %b = call_method[sigmoid](%a)                        '0 1 add.Tensor:2 sigmoid.default:1 '
///     %c = call_function[operator.mul](%b, 2.0)            '#0 mul.Scalar:2', [2.0])
///     return c                                         return c
///
/// Layers count as the operators that they are. Values in between may be of other shapes than the
/// result. ``UnfuseOperators`` undoes it. It leaves alone: single operators, values in between that
/// are used elsewhere, writes between to what is read, random operators, and values that are not
/// known to be of one floating dtype.
///
/// - SeeAlso: `torch._inductor.fx_passes`
public struct FuseElementwise: GraphPass {
    public let name = "fuse-elementwise"

    /// The most operators of one chain.
    public var limit: Int

    public init(limit: Int = 32) { self.limit = limit }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        let memory = MemoryModel(context)
        var count = 0
        for node in module.graph.nodes.reversed() where !node.isErased {
            guard let call = ElementwiseCall(node, context) else { continue }
            var chain = ElementwiseChain(node, limit: limit)
            chain.add(call, node, context, memory)
            guard chain.nodes.count > 1 else { continue }
            let builder = try module.graph.makeBuilder(at: .before(node), author: name)
            let new = try chain.insert(builder)
            new.provenance = node.provenance
            new.provenance.steps.append(name)
            if let spec = node.metadata[.spec] { new.metadata[.spec] = spec }
            try node.replaceAllUses(with: new)
            for old in chain.nodes.sorted(by: >) { try module.graph.erase(old) }
            count += 1
        }
        if count > 0 { module.removeUnusedMembers() }
        return count
    }
}

/// A call of an elementwise overload of ATen, whose tensors are of one floating dtype.
private struct ElementwiseCall {
    let schema: OperatorSchema
    let arguments: [Argument<Node>]

    init?(_ node: Node, _ context: MatchContext) {
        guard let dtype = node.spec?.dtype, dtype.isFloatingPoint,
            let call = Self.call(of: node, context), call.schema.name.hasPrefix("aten."),
            ElementwiseProgram.allows(call.schema)
        else { return nil }
        let schema = call.schema
        var arguments = call.arguments
        // Defaults at the end are left out; what is by name only must be a default.
        while let last = arguments.last, arguments.count > 1,
            schema.parameters[arguments.count - 1].defaultValue?.widened() == last
        {
            arguments.removeLast()
        }
        let isFitting = arguments.allSatisfy { argument in
            if let leaf = argument.leaf { return leaf.spec?.dtype == dtype }
            return argument.double != nil || argument.isNone
        }
        guard isFitting else { return nil }
        (self.schema, self.arguments) = (schema, arguments)
    }

    /// The overload that a node calls, and a value for each parameter; nil for one that takes state.
    private static func call(
        of node: Node, _ context: MatchContext
    ) -> (schema: OperatorSchema, arguments: [Argument<Node>])? {
        if case .callModule(let path) = node.operation {
            guard let layer = context.layer(at: path), let meaning = OperatorMeaning(layer, node)
            else { return nil }
            let arguments = meaning.values.compactMap(\.argument)
            return arguments.count == meaning.values.count ? (layer.schema, arguments) : nil
        }
        let call = node.operation.callee.flatMap {
            try? context.operators.resolve(
                $0, node.arguments, node.keywordArguments,
                leafKind: { $0.spec == nil ? nil : .tensor })
        }
        guard let call else { return nil }
        // A function that may be asked to write has a schema of its own.
        guard call.schema.name == "fx.functional_relu.default" else {
            return (call.schema, call.arguments)
        }
        guard call["inplace"].bool != true,
            let schema = context.operators.schema(named: "aten.relu.default")
        else { return nil }
        return (schema, [call.arguments[0]])
    }
}

/// Operators that become one.
private struct ElementwiseChain {
    private let sink: Node
    private let limit: Int
    private(set) var nodes: [Node] = []
    private var inputs: [Node] = []
    private var numbers: [Argument<Node>] = []
    private var steps: [ElementwiseProgram.Step] = []

    init(_ sink: Node, limit: Int) { (self.sink, self.limit) = (sink, limit) }

    /// Appends a call, after what it takes.
    mutating func add(
        _ call: ElementwiseCall, _ node: Node, _ context: MatchContext, _ memory: MemoryModel
    ) {
        nodes.append(node)
        for argument in call.arguments {
            if argument.isNone {
                steps.append(.none)
            } else if let input = argument.leaf {
                let isOnce = call.arguments.count { $0.leaf == input } == 1
                if isOnce, let inner = absorbed(input, context, memory) {
                    add(inner, input, context, memory)
                } else {
                    steps.append(.input(index(of: input)))
                }
            } else {
                steps.append(.number(numbers.count))
                numbers.append(argument)
            }
        }
        let name = String(call.schema.name.dropFirst("aten.".count))
        steps.append(.call(name, count: call.arguments.count))
    }

    /// The call that an input is, where it can be part of the chain.
    private func absorbed(
        _ input: Node, _ context: MatchContext, _ memory: MemoryModel
    ) -> ElementwiseCall? {
        guard nodes.count < limit, input.users.count == 1,
            input.spec?.dtype == sink.spec?.dtype, !nodes.contains(input),
            let call = ElementwiseCall(input, context),
            !memory.isWritten(input.inputs, between: input, and: sink)
        else { return nil }
        return call
    }

    private mutating func index(of input: Node) -> Int {
        if let known = inputs.firstIndex(of: input) { return known }
        inputs.append(input)
        return inputs.count - 1
    }

    func insert(_ builder: GraphBuilder) throws -> Node {
        var arguments: [Argument<Node>] = [
            .list(inputs.map(Argument.leaf)),
            .string(ElementwiseProgram(steps: steps).description),
        ]
        if !numbers.isEmpty { arguments.append(.list(numbers)) }
        return try builder.insert(
            .callFunction("torch.ops.fx.elementwise.default"), arguments, [:])
    }
}
