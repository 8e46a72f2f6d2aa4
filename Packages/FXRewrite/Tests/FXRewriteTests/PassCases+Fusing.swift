// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXRewrite

extension PassCase {
    static let fusions: [PassCase] = [
        PassCase(
            "x sigmoid(x)", FuseOperators(),
            """
            %s = call_function[torch.sigmoid](%x); %m = call_function[operator.mul](%s, %x); \
            return %m
            """,
            "%silu = call_function[torch.nn.functional.silu](%x); return %silu"),
        PassCase(
            "a gate of which the sigmoid is used", FuseOperators(),
            """
            %s = call_function[torch.sigmoid](%x); %m = call_function[operator.mul](%s, %x); \
            return (%m, %s)
            """),
        PassCase(
            "a product with bias", FuseOperators(),
            """
            %w = get_attr[w]; %b = get_attr[b]; %t = call_method[t](%w); \
            %m = call_function[torch.matmul](%x, %t); %s = call_function[operator.add](%m, %b); \
            return %s
            """,
            """
            %w = get_attr[w]; %b = get_attr[b]; %b_1 = get_attr[b]; \
            %linear = call_function[torch._C._nn.linear](%x, %w, %b_1); return %linear
            """),
        PassCase(
            "linear layers of one input", MergeLinears(),
            """
            %w = get_attr[w]; %b = get_attr[b]; \
            %q = call_function[torch._C._nn.linear](%x, %w, %b); \
            %k = call_function[torch._C._nn.linear](%x, %w, %b); return (%q, %k)
            """,
            """
            %merged_weight = get_attr[merged_weight]; %merged_bias = get_attr[merged_bias]; \
            %linear = call_function[torch._C._nn.linear](%x, %merged_weight, %merged_bias); \
            %split = call_function[torch.split](%linear, [3, 3], -1); \
            %getitem = call_function[operator.getitem](%split, 0); \
            %getitem_1 = call_function[operator.getitem](%split, 1); return (%getitem, %getitem_1)
            """),
        PassCase(
            "linear layers of other inputs", MergeLinears(),
            """
            %w = get_attr[w]; %q = call_function[torch._C._nn.linear](%x, %w); \
            %k = call_function[torch._C._nn.linear](%y, %w); return (%q, %k)
            """),
    ]

    private static let layer =
        "%w = get_attr[w]; %b = get_attr[b]; %l = call_function[torch._C._nn.linear](%x, %w, %b); "

    static let epilogues: [PassCase] = [
        PassCase(
            "a linear layer and its activation", FuseEpilogues(),
            layer + "%r = call_method[relu](%l); return %r",
            """
            %w = get_attr[w]; %b = get_attr[b]; %linear_activation_default = \
            call_function[torch.ops.fx.linear_activation.default](%x, %w, %b, "relu"); \
            return %linear_activation_default
            """),
        PassCase(
            "an activation in place, with options", FuseEpilogues(),
            layer + "%r = call_function[torch.ops.aten.hardtanh_.default](%l, 0, 6); return %r",
            """
            %w = get_attr[w]; %b = get_attr[b]; %linear_activation_default = \
            call_function[torch.ops.fx.linear_activation.default]\
            (%x, %w, %b, "hardtanh", [0, 6]); return %linear_activation_default
            """),
        PassCase(
            "a residual sum", FuseEpilogues(),
            """
            %s: f32[2, 3] = call_function[operator.add](%x, %y); \
            %r = call_function[torch.nn.functional.relu](%s); return %r
            """,
            """
            %add_activation_default = \
            call_function[torch.ops.fx.add_activation.default](%x, %y, "relu"); \
            return %add_activation_default
            """),
        PassCase(
            "a layer whose value is used elsewhere", FuseEpilogues(),
            layer + "%r = call_method[relu](%l); return (%r, %l)"),
        PassCase(
            "a write between", FuseEpilogues(),
            layer + "%s = call_method[add_](%x, 1); %r = call_method[relu](%l); return (%r, %s)"),
        PassCase(
            "a sum of other dtypes", FuseEpilogues(),
            """
            %h: f16[2, 3] = call_method[half](%y); %s = call_function[operator.add](%x, %h); \
            %r = call_method[relu](%s); return %r
            """),
        PassCase(
            "fused operators, undone", UnfuseOperators(),
            """
            %w = get_attr[w]; %l = call_function[torch.ops.fx.linear_activation.default]\
            (%x, %w, none, "relu"); \
            %e = call_function[torch.ops.fx.elementwise.default]\
            ([%l, %y], "0 1 add.Tensor:2 #0 mul.Scalar:2", [2.0]); return %e
            """,
            """
            %w = get_attr[w]; \
            %linear_default = call_function[torch.ops.aten.linear.default](%x, %w, none); \
            %relu_default = call_function[torch.ops.aten.relu.default](%linear_default); \
            %add_tensor = call_function[torch.ops.aten.add.Tensor](%relu_default, %y); \
            %mul_scalar = call_function[torch.ops.aten.mul.Scalar](%add_tensor, 2.0); \
            return %mul_scalar
            """),
        PassCase(
            "operators of ATen", UnfuseOperators(),
            "%r = call_function[torch.ops.aten.relu.default](%x); return %r"),
    ]

    static let chains: [PassCase] = [
        PassCase(
            "operators in any spelling", FuseElementwise(),
            """
            %a: f32[2, 3] = call_function[operator.add](%x, %y); \
            %b: f32[2, 3] = call_method[sigmoid](%a); \
            %c: f32[2, 3] = call_function[operator.mul](%b, 2.0); return %c
            """,
            """
            %elementwise_default = call_function[torch.ops.fx.elementwise.default]\
            ([%x, %y], "0 1 add.Tensor:2 sigmoid.default:1 #0 mul.Scalar:2", [2.0]); \
            return %elementwise_default
            """),
        PassCase(
            "values used elsewhere, and single operators", FuseElementwise(),
            """
            %a: f32[2, 3] = call_function[operator.add](%x, %y); \
            %b: f32[2, 3] = call_method[sigmoid](%a); return (%a, %b)
            """),
        PassCase(
            "a write between", FuseElementwise(),
            """
            %a: f32[2, 3] = call_method[neg](%x); %w: f32[2, 3] = call_method[add_](%x, 1); \
            %b: f32[2, 3] = call_method[sigmoid](%a); return (%b, %w)
            """),
        PassCase(
            "another dtype, and values that are not known", FuseElementwise(),
            """
            %h: f16[2, 3] = call_method[half](%x); %a: f32[2, 3] = call_method[add](%y, %h); \
            %b: f32[2, 3] = call_method[neg](%a); %c = call_method[neg](%y); \
            %d: f32[2, 3] = call_method[exp](%c); return (%b, %d)
            """),
        PassCase(
            "a random operator", FuseElementwise(),
            """
            %a: f32[2, 3] = call_function[torch.rand_like](%x); \
            %b: f32[2, 3] = call_method[neg](%a); return %b
            """),
    ]

    private static let heads = """
        %q: f32[1, 2, 3] = call_method[unsqueeze](%x, 0); \
        %k: f32[1, 2, 3] = call_method[unsqueeze](%y, 0); \
        %t: f32[1, 3, 2] = call_method[transpose](%k, -2, -1); \
        %m: f32[1, 2, 2] = call_function[torch.matmul](%q, %t); \
        %d: f32[1, 2, 2] = call_function[operator.truediv](%m, 2.0);
        """ + " "

    /// Attention over inputs of one head, and programs that only look like it.
    static let attention: [PassCase] = [
        PassCase(
            "attention with a scale", FuseOperators(),
            heads
                + """
                %p = call_function[torch.nn.functional.softmax](%d, dim=-1); \
                %z = call_function[torch.matmul](%p, %k); return %z
                """,
            """
            %q = call_method[unsqueeze](%x, 0); %k = call_method[unsqueeze](%y, 0); \
            %scaled_dot_product_attention = \
            call_function[torch.nn.functional.scaled_dot_product_attention]\
            (%q, %k, %k, scale=0.5); return %scaled_dot_product_attention
            """),
        PassCase(
            "attention with a mask", FuseOperators(),
            heads
                + """
                %e: f32[2, 2] = call_method[narrow](%x, 1, 0, 2); \
                %s: f32[1, 2, 2] = call_function[operator.add](%d, %e); \
                %p = call_function[torch.nn.functional.softmax](%s, dim=-1); \
                %z = call_function[torch.matmul](%p, %k); return %z
                """,
            """
            %q = call_method[unsqueeze](%x, 0); %k = call_method[unsqueeze](%y, 0); \
            %e = call_method[narrow](%x, 1, 0, 2); %scaled_dot_product_attention = \
            call_function[torch.nn.functional.scaled_dot_product_attention]\
            (%q, %k, %k, attn_mask=%e, scale=0.5); return %scaled_dot_product_attention
            """),
        PassCase(
            "weights that are used elsewhere", FuseOperators(),
            heads
                + """
                %p = call_function[torch.nn.functional.softmax](%d, dim=-1); \
                %z = call_function[torch.matmul](%p, %k); return (%z, %p)
                """),
        PassCase(
            "a softmax over rows", FuseOperators(),
            heads
                + """
                %p = call_function[torch.nn.functional.softmax](%d, dim=1); \
                %z = call_function[torch.matmul](%p, %k); return %z
                """),
        PassCase(
            "scores that are written to", FuseOperators(),
            heads
                + """
                %w = call_method[add_](%d, 1); \
                %p = call_function[torch.nn.functional.softmax](%d, dim=-1); \
                %z = call_function[torch.matmul](%p, %k); return %z
                """),
    ]
}
