// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// What sort of thing a node does, which its colour shows.
public enum DotKind: String, Sendable, CaseIterable {
    case input, state, output, product, normalization, elementwise, reduction, view, join, random
    case write, control, module, other, unknown

    var color: String {
        switch self {
        case .input: "aliceblue"
        case .state: "lightgrey"
        case .output: "powderblue"
        case .product: "lightsalmon"
        case .normalization: "khaki"
        case .elementwise: "darkseagreen1"
        case .reduction: "thistle1"
        case .view: "lightcyan"
        case .join: "lightblue1"
        case .random: "plum"
        case .write: "orange"
        case .control: "gold"
        case .module: "lemonchiffon1"
        case .other: "white"
        case .unknown: "mistyrose"
        }
    }

    /// The kind of an operation; of a module, that of its type's name.
    public static func of(
        _ operation: Operation, _ operators: OperatorTable = .current,
        _ schema: StateSchema? = nil
    ) -> DotKind {
        switch operation {
        case .placeholder: return .input
        case .getAttribute: return .state
        case .output: return .output
        case .callModule(let path):
            let name = schema?.module(at: path)?.typeName.lowercased() ?? ""
            return byName(name) ?? .module
        case .callFunction, .callMethod:
            guard let callee = operation.callee else { return .other }
            if SwiftControl.names.contains(FunctionTarget(operation.targetText)) {
                return .control
            }
            guard let schema = operators.overloads(of: callee).first else {
                return StructuralCall.isKnown(callee) ? .view : .unknown
            }
            return of(schema)
        }
    }

    private static func of(_ schema: OperatorSchema) -> DotKind {
        let name = schema.name.split(separator: ".").dropFirst().first.map(String.init) ?? ""
        if schema.isRandom { return .random }
        if !schema.mutatedParameters.isEmpty || schema.hasOtherEffect { return .write }
        if let kind = byName(name) { return kind }
        if schema.viewedParameter() != nil { return .view }
        if schema.tags.contains(.pointwise) { return .elementwise }
        if schema.tags.contains(.reduction) { return .reduction }
        return .other
    }

    private static let words: [(DotKind, [String])] = [
        (.normalization, ["norm"]),
        (
            .reduction,
            ["pool", "sum", "mean", "softmax", "topk", "argmax", "max.dim", "var", "std"]
        ),
        (
            .product,
            ["conv", "linear", "matmul", "mm", "bmm", "einsum", "attention", "lstm", "gru", "rnn"]
        ),
        (.join, ["cat", "stack", "split", "chunk", "unbind", "embedding", "gather", "index"]),
        (.random, ["dropout"]),
        (.elementwise, ["relu", "gelu", "silu", "sigmoid", "tanh", "hardswish", "elu", "mish"]),
    ]

    private static func byName(_ name: String) -> DotKind? {
        words.first { $0.1.contains { name.contains($0) } }?.0
    }
}
