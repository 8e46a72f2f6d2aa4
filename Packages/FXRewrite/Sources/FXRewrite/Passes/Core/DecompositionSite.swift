// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// One call that is to be decomposed, and what makes the new ones.
final class DecompositionSite {
    typealias Value = Argument<Node>

    let node: Node
    private let call: OperatorCall<Node>
    private let builder: GraphBuilder
    private let budget: DecompositionBudget
    private var made: [Node] = []

    /// Nil where the arguments do not fit the operator.
    init?(_ node: Node, author: String, _ budget: DecompositionBudget) throws {
        guard let callee = node.operation.callee,
            let call = try? OperatorTable.current.resolve(
                callee, node.arguments, node.keywordArguments, leafKind: { _ in nil })
        else { return nil }
        self.node = node
        self.call = call
        self.budget = budget
        builder = try node.graph.makeBuilder(at: .before(node), author: author)
    }

    /// The argument of a parameter.
    subscript(name: String) -> Value { call[name] }

    // MARK: - Making calls

    /// Makes a call of an overload.
    func aten(
        _ overload: String, _ arguments: [Value], _ keywords: KeywordArguments<Node> = [:]
    ) throws -> Value {
        try insert(.callFunction(FunctionTarget("torch.ops.aten." + overload)), arguments, keywords)
    }

    /// Makes a call of an overload.
    func aten(_ overload: String, _ arguments: Value...) throws -> Value {
        try aten(overload, arguments)
    }

    /// Makes a call of an overload that takes the same values in the same order.
    func renamed(to overload: String) throws -> Value {
        var positional: [Value] = []
        var keywords: [ArgumentEntry<Node>] = []
        var kept = 0
        for (parameter, value) in zip(call.schema.parameters, call.arguments) {
            let isDefault = parameter.defaultValue.map { $0.widened() == value } ?? false
            if parameter.isKeywordOnly {
                if !isDefault { keywords.append(ArgumentEntry(parameter.name, value)) }
            } else {
                positional.append(value)
                if !isDefault { kept = positional.count }
            }
        }
        return try aten(overload, Array(positional.prefix(kept)), KeywordArguments(keywords))
    }

    /// One of several results.
    func item(_ value: Value, _ index: Int) throws -> Value {
        try insert(.callFunction(.operator.getitem), [value, .int(index)], [:])
    }

    private func insert(
        _ operation: Operation, _ arguments: [Value], _ keywords: KeywordArguments<Node>
    ) throws -> Value {
        try budget.spend(made: made.count)
        let new = try builder.insert(operation, arguments, keywords)
        made.append(new)
        return .leaf(new)
    }

    /// Erases what was made, where it turns out that the call stays.
    func undo() throws {
        for new in made.reversed() { try node.graph.erase(new) }
        made = []
    }

    // MARK: - What is known

    /// What is known of a tensor; nil, too, where no tensor can be what a file says of it.
    func spec(_ value: Value) -> TensorSpec? { Self.possible(value.leaf?.spec) }

    /// What is known of the result.
    var result: TensorSpec? { Self.possible(node.spec) }

    private static func possible(_ spec: TensorSpec?) -> TensorSpec? {
        spec.flatMap { $0.shape.isPossible ? $0 : nil }
    }

    func rank(_ value: Value) -> Int? { spec(value)?.shape.rank }

    /// The extents of a tensor; nil where they are not known numbers.
    func extents(_ value: Value) -> [Int]? { spec(value)?.shape.knownExtents }

    /// The extents of the result; nil where they are not known numbers.
    var extents: [Int]? { result?.shape.knownExtents }

    /// The extents of a tensor, nil each where it is not a known number.
    func someExtents(_ value: Value) -> [Int?]? { spec(value)?.shape.dimensions.map(\.value) }

    /// The dtype of the result, as an argument.
    var dtype: Value? { result.map { .dtype($0.dtype) } }

    /// A dimension counted from the front; nil where there is none, as of a single number.
    func axis(_ value: Value, rank: Int) -> Int? {
        guard let axis = value.int, (-rank..<rank).contains(axis) else { return nil }
        return axis < 0 ? axis + rank : axis
    }

    /// One extent of a tensor: a number where it is known.
    func size(_ value: Value, _ axis: Int) throws -> Value? {
        guard let shape = spec(value)?.shape, shape.indices.contains(axis) else { return nil }
        if let extent = shape.dimensions[axis].value { return .int(extent) }
        return try aten("sym_size.int", value, .int(axis))
    }

    /// The extents of a tensor: numbers where they are known.
    func sizes(_ value: Value) throws -> [Value]? {
        guard let rank = rank(value) else { return nil }
        return try (0..<rank).compactMap { try size(value, $0) }
    }

    /// The product of extents: a number where they are.
    func product(_ sizes: [Value]) throws -> Value {
        var (number, others) = (1, [Value]())
        for size in sizes {
            guard let known = size.int else {
                others.append(size)
                continue
            }
            guard let product = number.times(known) else { throw DecompositionBudget.Unknown() }
            number = product
        }
        guard var result = others.first else { return .int(number) }
        for other in others.dropFirst() {
            result = try insert(.callFunction(.operator.mul), [result, other], [:])
        }
        return number == 1
            ? result : try insert(.callFunction(.operator.mul), [result, .int(number)], [:])
    }

    /// Whether nobody takes another one of several results than the first.
    var isFirstTakenOnly: Bool {
        node.users.allSatisfy {
            $0.operation == .callFunction(.operator.getitem) && $0.arguments.last?.int == 0
        }
    }

    // MARK: - Common steps

    /// A tensor whose memory is in order, as a view needs it.
    func contiguous(_ value: Value) throws -> Value {
        if let node = value.leaf, Self.isOrdered(node) { return value }
        return try aten(
            "clone.default", [value], ["memory_format": .memoryFormat(.contiguous)])
    }

    /// Whether a node gives memory in order whatever it is given.
    private static func isOrdered(_ node: Node) -> Bool {
        guard case .callFunction(let function) = node.operation else { return false }
        let name = function.qualifiedName.dropFirst("torch.ops.aten.".count)
        if name == "clone.default" {
            return node.keywordArguments["memory_format"] == .memoryFormat(.contiguous)
        }
        return ordered.contains(String(name))
    }

    private static let ordered: Set<String> = [
        "mm.default", "addmm.default", "bmm.default", "native_layer_norm.default", "full.default",
    ]

    /// A tensor of the same elements and another shape.
    func reshaped(_ value: Value, _ sizes: [Value]) throws -> Value {
        try aten("view.default", contiguous(value), .list(sizes))
    }

    /// A number as a tensor of no dimensions, of the result's dtype.
    func scalar(_ number: Value) throws -> Value? {
        guard let dtype else { return nil }
        return try aten("scalar_tensor.default", [number], ["dtype": dtype])
    }

    /// A tensor argument in the result's dtype.
    ///
    /// - Throws: ``DecompositionBudget/Unknown`` where that is not known: the call stays.
    func promoted(_ name: String) throws -> Value {
        guard let dtype = result?.dtype else { throw DecompositionBudget.Unknown() }
        return try cast(self[name], to: dtype)
    }

    /// A tensor in another dtype; itself where it has that one.
    func cast(_ value: Value, to dtype: DType) throws -> Value {
        if spec(value)?.dtype == dtype { return value }
        return try aten("_to_copy.default", [value], ["dtype": .dtype(dtype)])
    }
}

extension Shape {
    /// The extents, where all are numbers.
    var knownExtents: [Int]? {
        let known = dimensions.compactMap { $0.value }
        return known.count == rank ? known : nil
    }
}

extension Argument {
    /// A list of integers.
    static func ints(_ values: some Sequence<Int>) -> Argument {
        .list(values.map { Argument.int($0) })
    }
}
