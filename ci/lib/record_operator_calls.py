#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records calls of ATen operators and the dtypes and shapes PyTorch gives for them.

Usage: record_operator_calls.py CORPUS OUTPUT.json
Needs PyTorch. CORPUS holds folders with model.pt2 and model.core.pt2. The output is
{"torch": version, "calls": ["aten.add.Tensor(f32[2, 3], 1.0) -> f32[2, 3]", ...]}.
"""
import glob
import itertools
import json
import logging
import math
import os
import re
import sys
import warnings

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.fx.experimental.symbolic_shapes import ShapeEnv
from torch.utils import _pytree

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

DTYPES = {
    torch.bool: "b8", torch.uint8: "u8", torch.int8: "i8", torch.uint16: "u16",
    torch.int16: "i16", torch.uint32: "u32", torch.int32: "i32", torch.uint64: "u64",
    torch.int64: "i64", torch.float16: "f16", torch.bfloat16: "bf16", torch.float32: "f32",
    torch.float64: "f64", torch.complex64: "c64", torch.complex128: "c128",
}


class Unsupported(Exception):
    pass


def expression(value):
    return re.sub(r"\s+", "", str(value))


def text(value):
    if isinstance(value, torch.Tensor):
        if value.dtype not in DTYPES or value.layout != torch.strided:
            raise Unsupported(str(value.dtype))
        return DTYPES[value.dtype] + "[" + ", ".join(expression(d) for d in value.shape) + "]"
    if isinstance(value, torch.SymInt):
        return "$" + expression(value)
    if isinstance(value, torch.SymBool):
        return "$bool"
    if isinstance(value, torch.SymFloat):
        return "$float"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(text, value)) + "]"
    if isinstance(value, torch.device):
        return f"device:{value.type}"
    if isinstance(value, (torch.dtype, torch.layout, torch.memory_format)):
        return str(value)
    if value is None or isinstance(value, (bool, int, str)):
        return repr(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return f"float:{value}"
        return repr(value)
    if isinstance(value, complex):
        raise Unsupported("complex number")
    raise Unsupported(type(value).__name__)


def call_text(target, args, kwargs, result):
    parts = [text(a) for a in args] + [f"{k}={text(v)}" for k, v in kwargs.items()]
    return f"{target}({', '.join(parts)}) -> {text(result)}"


# MARK: corpus

def load(path):
    """Loads a program; outputs of classes that are not installed become plain trees."""
    while True:
        try:
            return torch.export.load(path)
        except Exception:
            known = set(_pytree.SERIALIZED_TYPE_TO_PYTHON_TYPE)
            with __import__("zipfile").ZipFile(path) as archive:
                names = set()
                for name in archive.namelist():
                    if name.endswith(".json"):
                        body = archive.read(name).decode("utf-8", "replace")
                        names |= set(re.findall(r'transformers\.[\w.]+', body))
            fresh = names - known
            if not fresh:
                raise
            for name in fresh:
                kind = type(name.split(".")[-1], (dict,), {})
                _pytree.register_pytree_node(
                    kind, lambda d: (list(d.values()), list(d)),
                    lambda values, keys, kind=kind: kind(zip(keys, values)),
                    serialized_type_name=name, to_dumpable_context=lambda c: c,
                    from_dumpable_context=lambda c: c)


def corpus_calls(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.pt2"))):
        try:
            program = load(path)
        except Exception as error:
            print(f"not loaded: {path}: {str(error)[:100]}", file=sys.stderr)
            continue
        for module in program.graph_module.modules():
            for node in getattr(getattr(module, "graph", None), "nodes", []):
                if node.op != "call_function" or not isinstance(node.target, torch._ops.OpOverload):
                    continue
                try:
                    def spec(n):
                        return n.meta["val"]
                    args = torch.fx.map_arg(node.args, spec)
                    kwargs = torch.fx.map_arg(node.kwargs, spec)
                    result = node.meta["val"] if node.target._schema.returns else None
                    yield call_text(str(node.target), args, kwargs, result)
                except (Unsupported, KeyError) as error:
                    print(f"skipped {path} {node}: {error}", file=sys.stderr)


# MARK: made calls

f32, f64, f16, bf16 = torch.float32, torch.float64, torch.float16, torch.bfloat16
i64, i32, u8, b8, c64 = torch.int64, torch.int32, torch.uint8, torch.bool, torch.complex64
i8, i16 = torch.int8, torch.int16


def T(*shape, dtype=f32):
    return torch.zeros(shape, dtype=dtype)


SHAPES = [(2, 3), (), (0, 3), (2, 1, 4)]
PAIRS = [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 4)), ((), (2,)), ((2,), ()), ((), ()),
         ((0, 3), (1, 3))]
ALL = [f32, f64, f16, bf16, i64, i32, u8, b8, c64]


def unary():
    for shape in SHAPES:
        yield (T(*shape),), {}
    for dtype in ALL[1:]:
        yield (T(2, 3, dtype=dtype),), {}


def binary():
    for a, b in PAIRS:
        yield (T(*a), T(*b)), {}
        yield (T(*a, dtype=i64), T(*b, dtype=f16)), {}
    for a, b in itertools.product([f32, f64, f16, bf16, i64, i32, u8, i8, b8, c64], repeat=2):
        yield (T(2, dtype=a), T(2, dtype=b)), {}
        if a != b:
            yield (T(2, dtype=a), T(dtype=b)), {}


def with_number():
    for dtype in ALL:
        for number in [2, 2.5, True]:
            yield (T(2, 3, dtype=dtype), number), {}
            yield (T(dtype=dtype), number), {}


def over_dims(*tail, dtypes=(f32, i64, b8, f16, u8, i32)):
    """(x, dim, keepdim) for a single axis."""
    for dtype in dtypes:
        for dim in [0, -1]:
            for keep in [False, True]:
                yield (T(2, 3, 4, dtype=dtype), dim, keep) + tail, {}
    yield (T(), 0) + tail, {}
    yield (T(), -1, True) + tail, {}


def over_lists(dtypes=(f32, i64, b8, f16, u8, i32, c64)):
    for dtype in dtypes:
        for dims in [[0], [-1, 0], [], [1, 2], None]:
            for keep in [False, True]:
                yield (T(2, 3, 4, dtype=dtype), dims, keep), {}
    yield (T(), [0]), {}
    yield (T(), []), {}
    yield (T(0, 3), [0]), {}


def calls_by_hand():
    """The calls of operators that no family describes."""
    x, y, v = T(2, 3), T(3, 4), T(3)
    image = T(2, 4, 9, 8)
    idx = T(2, 3, dtype=i64)
    yield "_adaptive_avg_pool2d", (image, [3, 2]), {}
    yield "_adaptive_avg_pool2d", (T(4, 9, 8), [1, 1]), {}
    yield "adaptive_avg_pool2d", (image, [3, 2]), {}
    yield "_adaptive_avg_pool2d_backward", (T(2, 4, 3, 2), image), {}
    yield "_adaptive_avg_pool3d", (T(2, 4, 5, 6, 7), [2, 3, 1]), {}
    yield "_adaptive_avg_pool3d", (T(4, 5, 6, 7), [2, 3, 1]), {}
    yield "adaptive_avg_pool1d", (T(2, 3, 10), [4]), {}
    yield "adaptive_avg_pool1d", (T(3, 10), [4]), {}
    for p, mode in [(2.0, None), (1.0, 1), (2.0, 2)]:
        yield "_cdist_forward", (T(5, 3), T(4, 3), p, mode), {}
        yield "_cdist_forward", (T(2, 5, 3), T(1, 4, 3), p, mode), {}
    yield "_embedding_bag", (T(10, 4), T(6, dtype=i64), T(3, dtype=i64)), {}
    yield "_embedding_bag", (T(10, 4), T(6, dtype=i64), T(3, dtype=i64), False, 1), {}
    yield "_embedding_bag", (T(10, 4), T(6, dtype=i64), T(3, dtype=i64), False, 2), {}
    for dims, norm, last in [([1], 0, 9), ([0, 1], 1, 8), ([-1], 2, 4)]:
        yield "_fft_c2r", (T(3, 5, dtype=c64), dims, norm, last), {}
    for dims, one in [([1], True), ([0, 1], True), ([1], False), ([-1, 0], True)]:
        yield "_fft_r2c", (T(3, 8), dims, 0, one), {}
        yield "_fft_r2c", (T(3, 8, dtype=f64), dims, 0, one), {}
    for name in ["_log_softmax", "_softmax"]:
        for dim in [0, -1]:
            yield name, (x, dim, False), {}
            yield name, (T(2, 3, dtype=bf16), dim, False), {}
        yield name, (T(), 0, False), {}
    for name in ["log_softmax.int", "softmax.int"]:
        yield name, (x, 1), {}
        yield name, (T(2, 3, dtype=f16), -1, f32), {}
        yield name, (T(2, 3, dtype=i64), -1, f32), {}
    stats = (T(4), T(4))
    yield "_native_batch_norm_legit", (image, v4(), v4(), *stats, True, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit", (image, v4(), v4(), *stats, False, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit.no_stats", (image, v4(), v4(), True, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit.no_stats", (T(5, 4), None, None, True, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit_no_training", (image, v4(), v4(), *stats, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit_no_training", (T(2, 4), None, None, *stats, 0.1, 1e-5), {}
    yield "_native_batch_norm_legit_functional", (image, v4(), v4(), *stats, True, 0.1, 1e-5), {}
    yield "batch_norm", (image, v4(), v4(), *stats, False, 0.1, 1e-5, False), {}
    yield "_pdist_forward", (T(5, 3),), {}
    yield "_pdist_forward", (T(1, 3), 1.0), {}
    for kw in [{}, {"dtype": f16}, {"dtype": i64}, {"device": torch.device("cpu")},
               {"memory_format": torch.contiguous_format}]:
        yield "_to_copy", (x,), kw
    for beta in [1, 2.0]:
        yield "addmm", (T(4), x, y), {"beta": beta}
    yield "addmm", (T(2, 4), x, y), {}
    yield "addmm", (T(1, 4, dtype=f16), T(2, 3, dtype=f16), T(3, 4, dtype=f16)), {}
    yield "addmm", (T(4), T(0, 3), y), {}
    yield "mm", (x, y), {}
    yield "mm", (T(0, 3), y), {}
    yield "mm", (T(2, 3, dtype=i64), T(3, 4, dtype=i64)), {}
    yield "bmm", (T(5, 2, 3), T(5, 3, 4)), {}
    yield "bmm", (T(0, 2, 3), T(0, 3, 4)), {}
    yield "baddbmm", (T(2, 4), T(5, 2, 3), T(5, 3, 4)), {}
    for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 4)), ((5, 2, 3), (3, 4)),
                 ((5, 1, 2, 3), (6, 3, 4)), ((6, 2, 3), (3,)), ((3,), (6, 3, 4))]:
        yield "matmul", (T(*a), T(*b)), {}
    yield "linear", (T(2, 5, 3), T(4, 3), T(4)), {}
    yield "linear", (T(3), T(4, 3)), {}
    yield "dot", (v, v), {}
    yield "mv", (x, v), {}
    for name in ["alias", "clone", "contiguous", "detach", "lift_fresh_copy"]:
        yield name, (x,), {}
        yield name, (T(dtype=b8),), {}
    yield "clone", (x,), {"memory_format": torch.contiguous_format}
    for name in ["amax", "amin"]:
        for args, kw in over_lists(dtypes=(f32, i64, b8, f16)):
            if args[1] is not None:
                yield name, args, kw
        yield name, (x,), {}
    for name in ["any", "all", "max", "min", "sum", "prod", "mean", "std", "var", "logsumexp"]:
        for args, kw in unary():
            yield name, args if name != "logsumexp" else (*args, [0]), kw
    for name in ["any.dim", "all.dim", "max.dim", "min.dim", "median.dim", "mode"]:
        for args, kw in over_dims():
            yield name, args, kw
    for name in ["any.dims", "all.dims"]:
        for args, kw in over_lists():
            yield name, args, kw
    for name in ["sum.dim_IntList", "mean.dim", "var.dim", "std.dim"]:
        for args, kw in over_lists():
            a = args if "sum" in name or "mean" in name else (args[0], args[1], True, *args[2:])
            yield name, a, kw
    for kw in [{"dtype": f64}, {"dtype": i32}, {"dtype": b8}]:
        yield "sum.dim_IntList", (T(2, 3, dtype=i64), [0]), kw
        yield "sum", (T(2, 3, dtype=i64),), kw
        yield "prod", (x,), kw
        yield "prod.dim_int", (x, 0), kw
        yield "cumsum", (x, 0), kw
    yield "mean.dim", (T(2, 3, dtype=i64), [0]), {"dtype": f32}
    yield "mean", (T(2, 3, dtype=i64),), {"dtype": f32}
    for args, kw in over_dims():
        yield "prod.dim_int", args, kw
    for dtype in [f32, f64, f16, c64]:
        for dims in [None, [0], [-1, 0], []]:
            for keep in [False, True]:
                for name in ["var.correction", "std.correction", "var_mean.correction"]:
                    yield name, (T(2, 3, dtype=dtype), dims), {"correction": 0, "keepdim": keep}
    for name in ["argmax", "argmin"]:
        for args, kw in over_dims():
            yield name, args, kw
        yield name, (x,), {}
        yield name, (x, None, True), {}
    for args, kw in [((0, 5, 1), {}), ((5, 0, -2), {}), ((0, 5, 2), {}), ((0.0, 1.0, 0.1), {}),
                     ((1, 7.5, 2), {}), ((0, 5, 2), {"dtype": f32}), ((0, 0, 1), {}),
                     ((0, 3, 0.5), {"dtype": i64}), ((-3, 4, 3), {"dtype": f16})]:
        yield "arange.start_step", args, kw
    yield "arange", (5,), {}
    yield "arange", (5.5,), {}
    yield "arange.start", (2, 9), {}
    yield "arange.start", (2, 9), {"dtype": i32}
    yield "as_strided", (T(12), [2, 3], [1, 2]), {}
    yield "as_strided", (T(12), [], [], 3), {}
    yield "atan2.out", (x, x), {"out": T(2, 3)}
    yield "atan2.out", (x, T(3)), {"out": T(2, 3, dtype=f64)}
    yield "avg_pool1d", (T(2, 3, 11), [3]), {}
    yield "avg_pool1d", (T(3, 11), [3], [2], [1], True), {}
    for ceil in [False, True]:
        for size, stride, pad in [([3, 3], [2, 2], [1, 1]), ([2], [], [0]), ([3, 2], [3, 1], [1, 0])]:
            yield "avg_pool2d", (image, size, stride, pad, ceil), {}
            yield "max_pool2d_with_indices", (image, size, stride, pad, [1, 1], ceil), {}
            yield "max_pool2d", (image, size, stride, pad, [1, 1], ceil), {}
    yield "max_pool2d_with_indices", (T(4, 9, 8), [2, 2], [1, 1], [0, 0], [2, 2]), {}
    yield "avg_pool2d", (T(4, 9, 8), [2, 2]), {}
    yield "avg_pool2d_backward", (T(2, 4, 4, 4), image, [2, 2], [2, 2], [0, 0], False, True, None), {}
    yield "avg_pool3d", (T(2, 4, 5, 6, 7), [2, 2, 2]), {}
    yield "avg_pool3d", (T(4, 5, 6, 7), [2], [1], [1], True), {}
    yield "max_pool3d_with_indices", (T(2, 4, 5, 6, 7), [2, 2, 2]), {}
    yield "max_pool3d_with_indices", (T(4, 5, 6, 7), [3], [2], [1], [1], True), {}
    out = T(2, 4, 4, 4)
    yield "max_pool2d_with_indices_backward", (
        out, image, [2, 2], [2, 2], [0, 0], [1, 1], False, T(2, 4, 4, 4, dtype=i64)), {}
    yield "cat", ([x, x],), {}
    yield "cat", ([x, T(2, 5)], -1), {}
    yield "cat", ([x, T(0)],), {}
    yield "cat", ([T(2, dtype=i64), T(3)],), {}
    yield "cat", ([T(2, dtype=f16), T(3, dtype=b8)],), {}
    yield "stack", ([x, x],), {}
    yield "stack", ([x, x], -1), {}
    yield "clamp", (T(2, dtype=i64), 1), {}
    yield "clamp", (T(2, dtype=i64), 1.5), {}
    yield "clamp", (T(2, dtype=f16), None, 2.5), {}
    yield "clamp", (T(2), 0, 1), {}
    yield "clamp.Tensor", (x, T(3), T(2, 1)), {}
    yield "clamp.Tensor", (T(2, dtype=i64), T(2)), {}
    yield "clamp.Tensor", (x, None, T(2, 3, dtype=f64)), {}
    yield "col2im", (T(2, 12, 16), [5, 5], [2, 2], [1, 1], [0, 0], [1, 1]), {}
    yield "col2im", (T(12, 16), [5, 5], [2, 2], [1, 1], [0, 0], [1, 1]), {}
    yield "im2col", (T(2, 3, 5, 5), [2, 2], [1, 1], [1, 1], [2, 2]), {}
    yield "constant_pad_nd", (x, [1, 2]), {}
    yield "constant_pad_nd", (x, [1, 2, 0, -1], 2.0), {}
    for mode in ["constant", "reflect", "replicate"]:
        yield "pad", (T(2, 3, 5), [1, 2], mode), {}
    w = T(6, 4, 3, 3)
    for bias in [None, T(6)]:
        yield "convolution", (image, w, bias, [1, 1], [1, 1], [1, 1], False, [0, 0], 1), {}
    yield "convolution", (image, T(6, 2, 3, 2), None, [2, 1], [1, 0], [2, 1], False, [0, 0], 2), {}
    yield "convolution", (image, T(4, 5, 3, 3), None, [2, 2], [1, 1], [1, 1], True, [1, 0], 1), {}
    yield "convolution", (T(2, 4, 9), T(6, 4, 3), None, [2], [1], [1], False, [0], 1), {}
    yield "convolution", (T(2, 4, 9), T(4, 2, 3), None, [3], [1], [2], True, [1], 2), {}
    yield "convolution", (T(2, 4, 5, 6, 7), T(6, 4, 3, 3, 3), None, [1] * 3, [0] * 3, [1] * 3,
                          False, [0] * 3, 1), {}
    yield "conv1d", (T(2, 4, 9), T(6, 4, 3)), {}
    yield "conv1d", (T(4, 9), T(6, 4, 3)), {}
    yield "conv1d.padding", (T(2, 4, 9), T(6, 4, 3), None, [1], "same"), {}
    yield "conv2d.padding", (image, w, None, [1, 1], "valid"), {}
    yield "conv2d", (T(4, 9, 8), w), {}
    yield "conv3d", (T(2, 4, 5, 6, 7), T(6, 4, 3, 3, 3)), {}
    yield "conv_transpose1d", (T(2, 4, 9), T(4, 2, 3)), {}
    yield "conv_transpose2d.input", (image, T(4, 5, 3, 3), None, [2, 2], [1], [1], 1, [1]), {}
    for mask in [[True, True, True], [True, False, False]]:
        yield "convolution_backward", (T(2, 6, 9, 8), image, w, [6], [1, 1], [1, 1], [1, 1], False,
                                       [0, 0], 1, mask), {}
    yield "copy", (x, T(3)), {}
    yield "copy", (T(2, 3, dtype=f16), T(1)), {}
    for name in ["cumsum", "cumprod"]:
        for dtype in [f32, i32, b8, f16]:
            yield name, (T(2, 3, dtype=dtype), -1), {}
        yield name, (T(), 0), {}
    yield "diagonal", (x,), {}
    yield "diagonal", (T(2, 3, 4), 1, -2, -1), {}
    yield "diagonal", (T(2, 3, 4), -1, 0, 1), {}
    yield "diagonal", (x, 5), {}
    for mode in [None, "floor", "trunc"]:
        for args, kw in itertools.islice(binary(), 40):
            yield "div.Tensor_mode", args, {"rounding_mode": mode}
        for args, kw in itertools.islice(with_number(), 40):
            yield "div.Scalar_mode", args, {"rounding_mode": mode}
    for args in [(x,), (x, 0.5, 1.2, 1.1), (T(2, dtype=f16),)]:
        yield "elu", args, {}
    yield "embedding", (T(10, 4), idx), {}
    yield "embedding", (T(10, 4, dtype=bf16), T(dtype=i64), 1), {}
    yield "embedding_dense_backward", (T(2, 3, 4), idx, 10, -1, False), {}
    for name in ["empty.memory_format", "zeros", "ones", "rand", "randn"]:
        yield name, ([2, 3],), {}
        yield name, ([],), {"dtype": f64}
    yield "empty_strided", ([2, 3], [1, 2]), {}
    yield "empty_strided", ([2, 3], [3, 1]), {"dtype": i64}
    yield "expand", (T(3), [2, -1]), {}
    yield "expand", (T(2, 1), [4, 2, 5]), {}
    yield "expand", (T(), [2, 0]), {}
    yield "fill.Scalar", (x, 1), {}
    yield "fill.Scalar", (T(2, dtype=i64), 1.5), {}
    yield "flip", (x, [0]), {}
    yield "flip", (x, [-1, 0]), {}
    for value in [1, 1.5, True]:
        yield "full", ([2, 3], value), {}
        yield "full", ([], value), {"dtype": f16}
        yield "full_like", (T(2, dtype=i64), value), {}
        yield "full_like", (T(2), value), {"dtype": i32}
        yield "scalar_tensor", (value,), {}
        yield "scalar_tensor", (value,), {"dtype": f64}
    for name in ["zeros_like", "ones_like", "empty_like", "rand_like"]:
        yield name, (x,), {}
        yield name, (T(2, dtype=f16),), {"dtype": f32}
    for name in ["new_zeros", "new_ones", "new_empty"]:
        yield name, (T(2, dtype=i64), [3, 4]), {}
        yield name, (x, [3, 4]), {"dtype": f64}
    yield "new_full", (x, [2], 1), {}
    yield "gather", (x, 1, T(2, 1, dtype=i64)), {}
    yield "gather", (x, -1, T(0, 0, dtype=i64)), {}
    yield "gather", (T(), 0, T(dtype=i64)), {}
    yield "gelu", (x,), {"approximate": "tanh"}
    yield "grid_sampler_2d", (image, T(2, 5, 6, 2), 0, 0, False), {}
    for args, kw in [((x,), {}), ((x, -2.0, 2.0), {}), ((T(2, dtype=f16),), {})]:
        yield "hardtanh", args, kw
    cube = T(4, 5, 6)
    one = T(2, dtype=i64)
    for index in [[one], [None, one], [one, one], [one, None, one], [None, one, one],
                  [T(2, 1, dtype=i64), T(3, dtype=i64)], [T(dtype=i64)], [T(2, 3, dtype=i32)],
                  [None, None, one], [T(0, dtype=i64)]]:
        yield "index.Tensor", (cube, index), {}
        yield "index_put", (cube, index, T()), {}
        yield "index_put_", (cube, index, T()), {}
    yield "index_put", (cube, [T(4, 5, 6, dtype=b8)], T(), True), {}
    yield "index_select", (x, 1, T(5, dtype=i64)), {}
    yield "index_select", (x, -2, T(dtype=i64)), {}
    yield "index_select", (T(), 0, T(1, dtype=i64)), {}
    yield "index_add", (x, 0, T(1, dtype=i64), T(1, 3)), {}
    yield "leaky_relu", (x, 0.2), {}
    yield "masked_scatter", (x, T(2, 3, dtype=b8), T(9)), {}
    yield "masked_scatter", (x, T(3, dtype=b8), T(9)), {}
    yield "masked_scatter", (T(3), T(2, 3, dtype=b8), T(9)), {}
    yield "masked_fill.Scalar", (x, T(3, dtype=b8), 1), {}
    yield "masked_fill.Scalar", (T(3), T(2, 1, dtype=b8), 1), {}
    yield "masked_fill.Tensor", (T(3), T(2, 1, dtype=b8), T()), {}
    yield "native_dropout", (x, 0.5, True), {}
    yield "native_dropout", (x, 0.5, False), {}
    yield "dropout", (x, 0.5, True), {}
    yield "native_group_norm", (T(2, 6, 5), T(6), T(6), 2, 6, 5, 3, 1e-5), {}
    yield "native_group_norm", (T(2, 6, 4, 5, dtype=bf16), None, None, 2, 6, 20, 2, 1e-5), {}
    yield "group_norm", (T(2, 6, 5), 3, T(6), T(6)), {}
    for mask in [[True] * 3, [True, False, True]]:
        yield "native_group_norm_backward", (
            T(2, 6, 5), T(2, 6, 5), T(2, 3), T(2, 3), T(6), 2, 6, 5, 3, mask), {}
        yield "native_layer_norm_backward", (
            T(2, 3, 4), T(2, 3, 4), [4], T(2, 3, 1), T(2, 3, 1), T(4), T(4), mask), {}
    for shape in [[4], [3, 4]]:
        yield "native_layer_norm", (T(2, 3, 4), shape, T(*shape), T(*shape), 1e-5), {}
        yield "native_layer_norm", (T(2, 3, 4, dtype=bf16), shape, None, None, 1e-5), {}
        yield "layer_norm", (T(2, 3, 4), shape), {}
    yield "permute", (T(2, 3, 4), [2, 0, 1]), {}
    yield "permute", (T(2, 3, 4), [-1, 1, 0]), {}
    yield "permute", (T(), []), {}
    for dtype in ALL:
        for number in [2, 2.5, True]:
            yield "pow.Scalar", (number, T(2, dtype=dtype)), {}
    yield "randperm", (7,), {}
    yield "randperm", (7,), {"dtype": i32}
    yield "randint", (7, [2, 3]), {}
    yield "randint.low", (1, 7, [2, 3]), {"dtype": f32}
    for n, pads in [(1, [1, 2]), (2, [1, 2, 3, 0]), (3, [1, 2, 1, 1, 0, 1])]:
        for lead in [(3,), (2, 3)]:
            yield f"reflection_pad{n}d", (T(*lead, *[5] * n), pads), {}
            yield f"replication_pad{n}d", (T(*lead, *[5] * n), pads), {}
    yield "repeat", (x, [2, 1]), {}
    yield "repeat", (x, [4, 2, 1]), {}
    yield "repeat", (x, [0, 1]), {}
    yield "resize_", (T(2, 3), [3, 4]), {}
    yield "scatter.src", (x, 1, T(2, 1, dtype=i64), x), {}
    yield "scatter.value", (x, -1, T(2, 1, dtype=i64), 1.0), {}
    yield "scatter_add", (x, 0, T(1, 3, dtype=i64), x), {}
    for how in ["sum", "prod", "mean", "amax", "amin"]:
        yield "scatter_reduce.two", (x, 0, T(1, 3, dtype=i64), x, how), {}
    yield "select.int", (x, 0, 1), {}
    yield "select.int", (x, -1, -1), {}
    yield "select_scatter", (x, T(3), 0, 1), {}
    for args in [(0, 0, 9), (1, 1, 9223372036854775807), (0, -1), (1, 0, -1), (-1, 0, 3, 2),
                 (0, 5, 1), (0, None, None, 2)]:
        yield "slice.Tensor", (T(4, 5), *args), {}
    yield "slice_scatter", (x, T(1, 3), 0, 0, 1), {}
    for args in [(), (0,), (-1, True)]:
        yield "sort", (x, *args), {}
    yield "sort", (T(),), {}
    yield "sort", (T(2, 3, dtype=b8),), {}
    yield "argsort", (x,), {}
    yield "split_with_sizes", (T(2, 6), [1, 2, 3], 1), {}
    yield "split_with_sizes", (T(3, 2), [3, 0]), {}
    yield "split.Tensor", (T(7, 2), 3), {}
    yield "chunk", (T(7, 2), 3), {}
    yield "chunk", (T(2, 5), 4, -1), {}
    yield "unbind.int", (x, 1), {}
    for dim in [0, 1, -1]:
        yield "squeeze.dim", (T(1, 3, 1), dim), {}
    yield "squeeze.dim", (T(), 0), {}
    yield "squeeze.dims", (T(1, 3, 1), [0, -1]), {}
    yield "squeeze.dims", (T(1, 3, 1), [1]), {}
    yield "squeeze.dims", (T(1, 3, 1), []), {}
    yield "squeeze", (T(1, 3, 1),), {}
    for dim in [0, 1]:
        yield "sym_size.int", (x, dim), {}
        yield "sym_stride.int", (x, dim), {}
    yield "sym_numel", (x,), {}
    yield "sym_storage_offset", (x,), {}
    yield "sym_is_contiguous", (x,), {}
    yield "topk", (x, 2), {}
    yield "topk", (T(4, 3, dtype=i64), 3, 0, False), {}
    yield "topk", (T(), 1), {}
    for dim in [0, -1, 1]:
        yield "unsqueeze", (x, dim), {}
        yield "transpose.int", (x, dim, 0), {}
    yield "unsqueeze", (T(), 0), {}
    yield "unfold", (T(2, 9), 1, 3, 2), {}
    yield "unflatten.int", (T(2, 12), 1, [3, -1]), {}
    yield "flatten.using_ints", (T(2, 3, 4), 1), {}
    yield "flatten.using_ints", (T(),), {}
    yield "roll", (x, [1], [0]), {}
    yield "tril", (x,), {}
    yield "one_hot", (T(2, 3, dtype=i64), 5), {}
    for name in ["upsample_bilinear2d.vec"]:
        yield name, (image, [18, 4], False, None), {}
        yield name, (image, None, True, [2.0, 1.5]), {}
        yield name, (image, None, True, [1.3, 0.7]), {}
    yield "upsample_nearest2d.vec", (image, [18, 4], None), {}
    yield "upsample_nearest2d.vec", (image, None, [2.0, 2.0]), {}
    yield "upsample_nearest1d.vec", (T(2, 3, 5), None, [2.0]), {}
    yield "upsample_bicubic2d.vec", (image, [18, 4], False, None), {}
    yield "view", (T(2, 6), [3, 4]), {}
    yield "view", (T(2, 6), [-1]), {}
    yield "view", (T(2, 6), [4, -1, 1]), {}
    yield "view", (T(0, 6), [6, 0]), {}
    yield "view", (T(), [1, 1]), {}
    yield "reshape", (T(2, 6), [3, -1]), {}
    for c, a, b in [((2, 3), (2, 3), (2, 3)), ((2, 1), (3,), ()), ((), (2,), (1,))]:
        for p, q in [(f32, f32), (i64, f32), (f16, f32), (b8, u8), (i32, i64)]:
            yield "where.self", (T(*c, dtype=b8), T(*a, dtype=p), T(*b, dtype=q)), {}
    q = T(2, 4, 5, 8)
    yield "scaled_dot_product_attention", (q, q, T(2, 4, 5, 6)), {}
    yield "scaled_dot_product_attention", (q, T(2, 4, 7, 8), T(2, 4, 7, 8), T(5, 7)), {}
    params = [T(12, 3), T(12, 4), T(12), T(12)]
    lstm = [T(16, 3), T(16, 4), T(16), T(16)]
    yield "gru.input", (T(5, 2, 3), T(1, 2, 4), params, True, 1, 0.0, False, False, False), {}
    yield "gru.input", (T(2, 5, 3), T(2, 2, 4), params * 2, True, 1, 0.0, False, True, True), {}
    yield "lstm.input", (T(5, 2, 3), [T(1, 2, 4)] * 2, lstm, True, 1, 0.0, False, False, False), {}
    yield "lstm.input", (T(2, 5, 3), [T(2, 2, 4)] * 2, lstm * 2, True, 1, 0.0, False, True, True), {}
    yield "lstm_cell", (T(2, 3), [T(2, 4)] * 2, *lstm), {}
    yield "_assert_async.msg", (T(dtype=b8), "message"), {}


def v4():
    return T(4)


def families():
    """The calls of operators described by what they take."""
    float_unary = """acos acosh asin asinh atan atanh cos cosh erf exp expm1 log log10 log1p log2
        reciprocal rsqrt sigmoid sin sinh sqrt tan tanh""".split()
    same_unary = """abs bitwise_not ceil floor gelu isinf isnan logical_not neg relu round sign trunc
        silu hardswish hardsigmoid square isfinite exp2 erfc softplus mish log_sigmoid""".split()
    for name in float_unary + same_unary:
        for args, kw in unary():
            yield name, args, kw
    for name in """add.Tensor sub.Tensor mul.Tensor div.Tensor eq.Tensor ne.Tensor gt.Tensor ge.Tensor
            lt.Tensor le.Tensor bitwise_and.Tensor bitwise_or.Tensor bitwise_xor.Tensor fmod.Tensor
            remainder.Tensor maximum minimum atan2 logical_and logical_or logical_xor
            pow.Tensor_Tensor floor_divide""".split():
        for args, kw in binary():
            yield name, args, kw
    for name in """add.Scalar sub.Scalar mul.Scalar div.Scalar eq.Scalar ne.Scalar gt.Scalar ge.Scalar
            lt.Scalar le.Scalar bitwise_and.Scalar bitwise_or.Scalar bitwise_xor.Scalar fmod.Scalar
            remainder.Scalar pow.Tensor_Scalar rsub.Scalar""".split():
        for args, kw in with_number():
            yield name, args, kw
    yield from calls_by_hand()


def made_calls():
    for name, args, kwargs in families():
        base, _, overload = name.partition(".")
        target = getattr(getattr(torch.ops.aten, base), overload or "default")
        try:
            with torch.no_grad():
                # Before the call: resize_ changes its argument.
                start = call_text(str(target), args, kwargs, None).removesuffix("None")
                result = target(*args, **kwargs)
            yield start + text(result)
        except Unsupported:
            continue
        except Exception as error:
            if os.environ.get("VERBOSE"):
                print(f"refused {name}{args}: {str(error)[:90]}", file=sys.stderr)


def unbacked_calls():
    """Calls whose result depends on elements."""
    aten = torch.ops.aten
    for shape in [(2, 3), (), (4,)]:
        with FakeTensorMode(shape_env=ShapeEnv()):
            x = torch.empty(shape)
            mask = torch.empty(shape, dtype=torch.bool)
            for target, args in [(aten.nonzero.default, (x,)), (aten.index.Tensor, (x, [mask])),
                                 (aten.masked_select.default, (x, mask))]:
                if shape or target != aten.index.Tensor:
                    yield call_text(str(target), args, {}, target(*args))
        with FakeTensorMode(shape_env=ShapeEnv()):
            number = torch.empty((), dtype=torch.int64)
            yield call_text("aten.item.default", (number,), {}, aten.item.default(number))


def main():
    folder, output = sys.argv[1:]
    calls = sorted(set(corpus_calls(folder)) | set(made_calls()) | set(unbacked_calls()))
    body = json.dumps({"torch": torch.__version__.split("+")[0], "calls": calls}, indent=0)
    with open(output, "w") as file:
        file.write(body + "\n")
    core = {str(getattr(getattr(torch.ops.aten, n), o)) for n in dir(torch.ops.aten)
            for o in getattr(getattr(torch.ops.aten, n), "overloads", list)()
            if torch.Tag.core in getattr(getattr(torch.ops.aten, n), o).tags}
    covered = {call.split("(")[0] for call in calls}
    print(f"{len(calls)} calls, {len(covered)} operators, {len(body)} bytes", file=sys.stderr)
    print("core operators without a call:", sorted(core - covered), file=sys.stderr)


main()
