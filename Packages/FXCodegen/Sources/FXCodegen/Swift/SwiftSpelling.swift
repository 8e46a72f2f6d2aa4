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
        names.merge(networks) { own, _ in own }
        return names
    }()

    private static let methods: Set<MethodName> = [
        "abs", "add", "add_", "clamp", "clone", "contiguous", "copy_", "div", "eq", "exp", "expand",
        "fill_", "flatten", "ge", "gt", "le", "lt", "matmul", "mul", "ne", "neg", "permute", "pow",
        "relu", "reshape", "rsqrt", "select", "sigmoid", "size", "slice", "sqrt", "squeeze", "sub",
        "sum", "tanh", "to", "topk", "transpose", "unsqueeze", "view",
    ]

    /// The call of a function, such as `torch.relu`; nil where Swift has none.
    static func text(of function: FunctionTarget) -> String? { functions[function.qualifiedName] }

    /// Whether a tensor has a method, or a user's operator is called by it.
    static func hasMethod(_ method: MethodName, in operators: OperatorTable) -> Bool {
        methods.contains(method)
            || operators.overloads(of: .method(method)).contains { !$0.name.hasPrefix("aten.") }
    }
}
