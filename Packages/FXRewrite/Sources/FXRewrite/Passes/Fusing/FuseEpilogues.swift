// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Makes one operator of a linear layer, convolution or sum and the activation behind it.
///
///     Before                                        After
///     %c = call_module[conv](%x)                    %w = get_attr[conv.weight]
///     %r = call_module[relu](%c)                    %b = get_attr[conv.bias]
///     return r                                      %r = fx.conv_activation(%x, %w, %b, [1, 1],
///                                                       [0, 0], [1, 1], 1, 'relu')
///                                                   return r
///
/// The operators are `fx.linear_activation`, `fx.conv_activation`, and for a residual sum
/// `fx.add_activation`; ``UnfuseOperators`` undoes it. It leaves alone: values in between that are
/// used elsewhere, writes between the two to what the first one reads, paddings with a name,
/// transposed convolutions, and sums whose operands are not known to be of one floating dtype.
///
/// - SeeAlso: `torch._inductor.fx_passes.mkldnn_fusion`
public struct FuseEpilogues: GraphPass {
    public let name = "fuse-epilogues"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        let memory = MemoryModel(context)
        var count = 0
        for node in module.graph.nodes {
            guard let activation = Activation(node, context),
                activation.input.users.count == 1,
                let producer = Producer(activation.input, context),
                !memory.isReadWritten(by: activation.input, before: node)
            else { continue }
            let builder = try module.graph.makeBuilder(at: .before(node), author: name)
            let new = try producer.insert(activation, builder)
            new.provenance = node.provenance
            // A pass that changed both is named once.
            let steps = activation.input.provenance.steps
            new.provenance.steps =
                steps + node.provenance.steps.filter { !steps.contains($0) } + [name]
            if let spec = node.metadata[.spec] { new.metadata[.spec] = spec }
            try node.replaceAllUses(with: new)
            try module.graph.erase(node)
            try module.graph.erase(activation.input)
            count += 1
        }
        if count > 0 { module.removeUnusedMembers() }
        return count
    }
}

/// An activation that is called, in any spelling.
private struct Activation {
    let input: Node
    let name: String
    let options: [Argument<Node>]

    init?(_ node: Node, _ context: MatchContext) {
        guard let meaning = context.meaning(of: node), meaning.name.hasPrefix("aten."),
            let input = meaning.values.first?.node
        else { return nil }
        var name = String(meaning.name.dropFirst("aten.".count))
        // One in place writes to a value that nobody else sees.
        if name.hasSuffix("_") { name.removeLast() }
        let rest = zip(meaning.parameters, meaning.values).dropFirst().compactMap(\.1.argument)
        if name == "gelu" {
            guard rest.allSatisfy({ $0.string == "none" }) else { return nil }
            options = []
        } else {
            options = rest
        }
        guard FusedActivation.overload(name, options: options.count) != nil,
            options.allSatisfy({ $0.double != nil })
        else { return nil }
        (self.input, self.name) = (input, name)
    }
}

/// A linear layer, convolution or sum that is called, in any spelling.
private struct Producer {
    private let meaning: OperatorMeaning
    private let operation: String

    init?(_ node: Node, _ context: MatchContext) {
        guard node.operation.callee != nil || node.opcode == .callModule,
            let meaning = context.meaning(of: node)
        else { return nil }
        self.meaning = meaning
        func value(_ name: String) -> Argument<Node>? {
            zip(meaning.parameters, meaning.values).first { $0.0.name == name }?.1.argument
        }
        switch meaning.name {
        case "aten.linear": operation = "fx.linear_activation.default"
        case "aten.conv1d", "aten.conv2d", "aten.conv3d":
            guard value("padding")?.string == nil else { return nil }
            operation = "fx.conv_activation.default"
        case "aten.convolution":
            guard value("transposed")?.bool == false else { return nil }
            operation = "fx.conv_activation.default"
        case "aten.add":
            let dtypes = meaning.values.prefix(2).map { $0.node?.spec?.dtype }
            guard value("alpha")?.double == 1, dtypes.count == 2, let own = dtypes[0],
                own.isFloatingPoint, own == dtypes[1]
            else { return nil }
            operation = "fx.add_activation.default"
        default: return nil
        }
    }

    func insert(_ activation: Activation, _ builder: GraphBuilder) throws -> Node {
        let wanted = OperatorTable.current.schema(named: operation)?.parameters ?? []
        var arguments: [Argument<Node>] = []
        for parameter in wanted {
            switch parameter.name {
            case "activation": arguments.append(.string(activation.name))
            case "options":
                if !activation.options.isEmpty { arguments.append(.list(activation.options)) }
            default: arguments.append(try value(parameter, builder))
            }
        }
        return try builder.insert(
            .callFunction(FunctionTarget("torch.ops." + operation)), arguments)
    }

    private func value(
        _ parameter: OperatorParameter, _ builder: GraphBuilder
    ) throws -> Argument<Node> {
        let index = meaning.parameters.firstIndex { $0.name == parameter.name }
        switch index.map({ meaning.values[$0] }) {
        case .state(let path): return .leaf(try builder.getAttribute(path))
        case .argument(let argument):
            // One number stands for all dimensions.
            if case .list = parameter.kind, argument.int != nil { return .list([argument]) }
            return argument
        case nil: return .none
        }
    }
}

extension MemoryModel {
    /// Whether something writes to one of some values, behind a node and before another.
    func isWritten(_ values: [Node], between first: Node, and last: Node) -> Bool {
        guard hasWrites else { return false }
        return values.contains { value in
            writers(to: value).contains { first < $0 && $0 < last }
        }
    }

    /// Whether something writes to what a node reads, behind it and before another.
    func isReadWritten(by node: Node, before last: Node) -> Bool {
        writers(toWhatIsReadBy: node).contains { node < $0 && $0 < last }
    }
}
