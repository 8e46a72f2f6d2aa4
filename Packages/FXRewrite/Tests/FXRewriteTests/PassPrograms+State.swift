// SPDX-License-Identifier: Apache-2.0

extension PassProgram {
    /// Programs whose state is written to, by a layer or under another name.
    static let state: [PassProgram] = [
        PassProgram(
            "statistics that a layer in training writes, read twice", ["common-subexpressions"],
            .keeps,
            state: ["bn1 bn 3 train"],
            """
            graph(%x: f32[4, 3]) {
              %m = get_attr[bn.running_mean]
              %a = call_method[neg](%m)
              %y = call_module[bn](%x)
              %b = call_method[neg](%m)
              return (%a, %y, %b)
            }
            """),
        PassProgram(
            "statistics that a layer in training writes are no constants", ["fold-constants"],
            .keeps,
            state: ["bn1 bn 3 train"],
            """
            graph(%x: f32[4, 3]) {
              %y = call_module[bn](%x)
              %m = get_attr[bn.running_mean]
              %b = call_method[neg](%m)
              return (%y, %b)
            }
            """),
        PassProgram(
            "a write to the weight between two calls of a layer", ["common-subexpressions"], .keeps,
            state: ["linear lin 3 3"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[lin](%x)
              %w = get_attr[lin.weight]
              %u = call_method[add_](%w, 1)
              %b = call_module[lin](%x)
              return (%a, %b)
            }
            """),
        PassProgram(
            "a weight of a layer that is written to", ["merge-linears"], .keeps,
            state: ["linear lin 3 3", "linear lin2 3 3"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[lin](%x)
              %w = get_attr[lin2.weight]
              %u = call_method[add_](%w, 1)
              %b = call_module[lin2](%x)
              return (%a, %b)
            }
            """),
        PassProgram(
            "a write to the weight between a layer and its activation", ["fuse-epilogues"], .keeps,
            state: ["linear lin 3 3"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[lin](%x)
              %w = get_attr[lin.weight]
              %u = call_method[add_](%w, 1)
              %b = call_method[relu](%a)
              return %b
            }
            """),
        PassProgram(
            "a write to the weight between a layer and its batch norm", ["fold-batch-norm"], .keeps,
            state: ["conv2 conv 2 3 1", "bn2 bn 3 eval"],
            """
            graph(%x: f32[1, 2, 4, 4]) {
              %a = call_module[conv](%x)
              %w = get_attr[conv.weight]
              %u = call_method[add_](%w, 1)
              %b = call_module[bn](%a)
              return %b
            }
            """),
        PassProgram(
            "one tensor under two paths, written to under the other", ["common-subexpressions"],
            .keeps,
            state: ["buffer c 3", "alias d c"],
            """
            graph(%x: f32[3]) {
              %c = get_attr[c]
              %a = call_method[neg](%c)
              %d = get_attr[d]
              %u = call_method[add_](%d, 1)
              %b = call_method[neg](%c)
              return (%a, %b)
            }
            """),
        PassProgram(
            "one tensor under two paths is no constant", ["fold-constants"], .keeps,
            state: ["buffer c 3", "alias d c"],
            """
            graph(%x: f32[3]) {
              %c = get_attr[c]
              %a = call_method[neg](%c)
              %d = get_attr[d]
              %u = call_method[add_](%d, 1)
              return (%a, %x)
            }
            """),
        PassProgram(
            "one tensor under two paths has one new value", ["functionalize"], .fires,
            state: ["buffer c 3", "alias d c"],
            """
            graph(%x: f32[3]) {
              %c = get_attr[c]
              %d = get_attr[d]
              %u = call_method[add_](%d, 1)
              %b = call_method[neg](%c)
              return (%b, %x)
            }
            """),
        PassProgram(
            "state of two parts is one tensor, when they are inlined",
            ["split-3", "inline-submodules", "functionalize"], .fires,
            state: ["buffer c 3"],
            """
            graph(%x: f32[3]) {
              %c = get_attr[c]
              %a = call_method[neg](%c)
              %u = call_method[add_](%c, 1)
              %b = call_method[neg](%c)
              %d = call_method[add](%a, %b)
              %e = call_method[add](%d, %x)
              return (%a, %b, %e)
            }
            """),
        PassProgram(
            "a layer whose weight has a new value", ["functionalize"], .refuses,
            state: ["linear lin 3 3"],
            """
            graph(%x: f32[3, 3]) {
              %w = get_attr[lin.weight]
              %u = call_method[add_](%w, 1)
              %a = call_module[lin](%x)
              return %a
            }
            """),
        PassProgram(
            "state that a branch reads stays", ["fold-constants"], .fires,
            state: ["param c 4 3"],
            """
            graph(%x: f32[4, 3]) {
              graph yes(%a) {
                %c = get_attr[c]
                %r = call_method[add](%a, %c)
                return (%r,)
              }
              graph no(%a) {
                %r = call_method[exp](%a)
                return (%r,)
              }
              %c = get_attr[c]
              %n = call_method[neg](%c)
              %s_0 = call_method[sum](%x)
              %g_0 = call_function[operator.gt](%s_0, 0)
              %k_1 = call_function[torch.ops.higher_order.cond](%g_0, graph[yes], graph[no], [%x])
              %i_1 = call_function[operator.getitem](%k_1, 0)
              return (%i_1, %n)
            }
            """),
        PassProgram(
            "state that only a branch reads goes to its part", ["split-3", "inline-submodules"],
            .fires, state: ["buffer c 3"],
            """
            graph(%x: f32[4, 3]) {
              graph yes(%a) {
                %c = get_attr[c]
                %r = call_method[add](%a, %c)
                return (%r,)
              }
              graph no(%a) {
                %r = call_method[exp](%a)
                return (%r,)
              }
              %s = call_method[sum](%x)
              %p = call_function[operator.gt](%s, 0)
              %k = call_function[torch.ops.higher_order.cond](%p, graph[yes], graph[no], [%x])
              %i = call_function[operator.getitem](%k, 0)
              %e = call_method[exp](%i)
              return %e
            }
            """),
    ]
}
