// SPDX-License-Identifier: Apache-2.0

import FXCore

/// What FXTensor spells in Swift: the functions and methods that generated code may call.
///
/// The table of operators knows all of ATen; code that calls what nobody wrote would not compile.
/// An operator that a user registered is spelled by the user.
enum SwiftSpelling {
    /// The functions of `torch`, and how Swift calls them where that differs.
    private static let functions: [String: String] = {
        let same = [
            "abs", "add", "clamp", "conv2d", "div", "eq", "exp", "flatten", "ge", "gt", "le", "lt",
            "matmul", "mul", "ne", "neg", "pow", "relu", "reshape", "rsqrt", "sigmoid", "sqrt",
            "sub", "sum", "tanh", "topk", "transpose",
        ]
        var names = Dictionary(uniqueKeysWithValues: same.map { ("torch." + $0, "torch." + $0) })
        names["torch.batch_norm"] = "torch.batchNorm"
        for name in ["conv2d", "linear", "relu"] {
            names["torch.nn.functional." + name] = "F." + name
        }
        names["torch._C._nn.linear"] = "F.linear"
        for name in elementFunctions { names["torch." + name] = "torch." + camelCase(name) }
        for name in specialFunctions {
            names["torch.special." + name] = "torch.special." + camelCase(name)
            names["torch._C._special.special_" + name] = "torch.special." + camelCase(name)
        }
        for name in linalgFunctions {
            names["torch.linalg." + name] = "torch.linalg." + camelCase(name)
            names["torch._C._linalg.linalg_" + name] = "torch.linalg." + camelCase(name)
        }
        for name in activationFunctions {
            names["torch.nn.functional." + name] = "F." + camelCase(name)
        }
        names.merge(networks) { own, _ in own }
        names.merge(movements) { own, _ in own }
        return names.merging(foundElsewhere) { _, new in new }
    }()

    private static let methods = commonMethods.union(
        (elementMethods + movementMethods).map { MethodName($0) })

    private static let commonMethods: Set<MethodName> = [
        "abs", "add", "add_", "clamp", "clone", "contiguous", "copy_", "div", "eq", "exp", "expand",
        "fill_", "flatten", "ge", "gt", "le", "lt", "matmul", "mul", "ne", "neg", "permute", "pow",
        "relu", "reshape", "rsqrt", "select", "sigmoid", "size", "slice", "sqrt", "squeeze", "sub",
        "sum", "tanh", "to", "topk", "transpose", "unsqueeze", "view",
    ]

    private static let unlabelled: [String: Int] = {
        var counts = ["sum": 0, "topk": 1, "clamp": 0]
        for (count, names) in unlabelledCounts {
            for name in names { counts[name] = count }
        }
        return counts
    }()

    /// How many arguments after the first Swift takes without a label; nil for all.
    static func unlabelledCount(of callee: Callee) -> Int? {
        switch callee {
        case .method(let method): unlabelled[method.text]
        case .function(let function): unlabelled[function.simpleName]
        }
    }

    /// A name of Python as Swift spells it: `masked_fill_` is `maskedFill_`.
    static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        guard let first = words.first, !first.isEmpty else { return name }
        let rest = words.dropFirst().map { word in
            word.isEmpty ? "_" : word.prefix(1).uppercased() + word.dropFirst()
        }
        return first + rest.joined()
    }

    /// The words of a text.
    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The call of a function, such as `torch.relu`; nil where Swift has none.
    static func text(of function: FunctionTarget) -> String? { functions[function.qualifiedName] }

    /// Whether a tensor has a method, or a user's operator is called by it.
    static func hasMethod(_ method: MethodName, in operators: OperatorTable) -> Bool {
        methods.contains(method)
            || operators.overloads(of: .method(method)).contains { !$0.name.hasPrefix("aten.") }
    }
}
