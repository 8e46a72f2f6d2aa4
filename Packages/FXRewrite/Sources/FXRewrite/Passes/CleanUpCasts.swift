// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
public import FXInterp
import FXNN

/// Removes casts that change nothing, and the first of two casts where the second alone does the
/// same.
///
///     Before                                        After
///     %a = call_method[to](%x, torch.float64)       %c = call_method[neg](%x)
///     %b = call_method[to](%a, torch.float32)       return c
///     %c = call_method[neg](%b)
///     return c
///
/// A value that is made wider and narrow again is itself. It leaves alone: casts that lose digits,
/// whatever comes after them; values whose dtype is not known (run ``AnnotateShapes`` first);
/// copies that are asked for; and values that something writes to, which a cast gives memory of
/// their own.
///
/// - SeeAlso: ``DTypeLint``, which names the casts that nobody wrote
public struct CleanUpCasts: GraphPass {
    public let name = "clean-up-casts"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        let memory = MemoryModel(context)
        var count = 0
        for node in module.graph.nodes {
            guard let cast = Cast(node, context.operators) else { continue }
            if cast.from == cast.to, isUnwritten(memory, node, cast.input) {
                try remove(node, for: cast.input)
                count += 1
            } else if let inner = Cast(cast.input, context.operators),
                inner.from.isExact(in: inner.to),
                !memory.isWritten([inner.input], between: cast.input, and: node),
                memory.writers(to: cast.input).isEmpty
            {
                if inner.from == cast.to {
                    guard isUnwritten(memory, node, inner.input) else { continue }
                    try remove(node, for: inner.input)
                } else {
                    try node.replaceInput(cast.input, with: inner.input)
                    node.provenance.steps.append(name)
                }
                if cast.input.isUnused { try module.graph.erase(cast.input) }
                count += 1
            }
        }
        return count
    }

    private func isUnwritten(_ memory: MemoryModel, _ one: Node, _ other: Node) -> Bool {
        !memory.hasWrites
            || memory.writers(to: one).isEmpty && memory.writers(to: other).isEmpty
    }

    private func remove(_ node: Node, for value: Node) throws {
        try node.replaceAllUses(with: value)
        try node.graph.erase(node)
    }
}

/// A call that gives a tensor in another dtype, or in its own, and changes nothing else.
private struct Cast {
    let input: Node
    let from: DType
    let to: DType

    private static let names: Set<String> = ["aten.to", "aten._to_copy", "aten.type_as"]
    private static let others = ["copy", "memory_format", "device", "layout", "pin_memory"]

    init?(_ node: Node, _ operators: OperatorTable) {
        guard let callee = node.operation.callee, let spec = node.spec,
            let call = try? operators.resolve(
                callee, node.arguments, node.keywordArguments,
                leafKind: { $0.spec == nil ? nil : .tensor }),
            Self.names.contains(OperatorMeaning.baseName(of: call.schema)),
            let input = call.arguments.first?.leaf, let source = input.spec,
            source.shape == spec.shape
        else { return nil }
        let isPlain = Self.others.allSatisfy { name in
            let value = call[name]
            if case .device(let device) = value { return device == .cpu }
            return value.isNone || value.bool == false || value == .layout(.strided)
                || value == .memoryFormat(.preserve)
        }
        guard isPlain else { return nil }
        (self.input, from, to) = (input, source.dtype, spec.dtype)
    }
}

extension DType {
    /// Whether another dtype has each value of this one.
    fileprivate func isExact(in other: DType) -> Bool {
        if self == other || self == .bool { return true }
        switch (self, other) {
        case (.float16, .float32), (.float16, .float64), (.bfloat16, .float32),
            (.bfloat16, .float64), (.float32, .float64):
            return true
        case (.int8, .int16), (.int8, .int32), (.int8, .int64), (.int16, .int32),
            (.int16, .int64), (.int32, .int64), (.uint8, .int16), (.uint8, .int32),
            (.uint8, .int64):
            return true
        case (.int8, .float32), (.int8, .float64), (.uint8, .float32), (.uint8, .float64),
            (.int16, .float32), (.int16, .float64), (.int32, .float64):
            return true
        default: return false
        }
    }
}
