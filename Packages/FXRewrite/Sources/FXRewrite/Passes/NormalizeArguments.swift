// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp

/// Writes arguments of one operator in one way: by name, or by place.
///
///     Before                                           After
///     %a = call_function[torch.sum](%x, 1)             %a = call_function[torch.sum](%x, dim=[1])
///     %b = call_function[torch.sum](%x, dim=1)         %b = call_function[torch.sum](%x, dim=[1])
///
/// The first argument stays in its place; arguments that are the parameter's default are left out.
/// By place, keywords are used only for parameters that have no place. It leaves alone: calls of
/// operators that the table does not know, functions whose parameters are not the operator's, and
/// modules.
///
/// - SeeAlso: `torch.fx.experimental.normalize.NormalizeArgs`
public struct NormalizeArguments: GraphPass {
    /// How arguments are written.
    public enum Style: Hashable, Sendable { case keywords, positional }

    public let name = "normalize-arguments"
    public var style: Style

    public init(_ style: Style = .keywords) { self.style = style }

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let operators = OperatorTable.current
        var count = 0
        let reader = GraphReader(module.graph)
        for node in module.graph.nodes where !isPlain(node, reader) {
            guard let callee = node.operation.callee, operators.contains(callee),
                !callee.isStructural,
                let found = try? operators.resolve(
                    callee, node.arguments, node.keywordArguments, leafKind: kind)
            else { continue }
            let call = found.withLists
            let (arguments, keywords) = written(call)
            guard arguments != node.arguments || keywords != node.keywordArguments,
                let again = try? operators.resolve(callee, arguments, keywords, leafKind: kind),
                again.schema.name == call.schema.name,
                again.withLists.arguments == call.arguments
            else { continue }
            try node.setArguments(arguments, keywords)
            count += 1
        }
        return count
    }

    /// Whether a call has one argument, which is a node: there is one way to write it.
    private func isPlain(_ node: Node, _ reader: GraphReader) -> Bool {
        let run = reader.arguments(of: node.id)
        return run.end - run.start == 1 && reader.nodeID(at: run.start) >= 0
    }

    private func kind(_ node: Node) -> ArgumentKind? { node.spec == nil ? nil : .tensor }

    private func written(
        _ call: OperatorCall<Node>
    ) -> (arguments: [Argument<Node>], keywords: KeywordArguments<Node>) {
        let parameters = call.schema.parameters
        func isDefault(_ index: Int) -> Bool {
            parameters[index].defaultValue.map { $0.widened() == call.arguments[index] } ?? false
        }
        var count = min(1, parameters.prefix { !$0.isKeywordOnly }.count)
        if style == .positional {
            let places = parameters.indices.prefix { !parameters[$0].isKeywordOnly }
            count = (places.last { !isDefault($0) } ?? -1) + 1
        }
        let rest = parameters.indices.dropFirst(count).filter { !isDefault($0) }
        return (
            Array(call.arguments.prefix(count)),
            KeywordArguments(
                rest.map { ArgumentEntry(parameters[$0].name, call.arguments[$0]) })
        )
    }
}

extension OperatorCall<Node> {
    /// The call, with one number for a list written as the list that it means.
    fileprivate var withLists: OperatorCall {
        var result = self
        for (index, parameter) in schema.parameters.enumerated() {
            var kind = parameter.kind
            if case .optional(let wrapped) = kind { kind = wrapped }
            guard case .list(.int, let count?) = kind, case .int = arguments[index] else {
                continue
            }
            result.arguments[index] = .list(Array(repeating: arguments[index], count: count))
        }
        return result
    }
}

extension Callee {
    /// Whether the function is one of Python's own, which have no parameters by name.
    fileprivate var isStructural: Bool {
        if StructuralCall.isKnown(self) { return true }
        if case .function(let target) = self { return target.isOperator }
        return false
    }
}
