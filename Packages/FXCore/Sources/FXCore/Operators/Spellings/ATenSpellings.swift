// SPDX-License-Identifier: Apache-2.0

/// Which operators of ATen a function or method of Python means.
enum ATenSpellings {
    /// The overloads that a spelling may mean, in the order in which they are tried.
    static func overloads(of callee: Callee) -> [OperatorSchema] {
        switch callee {
        case .method(let method):
            let base = dunders[method.text] ?? method.text
            return functional(base).filter { $0.parameters.first?.isReceiver == true }
        case .function(let target):
            let name = target.qualifiedName
            if let rest = name.suffix(after: "torch.ops.aten.") { return exact(rest) }
            return base(of: name).map(functional) ?? []
        }
    }

    /// The functions that mean an operator: Python's own first, then the nearest to the operator.
    static func functions(of base: String) -> [FunctionTarget] {
        var names = (symbols[base] ?? []).sorted().map { "operator." + $0 }
        if functionals.contains(base[...]) { names.append("torch.nn.functional." + base) }
        if !refused.contains(base[...]) { names.append("torch." + base) }
        return names.map { FunctionTarget($0) }
    }

    /// An overload such as `add.Tensor`, or all of a packet such as `add`.
    private static func exact(_ name: Substring) -> [OperatorSchema] {
        if name.contains(".") {
            return ATenSchemas.schema(named: String(name)).map { [$0] } ?? []
        }
        return ATenSchemas.overloads(of: name)
    }

    /// The overloads that do not write to an `out` argument.
    private static func functional(_ base: some StringProtocol) -> [OperatorSchema] {
        ATenSchemas.overloads(of: base).filter { !$0.writesToOut }
    }

    /// The operator's name without overload, where the function means one of ATen's.
    private static func base(of name: String) -> Substring? {
        if let symbol = name.suffix(after: "operator.") { return operators[symbol].map { $0[...] } }
        if let rest = name.suffix(after: "torch.nn.functional.") {
            return functionals.contains(rest) ? rest : nil
        }
        for (module, prefix) in modules {
            if let rest = name.suffix(after: module) { return (prefix + rest)[...] }
        }
        guard let rest = name.suffix(after: "torch."), !rest.contains(".") else { return nil }
        return refused.contains(rest) ? nil : rest
    }

    /// Modules whose functions are operators of the same name, or of one with a prefix.
    private static let modules = [
        ("torch._C._nn.", ""), ("torch._C._linalg.", ""), ("torch._C._special.", ""),
        ("torch._C._fft.", ""), ("torch.functional.", ""), ("torch.linalg.", "linalg_"),
        ("torch.special.", "special_"), ("torch.fft.", "fft_"),
    ]

    /// `torch.from_file` maps, and may create, a file that its argument names: a graph may say so
    /// by the operator's own name only.
    private static let refused: Set<Substring> = ["from_file"]

    /// The functions of `torch.nn.functional` that take what the operator takes.
    private static let functionals = Set(
        """
        linear bilinear conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d \
        layer_norm group_norm rms_norm gelu glu softplus softshrink hardshrink sigmoid tanh relu_ \
        elu_ selu_ celu_ leaky_relu_ rrelu_ threshold_ hardtanh_ prelu adaptive_avg_pool1d \
        adaptive_avg_pool2d adaptive_avg_pool3d \
        pad pixel_shuffle pixel_unshuffle channel_shuffle one_hot \
        cosine_similarity pairwise_distance scaled_dot_product_attention
        """.split(separator: " "))

    /// Python's operators.
    private static let operators: [Substring: String] = [
        "add": "add", "sub": "sub", "mul": "mul", "truediv": "div", "floordiv": "floor_divide",
        "mod": "remainder", "pow": "pow", "matmul": "matmul", "neg": "neg", "pos": "positive",
        "abs": "abs", "invert": "bitwise_not", "inv": "bitwise_not", "and_": "bitwise_and",
        "or_": "bitwise_or", "xor": "bitwise_xor", "lshift": "__lshift__",
        "rshift": "__rshift__", "eq": "eq", "ne": "ne", "lt": "lt", "le": "le", "gt": "gt",
        "ge": "ge", "iadd": "add_", "isub": "sub_", "imul": "mul_", "itruediv": "div_",
        "ifloordiv": "floor_divide_", "imod": "remainder_", "ipow": "pow_",
        "iand": "bitwise_and_", "ior": "bitwise_or_", "ixor": "bitwise_xor_",
        "ilshift": "__ilshift__", "irshift": "__irshift__",
    ]

    /// Python's operators by ATen's name.
    private static let symbols = Dictionary(grouping: operators.keys) { operators[$0] ?? "" }

    /// The methods behind Python's operators; a reflected one has the right operand as receiver.
    private static let dunders: [String: String] = {
        var result = ["__rsub__": "rsub"]
        for (symbol, base) in operators {
            let name = symbol.hasSuffix("_") ? symbol.dropLast() : symbol
            result["__\(name)__"] = base
        }
        for symbol in ["add", "mul", "and", "or", "xor"] {
            result["__r\(symbol)__"] = result["__\(symbol)__"]
        }
        return result
    }()
}

extension OperatorSchema {
    /// Whether the results go to arguments that the caller names by `out`.
    fileprivate var writesToOut: Bool {
        parameters.contains { $0.isKeywordOnly && $0.alias?.isWritten == true }
    }

    /// Notes the functions and the method that mean this overload of ATen.
    mutating func noteSpellings() {
        guard !writesToOut, let base = name.split(separator: ".").dropFirst().first.map(String.init)
        else { return }
        functions = ATenSpellings.functions(of: base)
        if parameters.first?.isReceiver == true { methods = [MethodName(base)] }
    }
}

extension OperatorParameter {
    /// Whether a method's receiver goes here.
    fileprivate var isReceiver: Bool { name == "self" && kind == .tensor }
}

extension String {
    /// What follows a beginning, where the text has it.
    fileprivate func suffix(after beginning: String) -> Substring? {
        hasPrefix(beginning) ? dropFirst(beginning.count) : nil
    }
}
