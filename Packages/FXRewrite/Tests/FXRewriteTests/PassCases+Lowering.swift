// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXRewrite

extension PassCase {
    static let norms: [PassCase] = [
        PassCase(
            "a batch norm behind a linear layer", FoldBatchNorm(),
            """
            %w = get_attr[w]; %b = get_attr[b]; %c = get_attr[c]; \
            %l: f32[2, 3] = call_function[torch.ops.aten.linear.default](%x, %w); \
            %n = call_function[torch.ops.aten.batch_norm.default]\
            (%l, none, none, %b, %c, false, 0.1, 1e-05, false); return %n
            """,
            """
            %w = get_attr[w]; %b = get_attr[b]; %c = get_attr[c]; \
            %l_bn_weight = get_attr[l_bn_weight]; %l_bn_bias = get_attr[l_bn_bias]; \
            %l_bn = call_function[torch.ops.aten.linear.default]\
            (%x, %l_bn_weight, bias=%l_bn_bias); return %l_bn
            """),
        PassCase(
            "a batch norm in training", FoldBatchNorm(),
            """
            %w = get_attr[w]; %b = get_attr[b]; %c = get_attr[c]; \
            %l: f32[2, 3] = call_function[torch.ops.aten.linear.default](%x, %w); \
            %n = call_function[torch.ops.aten.batch_norm.default]\
            (%l, none, none, %b, %c, true, 0.1, 1e-05, false); return %n
            """),
        PassCase(
            "a layer whose value is used elsewhere", FoldBatchNorm(),
            """
            %w = get_attr[w]; %b = get_attr[b]; %c = get_attr[c]; \
            %l: f32[2, 3] = call_function[torch.ops.aten.linear.default](%x, %w); \
            %n = call_function[torch.ops.aten.batch_norm.default]\
            (%l, none, none, %b, %c, false, 0.1, 1e-05, false); return (%n, %l)
            """),
    ]

    static let core: [PassCase] = [
        PassCase(
            "a linear layer", DecomposeToCoreATen(),
            """
            %w: f32[3, 3] = get_attr[w]; %b: f32[3] = get_attr[b]; \
            %l = call_function[torch.ops.aten.linear.default](%x, %w, %b); return %l
            """,
            """
            %w = get_attr[w]; %b = get_attr[b]; \
            %permute_default = call_function[torch.ops.aten.permute.default](%w, [1, 0]); \
            %addmm_default = \
            call_function[torch.ops.aten.addmm.default](%b, %x, %permute_default); \
            return %addmm_default
            """),
        PassCase(
            "operators of the core, and one in place", DecomposeToCoreATen(),
            """
            %a = call_function[torch.ops.aten.neg.default](%x); \
            %b = call_function[torch.ops.aten.silu_.default](%a); return %b
            """),
        PassCase(
            "a method and a function", LowerToATen(),
            """
            %a = call_method[relu](%x); %b = call_function[operator.add](%a, %y); return %b
            """,
            """
            %a = call_function[torch.ops.aten.relu.default](%x); \
            %b = call_function[torch.ops.aten.add.Tensor](%a, %y); return %b
            """),
    ]
}
