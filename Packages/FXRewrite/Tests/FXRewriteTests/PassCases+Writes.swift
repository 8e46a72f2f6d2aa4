// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXRewrite

extension PassCase {
    static let writes: [PassCase] = [
        PassCase(
            "a write to a value of the program", Functionalize(),
            """
            %a = call_method[neg](%x); %b = call_method[relu_](%a); %c = call_method[add_](%a, 1); \
            %d = call_method[mul](%a, 2); return (%b, %d)
            """,
            """
            %a = call_method[neg](%x); %b = call_method[relu](%a); %c = call_method[add](%b, 1); \
            %d = call_method[mul](%c, 2); return (%c, %d)
            """),
        PassCase(
            "functions that are asked to write", Functionalize(),
            """
            %a = call_method[neg](%x); \
            %b = call_function[torch.nn.functional.relu](%a, inplace=true); return (%a, %b)
            """,
            """
            %a = call_method[neg](%x); %b = call_function[torch.nn.functional.relu](%a); \
            return (%b, %b)
            """),
        PassCase(
            "a write to an input", Functionalize(),
            "%a = call_method[add_](%x, 1); %b = call_method[mul](%x, 2); return (%a, %b)",
            """
            %a = call_method[add](%x, 1); %b = call_method[mul](%a, 2); \
            %copy__default = call_function[torch.ops.aten.copy_.default](%x, %a); return (%a, %b)
            """),
        PassCase(
            "a write to a buffer", Functionalize(),
            "%c = get_attr[c]; %b = call_method[add_](%c, 1); return (%x, %b)",
            """
            %c = get_attr[c]; %b = call_method[add](%c, 1); \
            %copy__default = call_function[torch.ops.aten.copy_.default](%c, %b); return (%x, %b)
            """),
        PassCase(
            "a write that a view shows", Functionalize(),
            """
            %a = call_method[neg](%x); %v = call_method[view](%a, -1); \
            %b = call_method[add_](%a, 1); return (%v, %b)
            """,
            """
            %a = call_method[neg](%x); %v = call_method[view](%a, -1); \
            %b = call_method[add](%a, 1); %view = call_method[view](%b, -1); return (%view, %b)
            """),
        PassCase(
            "a write through a part of a view", Functionalize(),
            """
            %a = call_method[neg](%x); %t = call_method[t](%a); \
            %s = call_method[select](%t, 0, 1); %w = call_method[mul_](%s, 2); return (%a, %w)
            """,
            """
            %a = call_method[neg](%x); %t = call_method[t](%a); \
            %s = call_method[select](%t, 0, 1); %w = call_method[mul](%s, 2); \
            %t_1 = call_method[t](%a); \
            %select_scatter_default = \
            call_function[torch.ops.aten.select_scatter.default](%t_1, %w, 0, 1); \
            %t_default = call_function[torch.ops.aten.t.default](%select_scatter_default); \
            return (%t_default, %w)
            """),
        PassCase(
            "the copies at the end", Functionalize(),
            """
            %a = call_method[neg](%x); \
            %copy = call_function[torch.ops.aten.copy_.default](%x, %a); return %a
            """),
        PassCase(
            "what an unknown function may do", Functionalize(),
            "%a = call_function[my.f](%x); %b = call_method[neg](%x); return (%a, %b)"),
    ]

    static let casts: [PassCase] = [
        PassCase(
            "wider and narrow again", CleanUpCasts(),
            """
            %a: f64[2, 3] = call_method[to](%x, torch.float64); \
            %b: f32[2, 3] = call_method[float](%a); %c = call_method[neg](%b); return %c
            """,
            "%c = call_method[neg](%x); return %c"),
        PassCase(
            "two casts of which the second is enough", CleanUpCasts(),
            """
            %h: f16[2, 3] = call_method[half](%x); %a: f32[2, 3] = call_method[float](%h); \
            %b: f64[2, 3] = call_method[double](%a); return %b
            """,
            """
            %h: f16[2, 3] = call_method[half](%x); %b: f64[2, 3] = call_method[double](%h); \
            return %b
            """),
        PassCase(
            "a cast that loses digits", CleanUpCasts(),
            """
            %h: f16[2, 3] = call_method[half](%x); %b: f32[2, 3] = call_method[float](%h); return %b
            """),
        PassCase(
            "a cast to the dtype of a value that is written to", CleanUpCasts(),
            """
            %a: f64[2, 3] = call_function[torch.ops.aten._to_copy.default](%x, dtype=torch.float64); \
            %b: f32[2, 3] = call_function[torch.ops.aten._to_copy.default](%a, dtype=torch.float32); \
            %w: f32[2, 3] = call_method[add_](%b, 1); return (%w, %x)
            """),
        PassCase(
            "a write between", CleanUpCasts(),
            """
            %a: f64[2, 3] = call_function[torch.ops.aten._to_copy.default](%x, dtype=torch.float64); \
            %w: f32[2, 3] = call_method[add_](%x, 1); \
            %b: f32[2, 3] = call_function[torch.ops.aten._to_copy.default](%a, dtype=torch.float32); \
            return (%w, %b)
            """),
    ]
}
