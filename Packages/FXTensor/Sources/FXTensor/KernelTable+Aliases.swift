// SPDX-License-Identifier: Apache-2.0

extension KernelTable {
    /// Operators that ATen has under two names, all overloads alike.
    static let aliases: [(name: String, operation: String)] = [
        ("absolute", "abs"), ("arccos", "acos"), ("arccosh", "acosh"), ("arcsin", "asin"),
        ("arcsinh", "asinh"), ("arctan", "atan"), ("arctanh", "atanh"), ("arctan2", "atan2"),
        ("clip", "clamp"), ("divide", "div"), ("true_divide", "div"), ("fix", "trunc"),
        ("greater", "gt"), ("greater_equal", "ge"), ("less", "lt"), ("less_equal", "le"),
        ("not_equal", "ne"), ("multiply", "mul"), ("negative", "neg"), ("subtract", "sub"),
        ("special_expit", "sigmoid"), ("special_exp2", "exp2"), ("special_expm1", "expm1"),
        ("special_erf", "erf"), ("special_erfc", "erfc"), ("special_erfinv", "erfinv"),
        ("special_digamma", "digamma"), ("special_psi", "digamma"),
        ("special_gammaln", "lgamma"), ("special_gammainc", "igamma"),
        ("special_gammaincc", "igammac"), ("special_i0", "i0"), ("special_log1p", "log1p"),
        ("special_logit", "logit"), ("special_multigammaln", "mvlgamma"),
        ("special_sinc", "sinc"), ("special_logsumexp", "logsumexp"), ("linalg_matmul", "matmul"),
    ]

    /// The kernels of operators under their other names, where they have none of their own.
    static func addAliases(to kernels: inout [String: Kernel]) {
        let names = Dictionary(grouping: aliases, by: \.operation)
        for (name, kernel) in kernels {
            let parts = name.split(separator: ".")
            guard parts.count == 3, parts[0] == "aten" else { continue }
            for alias in names[String(parts[1])] ?? [] {
                if alias.name == "true_divide", parts[2].hasSuffix("_mode") { continue }
                let other = "aten.\(alias.name).\(parts[2])"
                if kernels[other] == nil { kernels[other] = kernel }
            }
        }
    }
}
