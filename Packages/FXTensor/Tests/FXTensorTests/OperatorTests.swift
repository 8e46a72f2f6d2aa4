// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

private let x = Tensor([[1.0, -2.0], [3.0, 4.0]])
private let v = Tensor([1.0, 2.0])
private let n = Tensor([1, 2])

private struct Spelling: Sendable {
    var callee: Callee
    var arguments: [Argument<Tensor>]
    var keywords: KeywordArguments<Tensor> = [:]
    var elements: [Double]

    init(
        _ callee: Callee, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor> = [:], gives elements: [Double]
    ) {
        self.callee = callee
        self.arguments = arguments
        self.keywords = keywords
        self.elements = elements
    }
}

private let spellings: [Spelling] = [
    Spelling(.function("operator.add"), [.leaf(v), 1], gives: [2, 3]),
    Spelling(.function("operator.add"), [.leaf(v), .leaf(v)], gives: [2, 4]),
    Spelling(.function("operator.sub"), [1, .leaf(v)], gives: [0, -1]),
    Spelling(.function("operator.truediv"), [2, .leaf(v)], gives: [2, 1]),
    Spelling(.function("operator.pow"), [.leaf(v), 2], gives: [1, 4]),
    Spelling(.function("operator.neg"), [.leaf(v)], gives: [-1, -2]),
    Spelling(.function("operator.gt"), [.leaf(v), 1], gives: [0, 1]),
    Spelling(.function("operator.matmul"), [.leaf(x), .leaf(v)], gives: [-3, 11]),
    Spelling(.function("torch.add"), [.leaf(v), .leaf(v)], ["alpha": 3], gives: [4, 8]),
    Spelling(.function("torch.add"), [.leaf(v)], ["other": 3], gives: [4, 5]),
    Spelling(.method("add"), [.leaf(v), 1], ["alpha": 2], gives: [3, 4]),
    Spelling(.method("clamp"), [.leaf(v)], ["min": 1.5], gives: [1.5, 2]),
    Spelling(.function("torch.clamp"), [.leaf(v), 0.0, 1.0], gives: [1, 1]),
    Spelling(.method("sum"), [.leaf(x)], gives: [6]),
    Spelling(.function("torch.sum"), [.leaf(x)], ["dim": -1], gives: [-1, 7]),
    Spelling(.method("sum"), [.leaf(x), .tuple([0, 1])], gives: [6]),
    Spelling(.method("sum"), [.leaf(x)], ["dim": 0, "keepdim": true], gives: [4, 2]),
    Spelling(
        .function("torch.nn.functional.relu"), [.leaf(x)], ["inplace": false], gives: [1, 0, 3, 4]),
    Spelling(.function("torch.nn.functional.relu"), [], ["input": .leaf(x)], gives: [1, 0, 3, 4]),
    Spelling(.function("torch.relu"), [.leaf(x)], gives: [1, 0, 3, 4]),
    Spelling(.function("torch.ops.aten.relu.default"), [.leaf(x)], gives: [1, 0, 3, 4]),
    Spelling(.method("view"), [.leaf(x), 4], gives: [1, -2, 3, 4]),
    Spelling(.method("view"), [.leaf(x), .tuple([1, -1])], gives: [1, -2, 3, 4]),
    Spelling(.function("torch.reshape"), [.leaf(x), .list([4])], gives: [1, -2, 3, 4]),
    Spelling(.method("transpose"), [.leaf(x), 0, 1], gives: [1, 3, -2, 4]),
    Spelling(.method("permute"), [.leaf(x), 1, 0], gives: [1, 3, -2, 4]),
    Spelling(.method("squeeze"), [.leaf(v)], gives: [1, 2]),
    Spelling(.method("expand"), [.leaf(v), 2, -1], gives: [1, 2, 1, 2]),
    Spelling(.method("to"), [.leaf(v), .dtype(.int64)], gives: [1, 2]),
    Spelling(.function("torch._C._nn.linear"), [.leaf(v), .leaf(x)], gives: [-3, 11]),
    Spelling(.function("operator.getitem"), [.leaf(x), 1], gives: [3, 4]),
    Spelling(
        .function("operator.getitem"),
        [
            .leaf(x),
            .tuple([
                .slice(start: .none, stop: .none, step: .none),
                .slice(start: 1, stop: .none, step: .none),
            ]),
        ], gives: [-2, 4]),
    Spelling(.function("operator.getitem"), [.leaf(x), .tuple([.ellipsis, 0])], gives: [1, 3]),
    Spelling(.function("operator.getitem"), [.tuple([.leaf(v), .leaf(x)]), -2], gives: [1, 2]),
    Spelling(.function("operator.getitem"), [["a": .leaf(v)], "a"], gives: [1, 2]),
    Spelling(.function("builtins.getattr"), [.leaf(x), "T"], gives: [1, 3, -2, 4]),
    Spelling(
        .function("builtins.getattr"), [.tuple([.leaf(v), .leaf(n)]), "values"], gives: [1, 2]),
]

private let literals: [(Callee, [Argument<Tensor>], String)] = [
    (.function("operator.add"), [2, 3], "5"),
    (.function("operator.floordiv"), [-7, 2], "-4"),
    (.function("operator.mod"), [-7, 2], "1"),
    (.function("operator.truediv"), [1, 4], "0.25"),
    (.function("operator.pow"), [2, 10], "1024"),
    (.function("operator.pow"), [2, -1], "0.5"),
    (.function("operator.mul"), [2, 1.5], "3.0"),
    (.function("operator.eq"), [2, 2.0], "True"),
    (.function("operator.neg"), [3], "-3"),
    (.method("size"), [.leaf(x), -1], "2"),
    (.method("size"), [.leaf(x)], "(2, 2)"),
    (.function("builtins.getattr"), [.leaf(x), "shape"], "(2, 2)"),
    (.function("builtins.getattr"), [.leaf(n), "dtype"], "torch.int64"),
    (
        .function("operator.getitem"),
        [.list([1, 2, 3]), .slice(start: .none, stop: .none, step: -1)], "[3, 2, 1]"
    ),
]

@Suite struct `Calling an operator by name` {
    @Test func `finds the overload of each spelling`() throws {
        for item in spellings {
            let result = try callOperator(item.callee, item.arguments, item.keywords)
            #expect(result.leaf?.elements == item.elements, "\(item.callee)")
        }
    }

    @Test func `answers structural functions itself`() throws {
        for (callee, arguments, text) in literals {
            let result = try callOperator(callee, arguments, [:])
            #expect(result.pythonRepr { $0.description } == text, "\(callee)")
        }
    }

    @Test func `gives tuples for several results`() throws {
        let result = try callOperator(.function(.torch.topk), [.leaf(v), 1], [:])
        #expect(result.items?.compactMap(\.leaf).map(\.elements) == [[2], [1]])
    }

    @Test func `writes in place where asked`() throws {
        let target = Tensor([-1.0, 2.0])
        _ = try callOperator(
            .function("torch.nn.functional.relu"), [.leaf(target)], ["inplace": true])
        _ = try callOperator(.method("add_"), [.leaf(target), 1], ["alpha": 2])
        #expect(target.elements == [2, 4])
        #expect(target.version == 2)
    }

    @Test func `throws by name for what is not known`() {
        #expect(throws: OperatorError.unknown(.function("torch.fft"))) {
            try callOperator(.function("torch.fft"), [.leaf(x)], [:])
        }
        #expect(throws: OperatorError.self) {
            try callOperator(.method("clamp"), [.leaf(x)], ["low": 1])
        }
        #expect(throws: TensorError.self) {
            try callOperator(.function("operator.floordiv"), [1, 0], [:])
        }
        #expect(throws: TensorError.self) {
            try callOperator(.function("operator.getitem"), [.leaf(x), 2], [:])
        }
    }

    @Test func `runs an overload with a kernel where the nearest has none`() throws {
        let value = Tensor(7.0)
        let target = Tensor([1.0, 2.0])
        #expect(KernelTable.current["aten.fill_.Tensor"] == nil)
        _ = try callOperator(.method("fill_"), [.leaf(target), .leaf(value)], [:])
        #expect(target.elements == [7, 7])
        #expect(throws: TensorError.unknownOperator("aten.geqrf.default")) {
            try callOperator(.function("torch.geqrf"), [.leaf(target)], [:])
        }
    }

    @Test func `runs operators that a user registers`() throws {
        var schema = try OperatorSchema(parsing: "test::twice(Tensor self) -> Tensor")
        schema.functions = ["test.twice"]
        try OperatorTable.register(schema)
        let call: () throws -> Argument<Tensor> = {
            try callOperator(.function("test.twice"), [.leaf(v)], [:])
        }
        #expect(throws: TensorError.unknownOperator("test.twice.default")) { try call() }
        try KernelTable.register("test.twice.default") { call in
            .leaf((call.arguments[0].leaf ?? v) * 2)
        }
        #expect(try call().leaf?.elements == [2, 4])
        #expect(throws: OperatorError.alreadyRegistered("aten.add.Tensor")) {
            try KernelTable.register("aten.add.Tensor") { $0.arguments[0] }
        }
    }
}

// MARK: - Kernels and rules

/// Arguments that a schema may be called with, drawn at random.
private struct ArgumentSource {
    var generator = SeededGenerator(seed: 11)

    mutating func extents(rank: Int? = nil) -> [Int] {
        let rank = rank ?? Int.random(in: 0...3, using: &generator)
        return (0..<rank).map { _ in Int.random(in: 1...4, using: &generator) }
    }

    mutating func tensor(_ extents: [Int], dtype: DType? = nil) -> Tensor {
        let dtypes: [DType] = [.float32, .float64, .int64, .int32, .bool, .uint8, .int16]
        let dtype = dtype ?? dtypes.randomElement(using: &generator) ?? .float32
        return Tensor.uniform(extents, low: 0, high: 9, generator: &generator).to(dtype)
    }

    /// A number of any kind.
    mutating func number() -> Argument<Tensor> {
        let choices: [Argument<Tensor>] = [.int(2), .double(1.5), .bool(true), .int(0)]
        return choices.randomElement(using: &generator) ?? 1
    }

    /// Extents that stretch together with others.
    mutating func partner(of extents: [Int]) -> [Int] {
        extents.dropFirst(Int.random(in: 0...extents.count, using: &generator)).map {
            Bool.random(using: &generator) ? $0 : 1
        }
    }

    mutating func arguments(for schema: OperatorSchema) -> [Argument<Tensor>] {
        switch schema.name {
        case "aten.linear.default":
            return [
                .leaf(tensor(extents() + [3], dtype: .float32)),
                .leaf(tensor([2, 3], dtype: .float32)), .none,
            ]
        case "aten.matmul.default":
            let dtype: DType = Bool.random(using: &generator) ? .float64 : .int32
            return [
                .leaf(tensor([2, 1] + extents(rank: 1) + [3], dtype: dtype)),
                .leaf(tensor(Bool.random(using: &generator) ? [3] : [4, 3, 2], dtype: dtype)),
            ]
        case "aten.conv2d.default":
            return [
                .leaf(tensor([2, 4, 7, 6], dtype: .float32)),
                .leaf(tensor([6, 2, 3, 2], dtype: .float32)), .none,
                .int(.random(in: 1...3, using: &generator)),
                [.int(.random(in: 0...2, using: &generator)), 1], [1, 2], 2,
            ]
        case "aten.batch_norm.default":
            return [
                .leaf(tensor([3, 2] + extents(), dtype: .float64)), .none, .none, .none, .none,
                true, 0.1, 1e-5, false,
            ]
        default: return general(schema)
        }
    }

    private mutating func general(_ schema: OperatorSchema) -> [Argument<Tensor>] {
        let extents = extents()
        let input = tensor(extents)
        let rank = max(extents.count, 1)
        return schema.parameters.map { parameter in
            switch (parameter.name, parameter.kind) {
            case ("self", _), ("input", _): return .leaf(input)
            case ("other", .tensor), ("src", _): return .leaf(tensor(partner(of: extents)))
            case ("dim", .optional), ("dims", _):
                let axes = (0..<extents.count).shuffled(using: &generator)
                return .list(
                    (parameter.name == "dims" ? axes : Array(axes.prefix(2))).map { .int($0) })
            case ("dim", _), ("dim0", _), ("dim1", _):
                return .int(.random(in: -rank..<rank, using: &generator))
            case ("shape", _): return [.int(extents.reduce(1, *)), 1, -1]
            case ("size", _):
                return schema.name == "aten.view.default"
                    ? [-1] : .list([3] + extents.map { .int($0) })
            case ("k", _), ("index", _): return .int(0)
            case ("start", _), ("end", _): return .int(.random(in: -3...3, using: &generator))
            case ("exponent", _), ("other", .scalar), ("value", _): return number()
            case ("min", _), ("max", _): return number()
            case ("dtype", .dtype): return .dtype(.int16)
            default: return parameter.defaultValue?.widened() ?? .none
            }
        }
    }
}

/// The standard operators that have a kernel.
private let runnable = KernelTable.current.names.compactMap(OperatorTable.standard.schema(named:))

@Suite struct `Every operator with a kernel` {
    @Test func `is in the standard table`() {
        // Other tests register operators of their own meanwhile.
        let standard = KernelTable.current.names.filter {
            $0.hasPrefix("aten.") || $0.hasPrefix("fx.")
        }
        #expect(runnable.count { standard.contains($0.name) } == standard.count)
        #expect(runnable.contains { $0.name == "fx.functional_relu.default" })
    }

    @Test func `gives what its rule says`() throws {
        var source = ArgumentSource()
        var runs: [String: Int] = [:]
        for schema in runnable {
            guard let rule = schema.rule, schema.results.allSatisfy({ $0.kind == .tensor })
            else { continue }
            for _ in 0..<60 {
                let arguments = source.arguments(for: schema)
                let call = OperatorCall(schema: schema, arguments: arguments)
                // Dtypes that a kernel refuses are for the kernel to say.
                guard let result = try? KernelTable.current.run(call) else { continue }
                runs[schema.name, default: 0] += 1
                let specs = OperatorCall(
                    schema: schema, arguments: arguments.map { $0.map(\.spec) })
                let expected: Argument<TensorSpec>
                do {
                    expected = try rule.specs(for: specs)
                } catch ShapeError.unknown {
                    continue  // It depends on elements, of which a rule has none.
                }
                let found = result.map { TensorSpec($0.spec.dtype, $0.spec.shape) }
                let description = arguments.pythonRepr { $0.spec.description }
                #expect(found == expected, "\(schema.name)(\(description))")
            }
        }
        #expect(runs.values.count { $0 >= 8 } >= 50)
    }
}
