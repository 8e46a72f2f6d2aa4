// SPDX-License-Identifier: Apache-2.0

extension PassProgram {
    /// Programs of other dtypes, and of numbers such as -0.
    static let numbers: [PassProgram] = [
        PassProgram(
            "x - -0.0 makes 0 of -0", ["simplify-algebra"], .keeps,
            """
            graph(%x: f32[2]) {
              %z: f32[2] = call_method[mul](%x, -0.0)
              %a: f32[2] = call_function[operator.sub](%z, -0.0)
              %b: f32[2] = call_function[operator.truediv](1.0, %a)
              return %b
            }
            """),
        PassProgram(
            "x - -1 * 0", ["simplify-algebra"], .keeps,
            """
            graph(%x: f32[2]) {
              %z: f32[2] = call_method[mul](%x, -0.0)
              %a: f32[2] = call_function[torch.sub](%z, 0, alpha=-1)
              %b: f32[2] = call_function[operator.truediv](1.0, %a)
              return %b
            }
            """),
        PassProgram(
            "bytes have no negative numbers", ["simplify-algebra"], .keeps,
            """
            graph(%x: u8[4]) {
              %a: u8[4] = call_method[neg](%x)
              %b: u8[4] = call_method[abs](%a)
              return %b
            }
            """),
        PassProgram(
            "a view as another dtype", ["simplify-algebra"], .keeps,
            """
            graph(%x: f32[2, 3]) {
              %a: i32[2, 3] = call_method[view](%x, torch.int32)
              %b: i32[3, 2] = call_method[reshape](%a, 3, 2)
              return %b
            }
            """),
        PassProgram(
            "a cast that asks for another order in memory", ["simplify-algebra"], .keeps,
            """
            graph(%x: f32[1, 2, 3, 2]) {
              %a: f32[1, 2, 3, 2] = call_method[to](%x, memory_format=torch.channels_last)
              %b = call_method[as_strided](%a, [12], [1])
              return %b
            }
            """),
        PassProgram(
            "two transpositions of axes from the end", ["simplify-algebra"], .fires,
            """
            graph(%x: f32[1, 2, 3]) {
              %a: f32[1, 3, 2] = call_method[transpose](%x, -1, -2)
              %b: f32[1, 2, 3] = call_method[transpose](%a, -2, -1)
              %c = call_method[neg](%b)
              return %c
            }
            """),
        PassProgram(
            "axes from the start and from the end", ["simplify-algebra"], .fires,
            """
            graph(%x: f32[1, 2, 3]) {
              %a: f32[1, 3, 2] = call_method[transpose](%x, 1, 2)
              %b: f32[1, 2, 3] = call_method[transpose](%a, -2, -1)
              %c = call_method[neg](%b)
              return %c
            }
            """),
        PassProgram(
            "neutral elements that change the dtype", ["simplify-algebra"], .keeps,
            """
            graph(%x: b8[4], %y: i64[4]) {
              %a: i64[4] = call_function[operator.mul](%x, 1)
              %b: f32[4] = call_function[operator.mul](%y, 1.0)
              %c: f32[4] = call_function[operator.truediv](%y, 1)
              return (%a, %b, %c)
            }
            """),
        PassProgram(
            "quotients that are rounded", ["simplify-algebra"], .keeps,
            """
            graph(%x: f32[4]) {
              %a: f32[4] = call_function[torch.div](%x, 1, rounding_mode="floor")
              %b: f32[4] = call_function[operator.floordiv](%x, 1)
              return (%a, %b)
            }
            """),
        PassProgram(
            "casts there and back that lose digits", ["clean-up-casts"], .keeps,
            """
            graph(%x: i64[4], %y: i32[4], %z: f32[4]) {
              %a: f16[4] = call_method[half](%x)
              %b: i64[4] = call_method[long](%a)
              %c: f32[4] = call_method[float](%y)
              %d: i32[4] = call_method[int](%c)
              %e: bf16[4] = call_method[bfloat16](%z)
              %f: f16[4] = call_method[half](%e)
              %g: b8[4] = call_method[bool](%z)
              %h: f32[4] = call_method[float](%g)
              return (%b, %d, %f, %h)
            }
            """),
        PassProgram(
            "casts by way of a wider dtype", ["clean-up-casts"], .fires,
            """
            graph(%x: f16[4], %y: i32[4], %z: i8[4], %w: i16[4]) {
              %y1: i32[4] = call_method[mul](%y, 77)
              %a: f64[4] = call_method[to](%y1, torch.float64)
              %b: i8[4] = call_method[to](%a, torch.int8)
              %c: f32[4] = call_method[to](%z, torch.float32)
              %d: u8[4] = call_method[to](%c, torch.uint8)
              %w1: i16[4] = call_method[mul](%w, 177)
              %e: f32[4] = call_method[to](%w1, torch.float32)
              %f: u8[4] = call_method[to](%e, torch.uint8)
              %g: f32[4] = call_method[to](%w1, torch.float32)
              %h: f16[4] = call_method[to](%g, torch.float16)
              %i: f32[4] = call_method[to](%x, torch.float32)
              %j: bf16[4] = call_method[to](%i, torch.bfloat16)
              %k: f64[4] = call_method[to](%x, torch.float64)
              %l: i32[4] = call_method[to](%k, torch.int32)
              %m: i64[4] = call_method[to](%y1, torch.int64)
              %n: i16[4] = call_method[to](%m, torch.int16)
              %o: b8[4] = call_method[to](%m, torch.bool)
              return (%b, %d, %f, %h, %j, %l, %n, %o)
            }
            """),
        PassProgram(
            "the sigmoid of a sum of integers", ["fuse-epilogues"], .keeps,
            """
            graph(%x: i64[2, 3], %y: i64[2, 3]) {
              %a: i64[2, 3] = call_function[torch.add](%x, %y)
              %b: f32[2, 3] = call_method[sigmoid](%a)
              return %b
            }
            """),
        PassProgram(
            "the sigmoid of a sum of booleans", ["fuse-epilogues"], .keeps,
            """
            graph(%x: b8[2, 3], %y: b8[2, 3]) {
              %a: b8[2, 3] = call_function[torch.add](%x, %y)
              %b: f32[2, 3] = call_method[sigmoid](%a)
              return %b
            }
            """),
        PassProgram(
            "sums with a factor, fused and undone", ["fuse-elementwise", "unfuse-operators"],
            .fires,
            """
            graph(%x: f32[2, 3], %y: f32[2, 3]) {
              %a: f32[2, 3] = call_function[torch.add](%x, %y, alpha=2)
              %b: f32[2, 3] = call_function[torch.sub](%a, %y, alpha=3)
              %c: f32[2, 3] = call_method[relu](%b)
              return %c
            }
            """),
        PassProgram(
            "half precision is rounded at each step", ["fuse-elementwise"], .fires,
            """
            graph(%x: f16[2, 3], %y: f16[2, 3]) {
              %a: f16[2, 3] = call_function[torch.add](%x, %y)
              %b: f16[2, 3] = call_method[exp](%a)
              %c: f16[2, 3] = call_method[mul](%b, 0.3)
              %d: f16[2, 3] = call_method[sigmoid](%c)
              return %d
            }
            """),
    ]
}
