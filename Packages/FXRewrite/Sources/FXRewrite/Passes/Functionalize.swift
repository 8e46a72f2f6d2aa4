// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Turns operators in place into ones that give a new value.
///
///     Before                                    After
///     %a = call_method[relu](%x)                %a = call_method[relu](%x)
///     %b = call_method[add_](%a, 1)             %add = call_method[add](%a, 1)
///     %c = call_method[mul](%a, 2)              %c = call_method[mul](%add, 2)
///     return c                                  return c
///
/// What read the written value afterwards reads the new one. It leaves alone: writes to inputs and
/// to state, which callers see; to values of which a view is used later; writes that would
/// change the dtype or shape of what is written where these are not known; and operators that have
/// no other form.
///
/// - SeeAlso: `torch.func.functionalize`
public struct Functionalize: GraphPass {
    public let name = "functionalize"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module.graph) { module.stateSchema() }
        let memory = MemoryModel(context)
        guard memory.hasWrites else { return 0 }
        var count = 0
        for node in module.graph.nodes {
            guard let form = PureForm(node, context.operators),
                isPrivate(form.target, at: node, memory), keepsSpec(node, form)
            else { continue }
            // From here on the target is the node: it stands for the same memory no more.
            try form.target.replaceAllUses(with: node) { node < $0 }
            try node.setOperation(form.operation)
            try node.setArguments(node.arguments, form.keywords)
            count += 1
        }
        return count
    }

    /// Whether nothing else that is used later shares memory with a value.
    private func isPrivate(_ target: Node, at write: Node, _ memory: MemoryModel) -> Bool {
        for other in write.graph.nodes where memory.mayShare(other, target) {
            if other.opcode == .placeholder || other.opcode == .getAttribute { return false }
            if other == target || other == write || write < other { continue }
            // Something made before that shares the memory, and is read after the write.
            if other.users.contains(where: { write < $0 }) { return false }
        }
        return true
    }

    /// Whether the pure operator gives what the value was: an operator in place keeps its dtype.
    private func keepsSpec(_ node: Node, _ form: PureForm) -> Bool {
        let others = (node.arguments.dropFirst() + node.keywordArguments.entries.map(\.value))
        if form.isUnary { return true }
        if let own = form.target.spec {
            let specs = others.flatMap(\.leaves).map(\.spec)
            let fits = specs.allSatisfy { spec in
                spec.map { $0.dtype == own.dtype && ($0.shape == own.shape || $0.shape.rank == 0) }
                    ?? false
            }
            return fits
                && (own.dtype.isFloatingPoint
                    || others.allSatisfy { $0.double == nil || $0.int != nil })
        }
        return others.allSatisfy { $0.leaves.isEmpty && ($0.int != nil || $0.double != nil) }
    }
}

/// The operator that does the same as one in place, and gives a new value.
private struct PureForm {
    let operation: Operation
    let target: Node
    let keywords: KeywordArguments<Node>
    /// Whether there is no operand beside the value itself that could decide its dtype.
    let isUnary: Bool

    init?(_ node: Node, _ operators: OperatorTable) {
        guard let callee = node.operation.callee, let target = node.arguments.first?.leaf,
            let call = try? operators.resolve(
                callee, node.arguments, node.keywordArguments, leafKind: { _ in nil })
        else { return nil }
        let isInPlace = call["inplace"].bool == true
        guard isInPlace || call.schema.mutatedParameters == [0] else { return nil }
        let name: Operation?
        switch node.operation {
        case .callMethod(let method): name = method.pure.map(Operation.callMethod)
        case .callFunction(let function):
            let keyword = node.keywordArguments["inplace"]
            name = keyword == nil ? function.pure.map(Operation.callFunction) : node.operation
        default: name = nil
        }
        guard let name, let pure = name.callee else { return nil }
        let entries = node.keywordArguments.entries.filter { $0.key != "inplace" }
        let keywords = KeywordArguments(entries)
        let other = try? operators.resolve(pure, node.arguments, keywords, leafKind: { _ in nil })
        guard let other, other.schema.mutatedParameters.isEmpty, !other.schema.isRandom,
            other["inplace"].bool != true,
            other.schema.viewedParameter() == nil
        else { return nil }
        operation = name
        self.target = target
        self.keywords = keywords
        isUnary = node.arguments.count == 1 && entries.isEmpty
    }
}

extension MethodName {
    /// The method without the mark of being in place.
    fileprivate var pure: MethodName? {
        guard text.hasSuffix("_"), !text.hasSuffix("__") else { return nil }
        return MethodName(String(text.dropLast()))
    }
}

extension FunctionTarget {
    /// The function that gives a new value.
    fileprivate var pure: FunctionTarget? {
        let name = qualifiedName
        if name.hasPrefix("operator.i") {
            return FunctionTarget("operator." + name.dropFirst("operator.i".count))
        }
        if name.hasPrefix("torch.ops.aten."), let mark = name.firstRange(of: "_.") {
            return FunctionTarget(String(name[..<mark.lowerBound] + "." + name[mark.upperBound...]))
        }
        guard name.hasPrefix("torch."), name.hasSuffix("_"), !name.hasSuffix("__") else {
            return nil
        }
        return FunctionTarget(String(name.dropLast()))
    }
}
