// SPDX-License-Identifier: Apache-2.0

extension PassProgram {
    /// Programs that write through views and items.
    static let writes: [PassProgram] = [
        PassProgram(
            "a view of what a transposed view wrote to", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 2]) {
              %v = call_method[view](%x, -1)
              %w = call_method[add_](%v, 1)
              %y = call_method[t](%x)
              %z = call_method[mul_](%y, 2)
              return (%x, %v, %y)
            }
            """),
        PassProgram(
            "writes through a view and a transposed view in turn", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 2]) {
              %v = call_method[view](%x, 6)
              %y = call_method[t](%x)
              %z = call_method[mul_](%y, 2)
              %w = call_method[add_](%v, 1)
              %z2 = call_method[exp_](%y)
              %n = call_method[neg](%v)
              return (%n, %y)
            }
            """),
        PassProgram(
            "memory that is read as it lies behind a transposed write", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 2]) {
              %y = call_method[t](%x)
              %z = call_method[mul_](%y, 2)
              %v = call_method[view](%x, -1)
              %w = call_method[add_](%v, 1)
              %q = call_method[as_strided](%x, [2], [1], 1)
              %r = call_method[neg](%q)
              return (%x, %v, %y, %r)
            }
            """),
        PassProgram(
            "views in many spellings", ["functionalize"], .fires,
            """
            graph(%x: f32[2, 1, 3]) {
              %a = call_method[neg](%x)
              %s = call_method[squeeze](%a, 1)
              %w = call_method[add_](%s, 1)
              %q = call_function[torch.transpose](input=%a, dim0=0, dim1=2)
              %w2 = call_method[mul_](%q, 2)
              %f = call_method[movedim](%a, 0, -1)
              %w3 = call_method[sub_](%f, 1)
              %p = call_method[permute](%a, [2, 0, -2])
              %w4 = call_method[relu_](%p)
              return (%a, %s, %q, %f, %p)
            }
            """),
        PassProgram(
            "operands of other dtypes", ["functionalize"], .fires,
            """
            graph(%x: f32[3], %i: i64[3], %b: b8[3]) {
              %a = call_method[clone](%i)
              %w = call_method[mul_](%a, %i)
              %v = call_method[add_](%a, 1)
              %d = call_method[clone](%x)
              %e = call_method[add_](%d, %i)
              %f = call_method[masked_fill_](%d, %b, 2)
              %g = call_method[copy_](%d, %i)
              return (%a, %d)
            }
            """),
        PassProgram(
            "a write to an item, which is put where it was", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 3]) {
              %c = call_method[clone](%x)
              %g = call_function[operator.getitem](%c, 0)
              %i = call_function[operator.iadd](%g, 1)
              %s = call_function[operator.setitem](%c, 0, %i)
              %h = call_function[operator.imul](%c, %c)
              return (%c, %g, %h)
            }
            """),
        PassProgram(
            "functions that are asked to write, by place and by name", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 3]) {
              %c = call_method[clone](%x)
              %d = call_function[torch.nn.functional.dropout](%c, 0.5, false, true)
              %e = call_function[torch.nn.functional.hardtanh](%c, inplace=true)
              %f = call_function[torch.nn.functional.leaky_relu](%c, 0.1, true)
              %g = call_function[torch.nn.functional.elu](%c, inplace=true)
              %h = call_function[torch.nn.functional.silu](%c, true)
              return (%c, %d)
            }
            """),
        PassProgram(
            "operators in place with keywords", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 3], %y: f32[3, 3]) {
              %c = call_method[clone](%x)
              %i = call_function[torch.arange](2)
              %u = call_method[clone](%y)
              %a = call_method[clamp_](%c, -0.5, 0.5)
              %b = call_method[addmm_](%c, %y, %y)
              %d = call_method[addcmul_](%c, %y, %y, value=2)
              %e = call_method[lerp_](%c, %y, 0.5)
              %f = call_method[clamp_](%c, min=0)
              %g = call_method[pow_](%c, 2)
              %h = call_method[floor_divide_](%u, 0.3)
              return (%c, %u)
            }
            """),
        PassProgram(
            "items of a smaller shape", ["functionalize"], .fires,
            """
            graph(%x: f32[3, 4], %k: f32[1, 4]) {
              %c = call_method[clone](%x)
              %s = call_function[operator.setitem](%c, slice(1, none, none), %k)
              %t = call_function[operator.setitem](%c, (slice(none, none, none), slice(none, \
            none, 2)), 1.5)
              return %c
            }
            """),
        PassProgram(
            "one layer twice, items that are written to", ["lower-to-aten"], .fires,
            state: ["linear lin 3 3", "relu relu"],
            """
            graph(%x: f32[3, 3]) {
              %a = call_module[lin](%x)
              %b = call_module[lin](%a)
              %c = call_module[relu](%b)
              %t = call_function[builtins.getattr](%c, "T")
              %v = call_function[operator.getitem](%t, (slice(none, 2, none), none, 1))
              %u = call_function[operator.iadd](%v, 1.5)
              %w = call_function[operator.setitem](%c, (0, 1), 7.0)
              %h = call_function[builtins.getattr](%c, "shape")
              %i = call_function[operator.getitem](%h, 0)
              %j = call_method[mul](%c, %i)
              return (%c, %u, %j)
            }
            """),
        PassProgram(
            "items by masks and by indices", ["lower-to-aten"], .fires,
            """
            graph(%x: f32[2, 3, 2, 3], %k: i64[3], %m: b8[2, 3]) {
              %i = call_method[remainder](%k, 3)
              %c = call_method[clone](%x)
              %p = call_function[operator.gt](%c, 0.5)
              %s = call_function[operator.setitem](%c, %p, 9)
              %t = call_function[operator.setitem](%c, (0, %i, 1), 2.5)
              %n = call_method[sum](%m)
              %g = call_function[operator.getitem](%x, (%m, slice(none, none, none), 1))
              %h = call_function[operator.getitem](%x, (0, %i))
              %v = call_function[operator.setitem](%c, 0, %h)
              return (%c, %h)
            }
            """),
        PassProgram(
            "items that become values", ["core-aten"], .fires,
            """
            graph(%x: f32[3, 4, 2]) {
              %c = call_method[clone](%x)
              %d = call_function[operator.getitem](%c, -1)
              %s = call_function[operator.setitem](%c, (..., 0), 5)
              %t = call_function[operator.setitem](%c, 1, %d)
              %u = call_method[__setitem__](%c, (slice(none, none, 2), 1), 7)
              return %c
            }
            """),
        PassProgram(
            "a layer with an argument by name", ["lower-to-aten"], .fires,
            state: ["linear lin 3 4", "conv2 conv 2 3 1"],
            """
            graph(%x: f32[2, 3]) {
              %a = call_module[lin](input=%x)
              return %a
            }
            """),
        PassProgram(
            "a batch norm in training, and reads of its statistics", ["core-aten"], .fires,
            state: ["bn1 bn 3 train"],
            """
            graph(%x: f32[4, 3]) {
              %m = get_attr[bn.running_mean]
              %n = call_method[neg](%m)
              %a = call_module[bn](%x)
              %k = call_method[neg](%m)
              return (%a, %n, %k)
            }
            """),
    ]
}
