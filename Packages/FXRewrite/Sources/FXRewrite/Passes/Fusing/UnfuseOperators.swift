// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp

/// Puts ATen's operators in the place of this library's fused ones.
///
///     Before                                                After
///     %y = fx.linear_activation(%x, %w, None, 'relu')       %l = aten.linear.default(%x, %w)
///     return y                                              %y = aten.relu.default(%l)
///                                                           return y
///
/// That is what ``LowerToATen`` begins with: PyTorch has no such operators. It leaves alone: calls
/// whose arguments do not fit, which fail when they are run.
public struct UnfuseOperators: GraphPass {
    public let name = "unfuse-operators"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int { try unfuse(module.graph) }

    private func unfuse(_ graph: Graph) throws -> Int {
        var count = 0
        for node in graph.nodes {
            guard case .callFunction(let target) = node.operation,
                target.qualifiedName.hasPrefix("torch.ops.fx."),
                let call = try? OperatorTable.current.resolve(
                    .function(target), node.arguments, node.keywordArguments,
                    leafKind: { _ in nil })
            else { continue }
            let builder = try graph.makeBuilder(at: .before(node), author: name)
            guard let value = try expanded(call, builder) else { continue }
            if let spec = node.metadata[.spec] { value.metadata[.spec] = spec }
            value.provenance = node.provenance
            value.provenance.steps.append(name)
            try node.replaceAllUses(with: value)
            try graph.erase(node)
            count += 1
        }
        for subgraph in graph.subgraphs { count += try unfuse(subgraph.graph) }
        return count
    }

    /// The operators that a call stands for; nil where it is none of those fused here.
    private func expanded(_ call: OperatorCall<Node>, _ builder: GraphBuilder) throws -> Node? {
        func aten(_ name: String, _ arguments: [Argument<Node>]) throws -> Node {
            try builder.insert(
                .callFunction(FunctionTarget("torch.ops." + name)), arguments, [:])
        }
        func aten(_ schema: OperatorSchema, _ arguments: [Argument<Node>]) throws -> Node {
            let places = schema.parameters.prefix { !$0.isKeywordOnly }.count
            let keywords = zip(schema.parameters, arguments).dropFirst(places).map {
                ArgumentEntry($0.name, $1)
            }
            return try builder.insert(
                .callFunction(schema.overload), Array(arguments.prefix(places)),
                KeywordArguments(keywords))
        }
        func activated(_ name: String, _ arguments: [Argument<Node>]) throws -> Node? {
            let options = call["options"].items ?? []
            guard let activation = call["activation"].string,
                let overload = FusedActivation.overload(activation, options: options.count)
            else { return nil }
            return try aten(overload, [.leaf(try aten(name, arguments))] + options)
        }
        switch call.schema.name {
        case "fx.linear_activation.default":
            return try activated("aten.linear.default", Array(call.arguments.prefix(3)))
        case "fx.conv_activation.default":
            let arguments = Array(call.arguments.prefix(6))
            let zeros = (arguments[3].items ?? []).map { _ in Argument<Node>.int(0) }
            return try activated(
                "aten.convolution.default",
                arguments + [.bool(false), .list(zeros), call.arguments[6]])
        case "fx.add_activation.default":
            return try activated("aten.add.Tensor", Array(call.arguments.prefix(2)))
        case "fx.elementwise.default":
            guard let program = try? ElementwiseProgram(call["program"].string ?? "") else {
                return nil
            }
            return try program.evaluate(
                inputs: call["inputs"].items ?? [], numbers: call["numbers"].items ?? []
            ) { schema, values in .leaf(try aten(schema, values)) }.leaf
        default: return nil
        }
    }
}
