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
    static func named(_ callee: Callee) -> Body? { all[callee] }

    private static let all: [Callee: Body] = {
        var result: [Callee: Body] = [
            .function(.operator.getitem): getItem,
            .function(.builtins.getattr): getAttribute,
            .method("size"): size,
        ]
        for (target, body) in NumberArithmetic.functions { result[.function(target)] = body }
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

    private static let getAttribute: Body = { arguments, _ throws(TensorError) in
        guard arguments.count == 2, let name = arguments[1].string else {
            throw wrong("builtins.getattr", "name")
        }
        switch (arguments[0], name) {
        case (.leaf(let tensor), "shape"):
            return .tuple(try tensor.elements(for: "shape").extents.map { .int($0) })
        case (.leaf(let tensor), "dtype"):
            return .dtype(try tensor.elements(for: "dtype").dtype)
        case (.leaf(let tensor), "T"):
            let storage = try tensor.elements(for: "T")
            return .leaf(Tensor(storage.permuted(storage.extents.indices.reversed())))
        case (.leaf(let tensor), "ndim"):
            return .int(try tensor.elements(for: "ndim").rank)
        case (.leaf, "device"): return .device(.cpu)
        case (.tuple(let items), "values") where items.count == 2: return items[0]
        case (.tuple(let items), "indices") where items.count == 2: return items[1]
        default:
            throw .invalidValue(
                operation: "builtins.getattr", value: "'\(name)'",
                expected: "an attribute of the value")
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

    private static func wrong(_ operation: String, _ parameter: String) -> TensorError {
        .invalidArgument(
            operation: operation, parameter: parameter,
            expected: "a value that the function takes")
    }
}
