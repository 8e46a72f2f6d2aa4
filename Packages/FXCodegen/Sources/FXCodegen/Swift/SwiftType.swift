// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Swift type of a node's value, as far as generated code must know it.
indirect enum SwiftType: Hashable, Sendable {
    case tensor, size, shape, int, double, bool, string
    /// A list of tensors that an operator gives.
    case list
    /// The struct of an operator with several results.
    case results(OperatorResults)
    case optional(SwiftType)
    case array(SwiftType)
    case dictionary(SwiftType)
    case tuple([SwiftType])

    /// An operator with several results: its name and the names of the results.
    struct OperatorResults: Hashable, Sendable {
        var name: String
        var fields: [String]
    }

    /// The type of an input, from its annotation or default value; nil where Swift has none.
    init?(of placeholder: Node, defaultValue: Argument<Node>?) {
        let annotated: [String: SwiftType] = [
            "torch.Tensor": .tensor, "int": .int, "float": .double, "bool": .bool, "str": .string,
        ]
        if let type = placeholder.type {
            guard let known = annotated[type.text] else { return nil }
            self = known
        } else {
            switch defaultValue {
            case .some(.int): self = .int
            case .some(.double): self = .double
            case .some(.bool): self = .bool
            case .some(.string): self = .string
            case nil, .some(.none): self = .tensor
            default: return nil
            }
        }
        if case .some(.none) = defaultValue { self = .optional(self) }
    }

    var text: String {
        switch self {
        case .tensor: "Tensor"
        case .size: "SymInt"
        case .shape: "TensorShape"
        case .list: "TensorList"
        case .int: "Int"
        case .double: "Double"
        case .bool: "Bool"
        case .string: "String"
        case .results(let results): results.typeName
        case .optional(let wrapped): wrapped.text + "?"
        case .array(let element): "[\(element.text)]"
        case .dictionary(let value): "[String: \(value.text)]"
        case .tuple(let types): "(" + types.map(\.text).joined(separator: ", ") + ")"
        }
    }
}

extension SwiftType.OperatorResults {
    /// The name of the struct, such as `ValuesAndIndices`.
    var typeName: String {
        let spelled = ["topk": "ValuesAndIndices"]
        return spelled[name] ?? name.prefix(1).uppercased() + name.dropFirst() + "Result"
    }
}
