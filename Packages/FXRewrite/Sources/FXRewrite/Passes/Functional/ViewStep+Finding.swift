// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// What a call gives of the memory that it is given.
enum Sharing {
    /// New memory.
    case none
    /// Views of one tensor.
    case view(Node, [ViewStep])
    /// Perhaps the memory itself, perhaps a copy.
    case unknown
}

extension Sharing {
    /// What a call of a known operator shares.
    init(_ node: Node, _ call: OperatorCall<Node>) {
        let isMarked = call.schema.results.indices.contains {
            call.schema.viewedParameter(ofResult: $0) != nil
        }
        let mayAlias = call.schema.mayAliasInput
        guard isMarked || mayAlias || Self.dropouts.contains(Self.name(call)) else {
            self = .none
            return
        }
        // Nobody says of the others when they copy.
        guard isMarked || Self.dropouts.contains(Self.name(call)) else {
            self = .unknown
            return
        }
        let viewed = call.schema.viewedParameter() ?? 0
        guard call.arguments.indices.contains(viewed), let source = call.arguments[viewed].leaf,
            let position = Self.position(of: source, in: node)
        else {
            self = .unknown
            return
        }
        guard let inverse = Self.inverse(node, call, source) else {
            self = .unknown
            return
        }
        if case .fresh = inverse {
            self = .none
        } else if case .known(let inverse) = inverse {
            self = .view(source, [ViewStep(node, position: position, inverse)])
        } else {
            self = .unknown
        }
    }

    private enum Answer { case fresh, known(ViewStep.Inverse) }

    private static func name(_ call: OperatorCall<Node>) -> String {
        call.schema.name.split(separator: ".").prefix(2).joined(separator: ".")
    }

    private static let dropouts: Set<String> = [
        "aten.dropout", "aten.alpha_dropout", "aten.feature_dropout", "aten.feature_alpha_dropout",
    ]

    /// The place of an input among the arguments, keywords behind the others.
    private static func position(of source: Node, in node: Node) -> Int? {
        if let index = node.arguments.firstIndex(of: .leaf(source)) { return index }
        return node.keywordArguments.entries.firstIndex { $0.value == .leaf(source) }
            .map { $0 + node.arguments.count }
    }

    /// How the operator is undone; nil where it is not known whether it copies.
    private static func inverse(
        _ node: Node, _ call: OperatorCall<Node>, _ source: Node
    ) -> Answer? {
        switch name(call) {
        case "aten.alias", "aten.detach", "aten.positive", "aten.lift_fresh": return .known(.same)
        case "aten.view", "aten.unflatten", "aten.view_as", "aten._unsafe_view", "aten.squeeze",
            "aten.unsqueeze":
            if call.schema.name == "aten.view.dtype" { return .known(.none) }
            return .known(.reshape)
        case "aten.reshape", "aten.flatten", "aten.ravel", "aten.reshape_as":
            return isOrdered(source) ? .known(.reshape) : nil
        case "aten.contiguous": return isOrdered(source) ? .known(.same) : nil
        case "aten.to", "aten.type_as", "aten._autocast_to_full_precision":
            return cast(node, call, source)
        case let name where dropouts.contains(name):
            return call["train"].bool == false || call["training"].bool == false
                ? .known(.same) : .fresh
        default: return .known(ViewStep.Inverse(call, node))
        }
    }

    /// Whether a tensor is known to be in order, so that a reshape of it is a view.
    private static func isOrdered(_ node: Node) -> Bool {
        node.spec.map { $0.strides == nil } ?? false
    }

    private static func cast(
        _ node: Node, _ call: OperatorCall<Node>, _ source: Node
    ) -> Answer? {
        if call["copy"].bool == true { return .fresh }
        guard let own = source.spec?.dtype, let new = node.spec?.dtype else { return nil }
        if own != new { return .fresh }
        return call["memory_format"].isNone ? .known(.same) : nil
    }
}

extension ViewStep.Inverse {
    /// How the views of ATen are undone.
    init(_ call: OperatorCall<Node>, _ node: Node) {
        let name = call.schema.name.split(separator: ".").dropFirst().first.map(String.init) ?? ""
        switch name {
        case "transpose", "swapaxes", "swapdims":
            self = .call("transpose.int", Array(call.arguments[1...2]))
        case "t", "numpy_T", "mT": self = .call("\(name).default", [])
        case "permute":
            guard let axes = call["dims"].ints else {
                self = .none
                return
            }
            var inverse = Array(repeating: 0, count: axes.count)
            for (place, axis) in axes.enumerated() {
                guard (-axes.count..<axes.count).contains(axis) else {
                    self = .none
                    return
                }
                inverse[axis < 0 ? axis + axes.count : axis] = place
            }
            self = .call("permute.default", [.ints(inverse)])
        case "movedim", "moveaxis":
            let overload = call["source"].int == nil ? "intlist" : "int"
            self = .call("movedim.\(overload)", [call["destination"], call["source"]])
        case "select": self = .scatter("select_scatter.default", [call["dim"], call["index"]])
        case "slice":
            self = .scatter(
                "slice_scatter.default",
                [call["dim"], call["start"], call["end"], call["step"]])
        case "narrow":
            guard let start = call["start"].int, let length = call["length"].int, start >= 0,
                let end = start.adding(length)
            else {
                self = .none
                return
            }
            self = .scatter(
                "slice_scatter.default", [call["dim"], .int(start), .int(end)])
        case "diagonal":
            self = .scatter(
                "diagonal_scatter.default", [call["offset"], call["dim1"], call["dim2"]])
        case "as_strided":
            self = .scatter(
                "as_strided_scatter.default",
                [call["size"], call["stride"], call["storage_offset"]])
        case "split", "split_with_sizes", "chunk", "tensor_split":
            self = .join("cat.default", call["dim"])
        case "unbind": self = .join("stack.default", call["dim"])
        default: self = .none
        }
    }
}
