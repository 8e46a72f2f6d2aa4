// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

/// A recorder that keeps what it was told as text.
private final class Notebook: Recorder {
    var lines: [String] = []
    var misuses: [TraceMisuse] = []
    var locations: [FXCore.SourceLocation?] = []
    private var count: Int32 = 0
    private var dummies = 0

    func input() -> Tensor {
        count += 1
        return Tensor(TracedValue(recorder: self, id: count))
    }

    func record(
        _ callee: Callee, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: FXCore.SourceLocation?
    ) -> Tensor {
        func name(_ tensor: Tensor) -> String { tensor.tracedValue.map { "\($0.id)" } ?? "const" }
        let result = input()
        lines.append(
            "\(callee)(\(arguments.graphText(name))) {\(keywords.entries.graphText(name))}")
        locations.append(location)
        return result
    }

    func poison(
        _ misuse: TraceMisuse, of value: TracedValue?, location: FXCore.SourceLocation?
    ) {
        misuses.append(misuse)
        locations.append(location)
    }

    func nextDummyBool() -> Bool {
        dummies += 1
        return dummies % 2 == 0
    }

    func nextDummyInt() -> Int {
        dummies += 1
        return dummies
    }

    func nextDummyDouble() -> Double { Double(nextDummyInt()) }
}

private let recorded: [(String, @Sendable (Tensor) throws -> Any, [String])] = [
    ("x + x", { $0 + $0 }, ["operator.add(%1, %1) {}"]),
    ("2 * x", { 2 * $0 }, ["operator.mul(2, %1) {}"]),
    ("1 - x", { 1 - $0 }, ["operator.sub(1, %1) {}"]),
    ("x / 2.0", { $0 / 2.0 }, ["operator.truediv(%1, 2.0) {}"]),
    ("x ** 2", { $0 ** 2 }, ["operator.pow(%1, 2) {}"]),
    ("-x", { -$0 }, ["operator.neg(%1) {}"]),
    ("1 < x", { 1 < $0 }, ["operator.gt(%1, 1) {}"]),
    ("x <= 0.5", { $0 <= 0.5 }, ["operator.le(%1, 0.5) {}"]),
    ("x.add(x)", { $0.add($0) }, ["method add(%1, %1) {}"]),
    ("alpha", { $0.add(1, alpha: 2) }, ["method add(%1, 1) {alpha: 2}"]),
    ("torch.add", { torch.add($0, 1) }, ["torch.add(%1, 1) {}"]),
    ("F.relu", { F.relu($0) }, ["torch.nn.functional.relu(%1) {inplace: False}"]),
    ("torch.relu", { torch.relu($0) }, ["torch.relu(%1) {}"]),
    ("x.relu", { $0.relu() }, ["method relu(%1) {}"]),
    (
        "clamp by doubles", { $0.clamp(min: 0.0, max: 1.0) },
        ["method clamp(%1) {min: 0.0, max: 1.0}"]
    ),
    ("clamp by an int", { torch.clamp($0, max: 1) }, ["torch.clamp(%1) {max: 1}"]),
    ("sum", { $0.sum() }, ["method sum(%1) {}"]),
    ("torch.sum", { torch.sum($0, dim: -1) }, ["torch.sum(%1) {dim: -1}"]),
    (
        "sum of axes", { $0.sum(dim: [0, 1], keepdim: true) },
        ["method sum(%1) {dim: (0, 1), keepdim: True}"]
    ),
    (
        "topk", { torch.topk($0, 3).values },
        ["torch.topk(%1, 3) {}", "builtins.getattr(%2, values) {}"]
    ),
    ("topk largest", { $0.topk(2, largest: false) }, ["method topk(%1, 2) {largest: False}"]),
    (
        "shape", { $0.shape[0] * 2 },
        [
            "builtins.getattr(%1, shape) {}", "operator.getitem(%2, 0) {}",
            "operator.mul(%3, 2) {}",
        ]
    ),
    (
        "size and view", { $0.view($0.size(0), -1) },
        ["method size(%1, 0) {}", "method view(%1, %2, -1) {}"]
    ),
    (
        "view of a shape", { $0.view($0.shape) },
        ["builtins.getattr(%1, shape) {}", "method view(%1, %2) {}"]
    ),
    (
        "x / x.size(0)", { $0 / $0.size(0) },
        ["method size(%1, 0) {}", "operator.truediv(%1, %2) {}"]
    ),
    (
        "size of a constant's view", { Tensor([1.0, 2.0]).reshape($0.size(0), 1) },
        ["method size(%1, 0) {}", "method reshape(%const, %2, 1) {}"]
    ),
    ("x % 2", { $0 % 2 }, ["operator.mod(%1, 2) {}"]),
    ("3 & x", { 3 & $0 }, ["operator.and_(3, %1) {}"]),
    ("x | x", { $0 | $0 }, ["operator.or_(%1, %1) {}"]),
    ("x ^ x", { $0 ^ $0 }, ["operator.xor(%1, %1) {}"]),
    ("~x", { ~$0 }, ["operator.invert(%1) {}"]),
    ("x << 1", { $0 << 1 }, ["operator.lshift(%1, 1) {}"]),
    ("2 ** x", { 2 ** $0 }, ["operator.pow(2, %1) {}"]),
    ("x // 2", { $0.floorDivided(by: 2) }, ["operator.floordiv(%1, 2) {}"]),
    ("cos", { $0.cos() }, ["method cos(%1) {}"]),
    ("torch.cos", { torch.cos($0) }, ["torch.cos(%1) {}"]),
    (
        "rounding_mode", { $0.div(2, roundingMode: "floor") },
        ["method div(%1, 2) {rounding_mode: floor}"]
    ),
    (
        "mean", { $0.mean(dim: [2, 3], keepdim: true) },
        ["method mean(%1) {dim: (2, 3), keepdim: True}"]
    ),
    (
        "max of an axis", { $0.max(1).indices },
        ["method max(%1, 1) {}", "builtins.getattr(%2, indices) {}"]
    ),
    (
        "sort", { torch.sort($0, dim: 1, descending: true).values },
        ["torch.sort(%1) {dim: 1, descending: True}", "builtins.getattr(%2, values) {}"]
    ),
    (
        "std_mean", { torch.stdMean($0)[1] },
        ["torch.std_mean(%1) {}", "operator.getitem(%2, 1) {}"]
    ),
    (
        "where", { torch.where($0 > 0, $0, 1) },
        ["operator.gt(%1, 0) {}", "torch.where(%2, %1, 1) {}"]
    ),
    ("in place", { $0.maskedFill_($0, 1) }, ["method masked_fill_(%1, %1, 1) {}"]),
    ("gelu", { F.gelu($0) }, ["torch._C._nn.gelu(%1) {}"]),
    (
        "leaky_relu", { F.leakyRelu($0, negativeSlope: 0.1) },
        ["torch.nn.functional.leaky_relu(%1) {negative_slope: 0.1, inplace: False}"]
    ),
    (
        "threshold", { F.threshold($0, 0.1, 20) },
        ["torch.nn.functional._threshold(%1, 0.1, 20.0) {inplace: False}"]
    ),
    (
        "special", { torch.special.expit($0) }, ["torch._C._special.special_expit(%1) {}"]
    ),
    (
        "linalg.norm", { torch.linalg.norm($0, ord: 1, dim: 0) },
        ["torch._C._linalg.linalg_norm(%1) {ord: 1, dim: 0}"]
    ),
    ("torch.reshape", { torch.reshape($0, [2, -1]) }, ["torch.reshape(%1, (2, -1)) {}"]),
    ("flatten", { torch.flatten($0, 1) }, ["torch.flatten(%1, 1) {}"]),
    ("transpose", { $0.transpose(0, 1) }, ["method transpose(%1, 0, 1) {}"]),
    ("x[0]", { $0[0] }, ["operator.getitem(%1, 0) {}"]),
    ("x[1:3]", { $0[1..<3] }, ["operator.getitem(%1, slice(1, 3, None)) {}"]),
    (
        "x[:, 1:2]", { $0.slice(dim: 1, start: 1, end: 2) },
        ["operator.getitem(%1, (slice(None, None, None), slice(1, 2, None))) {}"]
    ),
    ("x.T", { $0.T }, ["builtins.getattr(%1, T) {}"]),
    ("linear", { F.linear($0, $0) }, ["torch._C._nn.linear(%1, %1) {}"]),
    (
        "conv2d", { F.conv2d($0, Tensor([1.0]), stride: [1, 2], padding: 1) },
        ["torch.conv2d(%1, %const) {stride: (1, 2), padding: 1}"]
    ),
    (
        "batch_norm", { torch.batchNorm($0, nil, nil, nil, nil, true, 0.1, 1e-5) },
        ["torch.batch_norm(%1, None, None, None, None, True, 0.1, 1e-05, True) {}"]
    ),
    ("add_", { $0.add_(1) }, ["method add_(%1, 1) {}"]),
    (
        "callOperator",
        { x in try callOperator(.function(.torch.add), [.leaf(x), 1], ["alpha": 2]) },
        ["torch.add(%1, 1) {alpha: 2}"]
    ),
]

@Suite struct `A value of a trace` {
    @Test func `is recorded as torch_fx records it`() throws {
        for (name, body, lines) in recorded {
            let notebook = Notebook()
            _ = try body(notebook.input())
            #expect(notebook.lines == lines, "\(name)")
            #expect(notebook.misuses.isEmpty)
        }
    }

    @Test func `remembers the line of a method`() {
        let notebook = Notebook()
        _ = notebook.input().relu(); let line = #line
        #expect(notebook.locations == [FXCore.SourceLocation(file: #fileID, line: line)])
    }

    @Test func `poisons its trace when it is asked for a number`() {
        let notebook = Notebook()
        let x = notebook.input()
        if Bool(x.sum() > 0) { Issue.record("the first dummy is false") }
        #expect(Bool(x))
        #expect(x.item() > 0)
        #expect(Int(x.size(0)) > 0)
        _ = x.dtype
        #expect(
            notebook.misuses == [
                .condition(of: "Bool(tensor)"), .condition(of: "Bool(tensor)"),
                .scalarRead(operation: "item()"), .scalarRead(operation: "Int(size)"),
                .unknownQuery("dtype"),
            ])
    }

    @Test func `poisons both traces when it meets another's`() {
        let (first, second) = (Notebook(), Notebook())
        let sum = first.input() + second.input()
        #expect(sum.isTraced)
        #expect(first.misuses == [.foreignValue])
        #expect(second.misuses == [.foreignValue])
        #expect(first.lines.isEmpty && second.lines.isEmpty)
    }

    @Test func `never lets a failed tensor through`() {
        let notebook = Notebook()
        let x = notebook.input()
        #expect(throws: TensorError.self) {
            try withTensorErrors { #expect((x + Tensor([1.0])[5]).isTraced) }
        }
        #expect(notebook.misuses.count == 1)
    }

    @Test func `answers from its spec without recording`() {
        let notebook = Notebook()
        let x = Tensor(
            TracedValue(recorder: notebook, id: 1, spec: TensorSpec(.float64, [2, 3])))
        #expect(x.dtype == .float64)
        #expect(x.rank == 2)
        #expect(x.extents == [2, 3])
        #expect(notebook.misuses.isEmpty)
        #expect(throws: TensorError.tracedValue(operation: "scalars(as:)")) {
            try x.scalars(as: Double.self)
        }
    }
}

@Suite struct `Values that travel through a trace` {
    @Test func `come back from their arguments`() throws {
        #expect(Int(argument: 3.argument) == 3)
        #expect(Double(argument: .int(3)) == 3)
        #expect(Int(argument: .double(3)) == nil)
        #expect([Int](argument: [1, 2].argument) == [1, 2])
        #expect([Int](argument: .tuple([1, 2.5])) == nil)
        #expect(["b": 1, "a": 2].argument.pythonRepr { _ in "" } == "{'a': 2, 'b': 1}")
        #expect([String: Int](argument: ["a": 2]) == ["a": 2])
        #expect(Int?(argument: .none) == .some(nil))
        #expect(Int?(argument: "x") == nil)
        #expect(Tensor(argument: .constant(try Tensor([1.0]).constantValue()))?.elements == [1])
        if Tensor(argument: 1) != nil { Issue.record("a number is no tensor") }
        let top = ValuesAndIndices(argument: Tensor([1.0, 2.0]).topk(1).argument)
        #expect(top?.indices.elements == [1])
    }

    @Test func `stand in for tensors; for numbers they poison`() {
        let notebook = Notebook()
        let x = notebook.input()
        #expect(Tensor.standing(for: x).identity == x.identity)
        #expect(SymInt.standing(for: x).traced?.identity == x.identity)
        #expect(Tensor?.standing(for: x)?.isTraced == true)
        #expect(notebook.misuses.isEmpty)
        _ = Int.standing(for: x)
        #expect(notebook.misuses.count == 1)
    }
}
