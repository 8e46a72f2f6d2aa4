// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// One step from a tensor to a view of it: how the view is made, and how a new value of it becomes
/// one of the whole.
struct ViewStep {
    typealias Value = Argument<Node>

    let operation: Operation
    let arguments: [Value]
    let keywords: KeywordArguments<Node>
    /// The position of the tensor among the arguments.
    let position: Int
    private let inverse: Inverse

    enum Inverse {
        /// The view is the tensor itself.
        case same
        /// The same elements in another shape.
        case reshape
        case call(String, [Value])
        /// An overload that takes the whole, the new part, and arguments.
        case scatter(String, [Value])
        /// One of several parts, of so many.
        case item(Int, of: Int)
        /// Parts that are put together along a dimension.
        case join(String, Value)
        /// There is none: elements occur more than once, or the operator is not known.
        case none
    }

    init(_ node: Node, position: Int = 0, _ inverse: Inverse) {
        self.init(
            node.operation, node.arguments, node.keywordArguments, position: position, inverse)
    }

    init(
        _ operation: Operation, _ arguments: [Value], _ keywords: KeywordArguments<Node>,
        position: Int = 0, _ inverse: Inverse
    ) {
        (self.operation, self.arguments, self.keywords) = (operation, arguments, keywords)
        (self.position, self.inverse) = (position, inverse)
    }

    /// Whether the whole that a part is put back into may lie in memory in another order.
    var turns: Bool {
        if case .call = inverse { true } else { false }
    }

    /// Whether the view depends on the order in which the tensor lies in memory.
    var readsLayout: Bool { operation.readsLayout || operation.readsStorage }

    /// Makes the view of a tensor.
    func replay(_ whole: Node, _ builder: GraphBuilder) throws -> Node {
        if case .same = inverse { return whole }
        var arguments = arguments
        if arguments.indices.contains(position) {
            arguments[position] = .leaf(whole)
            return try builder.insert(operation, arguments, keywords)
        }
        var keywords = keywords
        keywords.entries[position - arguments.count].value = .leaf(whole)
        return try builder.insert(operation, arguments, keywords)
    }

    /// Makes the new value of the whole; nil where that cannot be.
    func putBack(_ part: Value, into whole: Node, _ builder: GraphBuilder) throws -> Value? {
        func aten(_ name: String, _ arguments: [Value]) throws -> Value {
            .leaf(
                try builder.insert(
                    .callFunction(FunctionTarget("torch.ops.aten." + name)), arguments))
        }
        switch inverse {
        case .same: return part
        case .none: return nil
        case .reshape: return try aten("reshape_as.default", [part, .leaf(whole)])
        case .call(let name, let rest): return try aten(name, [part] + rest)
        case .scatter(let name, let rest): return try aten(name, [.leaf(whole), part] + rest)
        case .item(let index, let count):
            return .list(
                try (0..<count).map { other in
                    other == index
                        ? part
                        : .leaf(
                            try builder.insert(
                                .callFunction(.operator.getitem), [.leaf(whole), .int(other)]))
                })
        case .join(let name, let axis): return try aten(name, [part, axis])
        }
    }
}
