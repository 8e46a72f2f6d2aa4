// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXRewrite

extension PassCase {
    static let all: [PassCase] =
        deadCode + subexpressions + constants + identities + algebra + arguments + writes + fusions
        + epilogues + chains + casts + norms + core + attention

    private static let deadCode: [PassCase] = [
        PassCase(
            "an unused chain", EliminateDeadCode(),
            "%a = call_method[relu](%x); %b = call_method[neg](%a); return %x", "return %x"),
        PassCase(
            "a write, a random operator, an unknown function", EliminateDeadCode(),
            """
            %a = call_method[add_](%x, 1); %r = call_function[torch.rand_like](%x); \
            %f = call_function[my.f](%x); return %x
            """),
    ]

    private static let subexpressions: [PassCase] = [
        PassCase(
            "the same call twice", EliminateCommonSubexpressions(),
            """
            %a = call_method[relu](%x); %b = call_method[relu](%x); %c = call_method[neg](%b); \
            %d = call_method[neg](%a); return (%c, %d)
            """,
            "%a = call_method[relu](%x); %c = call_method[neg](%a); return (%c, %c)"),
        PassCase(
            "other literals, 1 and 1.0, 0.0 and -0.0", EliminateCommonSubexpressions(),
            """
            %a = call_method[add](%x, 1); %b = call_method[add](%x, 1.0); \
            %c = call_method[add](%x, true); %d = call_method[mul](%x, 0.0); \
            %e = call_method[mul](%x, -0.0); return (%a, %b, %c, %d, %e)
            """),
        PassCase(
            "a write between", EliminateCommonSubexpressions(),
            """
            %a = call_method[relu](%x); %w = call_method[add_](%x, 1); \
            %b = call_method[relu](%x); return (%a, %w, %b)
            """),
        PassCase(
            "a write through a view between", EliminateCommonSubexpressions(),
            """
            %v = call_method[view](%x, -1); %a = call_method[relu](%x); \
            %w = call_method[add_](%v, 1); %b = call_method[relu](%x); return (%a, %w, %b)
            """),
        PassCase(
            "a value that is written to", EliminateCommonSubexpressions(),
            """
            %a = call_method[relu](%x); %b = call_method[relu](%x); \
            %w = call_method[add_](%a, 1); return (%w, %b)
            """),
        PassCase(
            "a write elsewhere", EliminateCommonSubexpressions(),
            """
            %a = call_method[relu](%x); %w = call_method[add_](%y, 1); \
            %b = call_method[relu](%x); return (%a, %w, %b)
            """,
            """
            %a = call_method[relu](%x); %w = call_method[add_](%y, 1); return (%a, %w, %a)
            """),
        PassCase(
            "random operators", EliminateCommonSubexpressions(),
            """
            %a = call_function[torch.nn.functional.dropout](%x); \
            %b = call_function[torch.nn.functional.dropout](%x); return (%a, %b)
            """),
    ]

    private static let constants: [PassCase] = [
        PassCase(
            "state alone", FoldConstants(),
            """
            %w = get_attr[w]; %t = call_method[t](%w); %y1 = call_function[torch.mm](%x, %t); \
            return %y1
            """,
            "%t_folded = get_attr[t_folded]; %y1 = call_function[torch.mm](%x, %t_folded); return %y1"
        ),
        PassCase(
            "numbers", FoldConstants(),
            """
            %b = get_attr[b]; %n = call_method[numel](%b); %z = call_method[mul](%x, %n); return %z
            """,
            "%z = call_method[mul](%x, 3); return %z"),
        PassCase(
            "parameters of a model in training", FoldConstants(includesParameters: false),
            "%w = get_attr[w]; %t = call_method[t](%w); return (%x, %t)"),
        PassCase(
            "a result over the limit", FoldConstants(byteLimit: 8),
            "%w = get_attr[w]; %t = call_method[t](%w); return (%x, %t)"),
        PassCase(
            "a buffer that is written to", FoldConstants(),
            """
            %c = get_attr[c]; %n = call_method[neg](%c); %s = call_method[add_](%c, 1); \
            return (%x, %n, %s)
            """),
        PassCase(
            "a result that is written to", FoldConstants(),
            """
            %c = get_attr[c]; %n = call_method[neg](%c); %s = call_method[add_](%n, 1); \
            return (%x, %n, %s)
            """),
        PassCase(
            "random numbers", FoldConstants(),
            "%b = get_attr[b]; %r = call_function[torch.rand_like](%b); return (%x, %r)"),
    ]

    private static let identities: [PassCase] = [
        PassCase(
            "dropout in inference, detach and clone", RemoveIdentities(),
            """
            %d = call_function[torch.nn.functional.dropout](%x, 0.5, false); \
            %e = call_function[torch.nn.functional.dropout](%d, training=false); \
            %f = call_method[detach](%e); %g = call_method[clone](%f); \
            %h = call_function[torch.ops.aten.dropout.default](%g, 0.1, false); \
            %r = call_method[relu](%h); return %r
            """,
            "%r = call_method[relu](%x); return %r"),
        PassCase(
            "dropout in training", RemoveIdentities(),
            "%d = call_function[torch.nn.functional.dropout](%x, 0.5); return %d"),
        PassCase(
            "a copy that is a result, alone or by a view", RemoveIdentities(),
            """
            %a = call_method[clone](%x); %b = call_method[clone](%y); \
            %v = call_method[view](%b, 6); return (%a, %v)
            """),
        PassCase(
            "a copy that is written to", RemoveIdentities(),
            "%a = call_method[clone](%x); %w = call_method[add_](%a, 1); return (%x, %w)"),
        PassCase(
            "a view of the same shape", RemoveIdentities(),
            "%v: f32[2, 3] = call_method[view](%x, 2, 3); %r = call_method[neg](%v); return %r",
            "%r = call_method[neg](%x); return %r"),
        PassCase(
            "a view of another shape", RemoveIdentities(),
            "%v: f32[3, 2] = call_method[view](%x, 3, 2); %r = call_method[neg](%v); return %r"),
    ]

    private static let algebra: [PassCase] = [
        PassCase(
            "neutral elements and inverses", SimplifyAlgebra(),
            """
            %a: f32[2, 3] = call_function[operator.mul](%x, 1); \
            %b: f32[2, 3] = call_function[operator.truediv](%a, 1.0); \
            %c: f32[2, 3] = call_function[operator.sub](%b, 0); %d = call_method[neg](%c); \
            %e = call_function[operator.neg](%d); %f = call_method[relu](%e); \
            %g = call_method[relu](%f); return %g
            """,
            "%relu = call_method[relu](%x); return %relu"),
        PassCase(
            "a product that changes the dtype, or may", SimplifyAlgebra(),
            """
            %a = call_function[operator.mul](%x, 1); \
            %b = call_function[operator.mul](%y, 1.0); return (%a, %b)
            """),
        PassCase(
            "x + 0, which makes 0 of -0", SimplifyAlgebra(),
            "%a: f32[2, 3] = call_function[operator.add](%x, 0); return %a"),
        PassCase(
            "two transpositions", SimplifyAlgebra(),
            """
            %a = call_method[transpose](%x, 0, 1); %b = call_method[transpose](%a, 1, 0); \
            %c = call_method[neg](%b); return %c
            """,
            "%c = call_method[neg](%x); return %c"),
        PassCase(
            "two other transpositions", SimplifyAlgebra(),
            """
            %a = call_method[transpose](%x, 0, 1); %b = call_method[transpose](%a, 0, 0); \
            %c = call_method[neg](%b); return %c
            """),
    ]

    private static let arguments: [PassCase] = [
        PassCase(
            "to keywords", NormalizeArguments(),
            "%a = call_function[torch.sum](%x, [1], false); return %a",
            "%a = call_function[torch.sum](%x, dim=[1]); return %a"),
        PassCase(
            "to places", NormalizeArguments(.positional),
            "%a = call_function[torch.sum](%x, dim=[1], keepdim=true); return %a",
            "%a = call_function[torch.sum](%x, [1], true); return %a"),
        PassCase(
            "operators, unknown functions", NormalizeArguments(),
            """
            %a = call_function[operator.add](%x, 1); %b = call_function[my.f](%a, 1, k=2); return %b
            """),
    ]
}
