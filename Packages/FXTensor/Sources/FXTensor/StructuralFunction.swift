// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The functions of Python that a graph calls and that are no operators on tensors.
enum StructuralFunction {
    /// Gives the result, or nil where the arguments are those of an operator on tensors.
    typealias Body =
        @Sendable (
            [Argument<Tensor>], KeywordArguments<Tensor>
        ) throws(TensorError) -> Argument<Tensor>?

    /// The function of a name, where it is one of these.
    static func named(_ callee: Callee) -> Body? {
        if let body = all[callee] { return body }
        guard case .method(let name) = callee else { return nil }
        return UserMethods.operation(named: name)
    }

    private static let all: [Callee: Body] = {
        var result: [Callee: Body] = [
            .function(.operator.getitem): getItem,
            .function("operator.setitem"): setItem, .method("__setitem__"): setItem,
            .function(.builtins.getattr): getAttribute,
            .method("size"): size,
        ]
        for (target, body) in NumberArithmetic.functions { result[.function(target)] = body }
        result.merge(checks) { _, check in check }
        return result
    }()

    private static let getItem: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2 else { throw wrong("operator.getitem", "index") }
        switch (arguments[0], arguments[1]) {
        case (.leaf(let tensor), let index):
            return .leaf(try Indexing.item(tensor, index))
        case (.list(let items), .int(let index)), (.tuple(let items), .int(let index)):
            guard let position = Axis.index(index, rank: items.count) else {
                throw .indexOutOfRange(
                    operation: "operator.getitem", index: index, count: items.count)
            }
            return items[position]
        case (.list(let items), .slice(let start, let stop, let step)):
            return .list(try Indexing.slice(items, start, stop, step))
        case (.tuple(let items), .slice(let start, let stop, let step)):
            return .tuple(try Indexing.slice(items, start, stop, step))
        case (.dictionary(let entries), .string(let key)):
            guard let entry = entries.first(where: { $0.key == key }) else {
                throw .invalidValue(
                    operation: "operator.getitem", value: "'\(key)'",
                    expected: "a key of the dictionary")
            }
            return entry.value
        default: throw wrong("operator.getitem", "index")
        }
    }

    private static let setItem: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 3, let tensor = arguments[0].leaf else {
            throw wrong("operator.setitem", "index")
        }
        switch arguments[2] {
        case .leaf(let value):
            let storage = try value.elements(for: "operator.setitem")
            try Indexing.assign(tensor, arguments[1], .tensor(storage))
        case .constant(let value):
            let storage = try Tensor(value).elements(for: "operator.setitem")
            try Indexing.assign(tensor, arguments[1], .tensor(storage))
        default:
            guard let number = Number(arguments[2]) else {
                throw wrong("operator.setitem", "value")
            }
            try Indexing.assign(tensor, arguments[1], .number(number))
        }
        return .some(.none)
    }

    private static let getAttribute: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2, let name = arguments[1].string else {
            throw wrong("builtins.getattr", "name")
        }
        switch (arguments[0], name) {
        case (.leaf(let tensor), "shape"):
            return .tuple(try tensor.elements(for: "shape").extents.map { .int($0) })
        case (.leaf(let tensor), "dtype"):
            return .dtype(try tensor.elements(for: "dtype").dtype)
        case (.leaf(let tensor), "T"), (.leaf(let tensor), "H"), (.leaf(let tensor), "mT"),
            (.leaf(let tensor), "mH"), (.leaf(let tensor), "real"), (.leaf(let tensor), "imag"),
            (.leaf(let tensor), "data"):
            return .leaf(Tensor(try view(tensor.elements(for: name), name)))
        case (.leaf(let tensor), "ndim"):
            return .int(try tensor.elements(for: "ndim").rank)
        case (.leaf, "device"): return .device(.cpu)
        case (.dictionary(let entries), _):
            guard let entry = entries.first(where: { $0.key == name }) else {
                throw wrong("builtins.getattr", name)
            }
            return entry.value
        case (.tuple(let items), "values") where items.count == 2: return items[0]
        case (.tuple(let items), "indices") where items.count == 2: return items[1]
        default:
            throw .invalidValue(
                operation: "builtins.getattr", value: "'\(name)'",
                expected: "an attribute of the value")
        }
    }

    /// The view that an attribute is.
    private static func view(
        _ input: TensorStorage, _ name: String
    ) throws(TensorError) -> TensorStorage {
        switch name {
        case "T": input.permuted(input.extents.indices.reversed())
        case "H": try input.matrixTransposed("H").conjugated()
        case "mT": try input.lastAxesTransposed("mT")
        case "mH": try input.lastAxesTransposed("mH").conjugated()
        case "real": try input.complexPart(0, "real")
        case "imag": try input.complexPart(1, "imag")
        default: input
        }
    }

    private static let size: Body = { arguments, keywords throws(TensorError) in
        guard let tensor = arguments.first?.leaf else { throw wrong("size", "self") }
        let extents = try tensor.elements(for: "size").extents
        let axis = arguments.dropFirst().first ?? keywords["dim"] ?? .none
        if axis.isNone { return .tuple(extents.map { .int($0) }) }
        guard let dim = axis.int else { throw wrong("size", "dim") }
        guard let index = Axis.index(dim, rank: extents.count) else {
            throw .invalidAxis(operation: "size", axis: dim, rank: extents.count)
        }
        return .int(extents[index])
    }

    static func wrong(_ operation: String, _ parameter: String) -> TensorError {
        .invalidArgument(
            operation: operation, parameter: parameter,
            expected: "a value that the function takes")
    }
}
