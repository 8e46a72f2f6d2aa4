// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Operators that are others by another name, with the same parameters in the same order.
    static let aliases: [String: Rule] = {
        var result: [String: Rule] = [:]
        for (overloads, other) in pairs {
            for overload in overloads.split(separator: " ") {
                result[String(overload)] = { site in try site.renamed(to: other) }
            }
        }
        for (name, other) in families {
            let modes = other == "div" && name == "divide" ? ["Tensor_mode", "Scalar_mode"] : []
            for overload in ["Tensor", "Scalar"] + modes {
                result["\(name).\(overload)"] = { site in
                    try site.renamed(to: "\(other).\(overload)")
                }
            }
        }
        return result
    }()

    /// Those of which each overload has one of the same name.
    private static let families = [
        "divide": "div", "multiply": "mul", "subtract": "sub", "greater": "gt",
        "greater_equal": "ge", "less": "lt", "less_equal": "le", "not_equal": "ne",
        "true_divide": "div",
    ]

    private static let pairs: [String: String] = [
        "absolute.default": "abs.default", "argwhere.default": "nonzero.default",
        "arccos.default": "acos.default",
        "arccosh.default": "acosh.default", "arcsin.default": "asin.default",
        "arcsinh.default": "asinh.default", "arctan.default": "atan.default",
        "arctan2.default": "atan2.default", "arctanh.default": "atanh.default",
        "clip.default": "clamp.default", "clip.Tensor": "clamp.Tensor",
        "clamp_min.Tensor": "maximum.default", "clamp_max.Tensor": "minimum.default",
        "concat.default concatenate.default": "cat.default",
        "negative.default": "neg.default", "fix.default": "trunc.default",
        "positive.default": "alias.default", "moveaxis.int": "movedim.int",
        "moveaxis.intlist": "movedim.intlist", "ger.default": "outer.default",
        "linalg_matmul.default": "matmul.default", "row_stack.default": "vstack.default",
        "broadcast_to.default": "expand.default",
        "special_erf.default": "erf.default",
        "special_erfc.default": "erfc.default", "special_erfinv.default": "erfinv.default",
        "special_exp2.default": "exp2.default", "special_expit.default": "sigmoid.default",
        "special_expm1.default": "expm1.default", "special_gammaln.default": "lgamma.default",
        "special_digamma.default special_psi.default": "digamma.default",
        "special_i0.default": "i0.default", "special_log1p.default": "log1p.default",
        "special_logit.default": "logit.default", "special_sinc.default": "sinc.default",
        "special_logsumexp.default": "logsumexp.default",
        "special_softmax.default": "softmax.int",
        "special_polygamma.default": "polygamma.default",
        "special_xlogy.default": "xlogy.Tensor",
        "special_xlogy.other_scalar": "xlogy.Scalar_Other",
        "special_xlogy.self_scalar": "xlogy.Scalar_Self",
        "unsafe_split_with_sizes.default": "split_with_sizes.default",
        "_unsafe_index.Tensor": "index.Tensor", "_unsafe_index_put.default": "index_put.default",
        "size.int": "sym_size.int", "numel.default": "sym_numel.default",
        "stride.int": "sym_stride.int", "pdist.default": "_pdist_forward.default",
    ]
}
