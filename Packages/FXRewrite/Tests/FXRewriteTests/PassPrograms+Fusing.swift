// SPDX-License-Identifier: Apache-2.0

extension PassProgram {
    /// Programs that look like what is fused, and other spellings of it.
    static let fusing: [PassProgram] = [
        PassProgram(
            "the sigmoid of integers", ["fuse-operators"], .keeps,
            """
            graph(%x: i64[2, 3]) {
              %s: f32[2, 3] = call_method[sigmoid](%x)
              %m: f32[2, 3] = call_function[operator.mul](%x, %s)
              return %m
            }
            """),
        PassProgram(
            "a gate of which the dtype is not known", ["fuse-operators"], .keeps,
            """
            graph(%y: i64[2, 3]) {
              %x = call_method[abs](%y)
              %s = call_method[sigmoid](%x)
              %m = call_function[operator.mul](%x, %s)
              return %m
            }
            """),
        PassProgram(
            "a bias that stretches the result", ["fuse-operators"], .keeps,
            state: ["param w 1 3", "param b 4"],
            """
            graph(%x: f32[2, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %t = call_method[t](%w)
              %m = call_function[torch.matmul](%x, %t)
              %s = call_function[operator.add](%m, %b)
              return %s
            }
            """),
        PassProgram(
            "a bias of another dtype", ["fuse-operators"], .keeps,
            state: ["param16 w 4 3", "param b 4"],
            """
            graph(%x: f16[2, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %t = call_method[t](%w)
              %m = call_function[torch.matmul](%x, %t)
              %s = call_function[operator.add](%m, %b)
              return %s
            }
            """),
        PassProgram(
            "x @ w.T + b", ["fuse-operators"], .fires,
            state: ["param w 4 3", "param b 4"],
            """
            graph(%x: f32[2, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %t = call_function[builtins.getattr](%w, "T")
              %m = call_function[operator.matmul](%x, %t)
              %s = call_function[operator.add](%m, %b)
              return %s
            }
            """),
        PassProgram(
            "a product with two axes exchanged", ["fuse-operators"], .fires,
            state: ["param w 4 3", "param b 4"],
            """
            graph(%x: f32[2, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %t = call_method[transpose](%w, 0, 1)
              %m = call_function[torch.mm](%x, %t)
              %s = call_function[torch.add](%b, %m)
              return %s
            }
            """),
        PassProgram(
            "a write to the bias", ["fuse-operators"], .keeps,
            state: ["param w 4 3", "param b 4"],
            """
            graph(%x: f32[2, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %t = call_method[t](%w)
              %m = call_function[torch.matmul](%x, %t)
              %u = call_method[add_](%b, 1)
              %s = call_function[operator.add](%m, %b)
              return %s
            }
            """),
        PassProgram(
            "booleans that are added are no mask", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4], %mask: b8[3, 5]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[2, 3, 5] = call_function[torch.matmul](%q, %t)
              %d: f32[2, 3, 5] = call_function[operator.truediv](%m, 2.0)
              %e: f32[2, 3, 5] = call_function[operator.add](%d, %mask)
              %p: f32[2, 3, 5] = call_function[torch.nn.functional.softmax](%e, dim=-1)
              %z: f32[2, 3, 4] = call_function[torch.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "a mask of integers", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4], %mask: i64[3, 5]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[2, 3, 5] = call_function[torch.matmul](%q, %t)
              %d: f32[2, 3, 5] = call_function[operator.mul](2.0, %m)
              %e: f32[2, 3, 5] = call_function[operator.add](%mask, %d)
              %p: f32[2, 3, 5] = call_function[torch.nn.functional.softmax](%e, dim=-1)
              %z: f32[2, 3, 4] = call_function[torch.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "a mask of more dimensions than the scores", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[1, 3, 4], %k: f32[1, 5, 4], %v: f32[1, 5, 4], %mask: f32[2, 1, 3, 5]) {
              %t: f32[1, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[1, 3, 5] = call_function[torch.matmul](%q, %t)
              %d: f32[1, 3, 5] = call_function[operator.truediv](%m, 2.0)
              %e: f32[2, 1, 3, 5] = call_function[operator.add](%d, %mask)
              %p: f32[2, 1, 3, 5] = call_function[torch.nn.functional.softmax](%e, dim=-1)
              %z: f32[2, 1, 3, 4] = call_function[torch.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "a mask that stretches the scores", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[1, 3, 4], %k: f32[1, 5, 4], %v: f32[1, 5, 4], %mask: f32[2, 3, 5]) {
              %t: f32[1, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[1, 3, 5] = call_function[torch.matmul](%q, %t)
              %e: f32[2, 3, 5] = call_function[operator.add](%m, %mask)
              %p: f32[2, 3, 5] = call_function[torch.nn.functional.softmax](%e, dim=-1)
              %z: f32[2, 3, 4] = call_function[torch.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "a mask of one row", ["fuse-operators"], .fires,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 7], %mask: f32[5]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[2, 3, 5] = call_function[torch.matmul](%q, %t)
              %e: f32[2, 3, 5] = call_function[operator.add](%m, %mask)
              %p: f32[2, 3, 5] = call_function[torch.nn.functional.softmax](%e, dim=-1)
              %z: f32[2, 3, 7] = call_function[torch.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "axes counted from the start", ["fuse-operators"], .fires,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, 1, 2)
              %m: f32[2, 3, 5] = call_function[torch.bmm](%q, %t)
              %p: f32[2, 3, 5] = call_function[torch.softmax](%m, 2)
              %z: f32[2, 3, 4] = call_function[torch.bmm](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "k.mT, and a dropout in evaluation", ["fuse-operators"], .fires,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4]) {
              %t: f32[2, 4, 5] = call_function[builtins.getattr](%k, "mT")
              %m: f32[2, 3, 5] = call_function[operator.matmul](%q, %t)
              %p: f32[2, 3, 5] = call_method[softmax](%m, -1)
              %d: f32[2, 3, 5] = call_function[torch.nn.functional.dropout](%p, 0.1, training=false)
              %z: f32[2, 3, 4] = call_function[operator.matmul](%d, %v)
              return %z
            }
            """),
        PassProgram(
            "a softmax in another dtype", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, -2, -1)
              %m: f32[2, 3, 5] = call_function[operator.matmul](%q, %t)
              %p: f64[2, 3, 5] = call_function[torch.nn.functional.softmax](%m, dim=-1, \
            dtype=torch.float64)
              %h: f32[2, 3, 5] = call_method[to](%p, torch.float32)
              %z: f32[2, 3, 4] = call_function[operator.matmul](%h, %v)
              return %z
            }
            """),
        PassProgram(
            "a write to q", ["fuse-operators"], .keeps,
            """
            graph(%q: f32[2, 3, 4], %k: f32[2, 5, 4], %v: f32[2, 5, 4]) {
              %t: f32[2, 4, 5] = call_method[transpose](%k, -1, -2)
              %m: f32[2, 3, 5] = call_function[operator.matmul](%q, %t)
              %u: f32[2, 3, 4] = call_method[add_](%q, 1)
              %p: f32[2, 3, 5] = call_method[softmax](%m, -1)
              %z: f32[2, 3, 4] = call_function[operator.matmul](%p, %v)
              return %z
            }
            """),
        PassProgram(
            "a bias of one element", ["merge-linears"], .keeps,
            state: ["param w 3 3", "param b 1", "param w2 3 3", "param b2 3"],
            """
            graph(%x: f32[4, 3]) {
              %w = get_attr[w]
              %b = get_attr[b]
              %w2 = get_attr[w2]
              %b2 = get_attr[b2]
              %a = call_function[torch._C._nn.linear](%x, %w, %b)
              %c = call_function[torch._C._nn.linear](%x, %w2, %b2)
              return (%a, %c)
            }
            """),
        PassProgram(
            "parts whose memory is looked at in order", ["merge-linears"], .fires,
            state: ["linear q 3 3", "linear k 3 4"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[q](%x)
              %c = call_module[k](%x)
              %v = call_method[view](%a, -1)
              %u = call_method[view](%c, 4, 2, 2)
              return (%v, %u)
            }
            """),
        PassProgram(
            "parts that are looked at through another view", ["merge-linears"], .fires,
            state: ["linear q 3 4", "linear k 3 4"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[q](%x)
              %c = call_module[k](%x)
              %v = call_method[unsqueeze](%a, 0)
              %w = call_method[view](%v, 2, 8)
              %u = call_method[as_strided](%c, [16], [1])
              return (%w, %u)
            }
            """),
        PassProgram(
            "a layer without a bias among others", ["merge-linears"], .fires,
            state: ["linear q 3 4", "linear k 3 4 nobias", "linear v 3 4"],
            """
            graph(%x: f32[4, 3]) {
              %a = call_module[q](%x)
              %b = call_module[k](%x)
              %c = call_module[v](%x)
              return (%a, %b, %c)
            }
            """),
    ]
}
