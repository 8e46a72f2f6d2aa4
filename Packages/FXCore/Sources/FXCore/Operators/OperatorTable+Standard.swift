// SPDX-License-Identifier: Apache-2.0

extension OperatorTable {
    /// The operators that this project knows by itself.
    ///
    /// One line an overload: ATen's schema, the rule, and the torch.fx spellings that mean it. Two
    /// overloads that share a spelling are tried in the order in which they stand here.
    public static let standard = makeStandard()

    private static func makeStandard() -> OperatorTable {
        var table = OperatorTable()
        for entry in standardEntries {
            do throws(SchemaSyntaxError) {
                var schema = try OperatorSchema(parsing: entry.qualifiedSchema)
                schema.rule = entry.rule
                schema.writesState = entry.writesState
                schema.functions = entry.functions.map { FunctionTarget($0) }
                schema.methods = entry.methods.map { MethodName($0) }
                try? table.register(schema)
            } catch {
                assertionFailure("\(error)")
            }
        }
        return table
    }

    private static var standardEntries: [Entry] {
        arithmetic + comparisons + pointwise + reductions + layouts + views + networks + writes
    }

    struct Entry {
        /// The schema; ATen's where it names no other namespace.
        var schema: String
        var rule: InferenceRule
        var functions: [String]
        var methods: [String]
        var writesState: Bool

        init(
            _ schema: String, _ rule: InferenceRule, functions: [String], methods: [String] = [],
            writesState: Bool = false
        ) {
            self.writesState = writesState
            self.schema = schema
            self.rule = rule
            self.functions = functions
            self.methods = methods
        }

        var qualifiedSchema: String { schema.contains("::") ? schema : "aten::" + schema }
    }

    /// `a + b` and its kin: overloads for a tensor and for a number on the right.
    private static let arithmetic: [Entry] =
        [
            ("add", "add", ", *, Scalar alpha=1", ", Scalar alpha=1"),
            ("sub", "sub", ", *, Scalar alpha=1", ", Scalar alpha=1"),
            ("mul", "mul", "", ""),
        ].flatMap { name, symbol, tensorTail, scalarTail in
            [("Tensor", "Tensor", tensorTail), ("Scalar", "Scalar", scalarTail)].map {
                overload, kind, tail in
                Entry(
                    "\(name).\(overload)(Tensor self, \(kind) other\(tail)) -> Tensor",
                    .elementwise(),
                    functions: ["operator.\(symbol)", "torch.\(name)"], methods: [name])
            }
        } + [
            Entry(
                "div.Tensor(Tensor self, Tensor other) -> Tensor", .elementwise(floats: true),
                functions: ["operator.truediv", "torch.div"], methods: ["div"]),
            Entry(
                "div.Scalar(Tensor self, Scalar other) -> Tensor", .elementwise(floats: true),
                functions: ["operator.truediv", "torch.div"], methods: ["div"]),
            Entry(
                "pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
                .elementwise(operands: ["self", "exponent"]),
                functions: ["operator.pow", "torch.pow"], methods: ["pow"]),
        ]

    private static let comparisons: [Entry] = ["gt", "ge", "lt", "le", "eq", "ne"].flatMap {
        name in
        ["Tensor", "Scalar"].map { kind in
            Entry(
                "\(name).\(kind)(Tensor self, \(kind) other) -> Tensor", .comparison,
                functions: ["operator.\(name)", "torch.\(name)"], methods: [name])
        }
    }

    private static let pointwise: [Entry] =
        [
            ("neg", ["torch.neg", "operator.neg"]), ("abs", ["torch.abs", "operator.abs"]),
            ("relu", ["torch.relu"]),
        ].map { name, functions in
            Entry(
                "\(name)(Tensor self) -> Tensor", .sameAsFirst, functions: functions,
                methods: [name])
        }
        + [
            // The Python function of this name takes one argument more than the operator.
            Entry(
                "fx::functional_relu(Tensor input, bool inplace=False) -> Tensor", .sameAsFirst,
                functions: ["torch.nn.functional.relu"])
        ]
        + ["exp", "sqrt", "rsqrt", "tanh", "sigmoid"].map { name in
            Entry(
                "\(name)(Tensor self) -> Tensor", .elementwise(floats: true),
                functions: ["torch.\(name)"], methods: [name])
        }
        + [
            Entry(
                "clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
                .elementwise(operands: ["self", "min", "max"]),
                functions: ["torch.clamp"], methods: ["clamp"])
        ]

    private static let reductions: [Entry] = [
        Entry(
            "sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, "
                + "ScalarType? dtype=None) -> Tensor", .sum,
            functions: ["torch.sum"], methods: ["sum"]),
        Entry(
            "sum(Tensor self, *, ScalarType? dtype=None) -> Tensor", .sum,
            functions: ["torch.sum"], methods: ["sum"]),
        Entry(
            "topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> "
                + "(Tensor values, Tensor indices)", .topK,
            functions: ["torch.topk"], methods: ["topk"]),
    ]

    private static let layouts: [Entry] = [
        Entry(
            "transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)", .transpose,
            functions: ["torch.transpose"], methods: ["transpose"]),
        Entry(
            "reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)", .reshape,
            functions: ["torch.reshape"], methods: ["reshape"]),
        Entry(
            "view(Tensor(a) self, SymInt[] size) -> Tensor(a)", .reshape, functions: [],
            methods: ["view"]),
        Entry(
            "flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)",
            .flatten, functions: ["torch.flatten"], methods: ["flatten"]),
    ]

    private static let networks: [Entry] = [
        Entry(
            "linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor", .linear,
            functions: ["torch.nn.functional.linear", "torch._C._nn.linear"]),
        Entry(
            "matmul(Tensor self, Tensor other) -> Tensor", .matmul,
            functions: ["operator.matmul", "torch.matmul"], methods: ["matmul"]),
        Entry(
            "conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, "
                + "SymInt[2] padding=0, SymInt[2] dilation=1, SymInt groups=1) -> Tensor", .conv2d,
            functions: ["torch.conv2d", "torch.nn.functional.conv2d"]),
        Entry(
            "batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, "
                + "Tensor? running_var, bool training, float momentum, float eps, "
                + "bool cudnn_enabled) -> Tensor", .sameAsFirst, functions: ["torch.batch_norm"],
            writesState: true),
    ]
}
