// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp

/// The operator that does the same as one in place, and gives a new value.
struct PureForm {
    let operation: Operation
    let arguments: [Argument<Node>]
    let keywords: KeywordArguments<Node>
    /// Whether the new value has the dtype of the old one for certain.
    let keepsDType: Bool

    /// - Throws: ``FunctionalizeError/noPureForm(_:reason:)``.
    init(_ node: Node, _ call: OperatorCall<Node>, _ operators: OperatorTable) throws {
        func refusal(_ reason: String) -> FunctionalizeError {
            .noPureForm(NodeSnapshot(node), reason: reason)
        }
        let isInPlace = call["inplace"].bool == true
        guard isInPlace || call.schema.mutatedParameters == [0] else {
            throw refusal("\(call.schema.name) writes to more than its first argument")
        }
        if call.schema.tags.contains(.inPlaceView) {
            throw refusal("\(call.schema.name) changes the shape of all who hold the tensor")
        }
        let entries = node.keywordArguments.entries.filter { $0.key != "inplace" }
        let keywords = KeywordArguments(entries)
        let arguments = isInPlace ? Self.withoutFlag(node.arguments, call) : node.arguments
        let spelled = Self.spelled(node, isInPlace: isInPlace)
        // By its overload the call has the parameters that it was found to have.
        let full = Self.written(call)
        for (operation, arguments, keywords) in [
            spelled.map { ($0, arguments, keywords) },
            Self.overload(call).map { ($0, arguments, keywords) },
            Self.overload(call).map { ($0, full.arguments, full.keywords) },
        ].compactMap(\.self) {
            guard let callee = operation.callee,
                let other = try? operators.resolve(
                    callee, arguments, keywords, leafKind: { $0.spec == nil ? nil : .tensor }),
                other.schema.mutatedParameters.isEmpty, other["inplace"].bool != true
            else { continue }
            self.operation = operation
            (self.arguments, self.keywords) = (arguments, keywords)
            keepsDType = Self.keepsDType(node) || Self.isInferred(other, node)
            return
        }
        throw refusal("\(call.schema.name) has no such form")
    }

    /// Whether the rule of the pure operator says that its result has the dtype of the value.
    private static func isInferred(_ call: OperatorCall<Node>, _ node: Node) -> Bool {
        guard let own = node.arguments.first?.leaf?.spec, let rule = call.schema.rule else {
            return false
        }
        var isKnown = true
        let arguments = call.arguments.map { argument in
            argument.flatMap { input -> Argument<ValueSpec> in
                if input.valueSpec == nil { isKnown = false }
                return input.valueSpec ?? .none
            }
        }
        guard isKnown,
            let result = try? rule.results(
                for: OperatorCall(schema: call.schema, arguments: arguments))
        else { return false }
        return result.leaf?.tensor?.dtype == own.dtype
    }

    /// The arguments without the one that asks for a write.
    private static func withoutFlag(
        _ arguments: [Argument<Node>], _ call: OperatorCall<Node>
    ) -> [Argument<Node>] {
        guard let index = call.schema.parameters.firstIndex(where: { $0.name == "inplace" }),
            index < arguments.count
        else { return arguments }
        var result = arguments
        result[index] = false
        return result
    }

    /// The arguments by the parameters of the overload.
    private static func written(
        _ call: OperatorCall<Node>
    ) -> (arguments: [Argument<Node>], keywords: KeywordArguments<Node>) {
        let places = call.schema.parameters.prefix { !$0.isKeywordOnly }.count
        let rest = zip(call.schema.parameters, call.arguments).dropFirst(places)
        return (
            Array(call.arguments.prefix(places)),
            KeywordArguments(rest.map { ArgumentEntry($0.name, $1) })
        )
    }

    /// The operation in the spelling that the node has.
    private static func spelled(_ node: Node, isInPlace: Bool) -> Operation? {
        switch node.operation {
        case .callMethod(let method): method.pure.map(Operation.callMethod)
        case .callFunction(let function):
            isInPlace ? node.operation : function.pure.map(Operation.callFunction)
        default: nil
        }
    }

    /// Overloads whose form that gives a new value has another name.
    private static let renamed = [
        "aten.floor_divide_.Tensor": "aten.floor_divide.default",
        "aten.pow_.Tensor": "aten.pow.Tensor_Tensor",
        "aten.float_power_.Tensor": "aten.float_power.Tensor_Tensor",
        "aten.bernoulli_.float": "aten.bernoulli.p",
    ]

    /// The overload without the mark of being in place.
    private static func overload(_ call: OperatorCall<Node>) -> Operation? {
        let name = call.schema.name
        if let other = renamed[name] {
            return .callFunction(FunctionTarget("torch.ops." + other))
        }
        return FunctionTarget("torch.ops." + name).pure.map(Operation.callFunction)
    }

    /// Whether the pure operator gives what the value was: an operator in place keeps its dtype.
    private static func keepsDType(_ node: Node) -> Bool {
        let others = node.arguments.dropFirst() + node.keywordArguments.entries.map(\.value)
        guard let own = node.arguments.first?.leaf?.spec else {
            return others.allSatisfy {
                $0.leaves.isEmpty && ($0.double != nil || $0.bool != nil || $0.string != nil)
            }
        }
        let isFitting = others.flatMap(\.leaves).allSatisfy { $0.spec?.dtype == own.dtype }
        let isWhole = others.allSatisfy { $0.double == nil || $0.int != nil }
        return isFitting && (own.dtype.isFloatingPoint || isWhole && own.dtype != .bool)
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
        if name.hasPrefix("torch.ops."), let mark = name.firstRange(of: "_.") {
            return FunctionTarget(String(name[..<mark.lowerBound] + "." + name[mark.upperBound...]))
        }
        guard name.hasPrefix("torch."), name.hasSuffix("_"), !name.hasSuffix("__") else {
            return nil
        }
        return FunctionTarget(String(name.dropLast()))
    }
}
