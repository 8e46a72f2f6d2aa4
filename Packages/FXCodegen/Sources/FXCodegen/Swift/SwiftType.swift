// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The Swift type of a node's value, as far as generated code must know it.
indirect enum SwiftType: Hashable, Sendable {
    case tensor
    /// `SymInt`, `SymDouble`, `TensorShape`.
    case size, number, shape
    case bool, string
    /// `TensorList`, `ValuesAndIndices`, `TensorDictionary`.
    case list, pair, dictionary
    /// A value of any kind, `Argument<Tensor>`.
    case any
    case optional(SwiftType)
    case array(SwiftType)
    case entries(SwiftType)
    case tuple([SwiftType])
    /// A tuple inside another value, `ArgumentTuple`.
    case innerTuple([SwiftType])
    case double, int

    var text: String {
        switch self {
        case .tensor: "Tensor"
        case .size: "SymInt"
        case .number: "SymDouble"
        case .shape: "TensorShape"
        case .int: "Int"
        case .double: "Double"
        case .bool: "Bool"
        case .string: "String"
        case .list: "TensorList"
        case .pair: "ValuesAndIndices"
        case .dictionary: "TensorDictionary"
        case .any: "Argument<Tensor>"
        case .optional(let wrapped): wrapped.text + "?"
        case .array(let element): "[\(element.text)]"
        case .entries(let value): "[String: \(value.text)]"
        case .tuple(let types): "(" + types.map(\.text).joined(separator: ", ") + ")"
        case .innerTuple(let types):
            "ArgumentTuple<" + types.map(\.text).joined(separator: ", ") + ">"
        }
    }

    /// The type of a parameter that is passed the value: a literal number may become a traced one.
    var known: SwiftType {
        switch self {
        case .int: .size
        case .double: .number
        default: self
        }
    }

    /// Whether a value passes for a number beside tensors.
    var isScalar: Bool {
        switch self {
        case .size, .number, .int, .double, .bool: true
        default: false
        }
    }
}

// MARK: - Types of inputs

extension SwiftType {
    /// The type of an input, from its annotation or default value; nil where the annotation is none.
    init?(of placeholder: Node, defaultValue: Argument<Node>?) {
        if let type = placeholder.type {
            var parser = PythonTypeParser(type.text)
            guard let tree = parser.parse() else { return nil }
            self = SwiftType(tree)
        } else {
            switch defaultValue {
            case .some(.int): self = .size
            case .some(.double): self = .number
            case .some(.bool): self = .bool
            case .some(.string): self = .string
            case nil, .some(.none), .some(.constant): self = .tensor
            default: self = .any
            }
        }
        if case .some(.none) = defaultValue {
            switch self {
            case .optional, .any: break
            default: self = .optional(self)
            }
        }
        if placeholder.operation.targetText.hasPrefix("*") { self = .any }
    }

    /// What an annotation of Python is in Swift; what Swift has no type for may be anything.
    private init(_ type: PythonType) {
        switch type {
        case .named("torch.Tensor", _), .named("Tensor", _): self = .tensor
        case .named("int", _), .named("torch.SymInt", _): self = .size
        case .named("float", _): self = .number
        case .named("bool", _): self = .bool
        case .named("str", _): self = .string
        case .named(let name, let arguments):
            self.init(name.split(separator: ".").last.map(String.init) ?? name, arguments)
        case .union(let types):
            let rest = types.filter { !$0.isNone }
            self = rest.count == 1 && types.count == 2 ? .maybe(SwiftType(rest[0])) : .any
        case .list, .ellipsis: self = .any
        }
    }

    private init(_ name: String, _ arguments: [PythonType]) {
        let types = arguments.map { SwiftType($0) }
        switch (name.lowercased(), types.count) {
        case ("optional", 1): self = .maybe(types[0])
        case ("list", 1), ("sequence", 1): self = types[0] == .tensor ? .list : .any
        case ("dict", 2), ("mapping", 2):
            self = types[0] == .string && types[1] == .tensor ? .dictionary : .any
        case ("size", 0): self = .shape
        default: self = .any
        }
    }

    private static func maybe(_ type: SwiftType) -> SwiftType {
        type == .any ? .any : .optional(type)
    }
}

extension PythonType {
    /// Whether it is the type of `None`.
    fileprivate var isNone: Bool {
        if case .named("None", _) = self { true } else { false }
    }
}
