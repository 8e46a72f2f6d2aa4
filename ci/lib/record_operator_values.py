#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records calls of ATen operators with the values that PyTorch gives for them.

Usage: record_operator_values.py FOLDER [CORPUS ...]
Needs PyTorch 2.13 for the CPU with numpy, scipy and expecttest (`pip install`). FOLDER is
Packages/FXTensor/Tests/Fixtures; there it writes operator-values.txt, the calls, and
operator-values.bin, the elements of their tensors. The text's first lines say how to read both. CORPUS folders hold .pt2 files whose operators are recorded too. A second run writes the same
bytes.

The calls come from PyTorch's own samples (`op_db`), captured before and after PyTorch decomposes
composite operators, from operator_value_calls.py, and from both with other dtypes, strides, shapes
and edge values. Calls that PyTorch refuses are recorded as such.
"""
import glob
import itertools
import logging
import math
import os
import random
import re
import sys
import warnings
import zipfile

import numpy
import torch
from torch._dispatch.python import enable_python_dispatcher
from torch.fx.experimental.proxy_tensor import ProxyTorchDispatchMode
from torch.testing._internal.common_methods_invocations import op_db
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten, tree_map, tree_unflatten

import operator_value_calls as table
from operator_value_calls import V, b8, bf16, c64, cast, f16, f32, f64, i16, i32, i64, i8, u8

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
torch.set_num_threads(1)

HEADER = """\
# Calls of ATen operators and what PyTorch {version} gives for them, written by
# ci/lib/record_operator_values.py.
#
# A line without indent is an overload, behind it the dtypes that PyTorch takes none of:
# `aten.mm.default -b8`. An indented line is a call: `(arguments) -> result`, keywords as `name=`.
# The result is `throws` where PyTorch refuses the call. Behind ` *` is by how many tolerances a
# right result may differ, where the call is ill-conditioned or PyTorch rounds in between. Behind
# ` ~` is the argument whose memory the result shares, behind `; ` are the arguments that the call
# has changed; both by position or name. Numbers, strings and None are Python's; dtypes, formats and
# layouts are `torch.` names. A tensor is dtype[extents], its strides, first element and storage size
# as {{strides}}+first/count where it is not row-major, and @ the position of its storage's bytes
# (little-endian) in operator-values.bin; without @ only dtype and shape are known, because the
# elements are drawn or not set.
"""

ABBREVIATIONS = {b8: "b8", u8: "u8", i8: "i8", i16: "i16", i32: "i32", i64: "i64", f16: "f16",
                 bf16: "bf16", f32: "f32", f64: "f64", c64: "c64"}
DTYPES = list(ABBREVIATIONS)

# Among equal elements which one is found is not specified.
NEEDS_DISTINCT = {"topk", "argsort", "kthvalue", "median", "nanmedian", "mode", "msort"}
# Casting infinity or NaN to an integer has no one answer, nor has dividing the lowest by -1.
NO_SPECIALS = {"to", "_to_copy", "copy", "copy_", "type_as", "bincount", "histc", "one_hot",
               "grid_sampler", "grid_sampler_2d", "grid_sampler_3d", "embedding", "multinomial",
               "fill", "fill_", "gcd", "lcm", "gcd_", "lcm_", "index_put", "linalg_matrix_norm", "linalg_norm", "nuclear_norm",
               "linalg_inv", "linalg_det", "det", "inverse", "lgamma", "digamma", "mvlgamma",
               "special_i0", "i0", "erfinv", "ctc_loss", "_unique2", "unique_dim"}
DIVISIONS = {"div", "floor_divide", "remainder", "fmod", "div_", "remainder_", "fmod_",
             "floor_divide_", "true_divide", "divide", "divide_"}
INDEXED = {"gather", "scatter", "scatter_add", "scatter_reduce", "index_select", "index_add",
           "index_copy", "index_fill", "embedding", "take", "take_along_dim", "index"}
SEEDS, SWEEP, LARGEST = 15, 2, 200


class Unsupported(Exception):
    pass


class Unfair(Unsupported):
    pass


# MARK: calls

class Call:
    def __init__(self, name, args, kwargs):
        self.name, self.args, self.kwargs = name, args, kwargs

    @property
    def overload(self):
        return overload(self.name)

    def leaves(self):
        return [x for x in tree_flatten((self.args, self.kwargs))[0] if isinstance(x, torch.Tensor)]

    def mapped(self, change):
        """The call with each tensor replaced by change(tensor, its position)."""
        count = itertools.count()
        args, kwargs = tree_map(
            lambda x: change(x, next(count)) if isinstance(x, torch.Tensor) else x,
            (list(self.args), dict(self.kwargs)))
        return Call(self.name, args, kwargs)

    def size(self):
        return sum(x.untyped_storage().nbytes() // x.element_size() for x in self.leaves())

    def key(self):
        """What kind of call it is: everything but the elements."""
        def text(x):
            if isinstance(x, torch.Tensor):
                return f"{x.dtype}{tuple(x.shape)}{x.stride()}"
            return repr(x)
        return str(tree_map(text, (self.args, self.kwargs)))


def overload(name):
    base, _, kind = name.partition(".")
    return getattr(getattr(torch.ops.aten, base), kind or "default")


def own(x):
    """A copy with the same strides in a storage of its own, no larger than need be."""
    if x.layout != torch.strided or x.dtype not in ABBREVIATIONS or x.is_quantized:
        raise Unsupported(str(x.dtype))
    x = x.detach().resolve_conj().resolve_neg()
    if x.numel() == 0:
        return torch.empty_strided(x.shape, x.stride(), dtype=x.dtype)
    last = sum((n - 1) * s for n, s in zip(x.shape, x.stride()))
    whole = torch.empty(0, dtype=x.dtype).set_(
        x.untyped_storage(), 0, (x.untyped_storage().nbytes() // x.element_size(),), (1,))
    first = x.storage_offset()
    if whole.numel() > 2 * (last + 1) + 4:
        whole, first = whole[first:first + last + 1], 0
    # What lies between the elements may never have been set.
    places = torch.arange(whole.numel()).as_strided(x.shape, x.stride(), first).flatten()
    storage = torch.full_like(whole, 7)
    storage[places] = whole[places]
    return storage.as_strided(x.shape, x.stride(), first)


def run(call, seed=0):
    """The call's result and its arguments afterwards."""
    torch.manual_seed(seed)
    fresh = call.mapped(lambda x, _: own(x))
    with torch.no_grad():
        return fresh.overload(*fresh.args, **fresh.kwargs), fresh


# MARK: captured calls

class Recorder:
    """Keeps the calls of wanted operators, one of a kind."""

    def __init__(self, wanted):
        # PyTorch itself writes by these to memory that is not set.
        self.wanted = {name for name in wanted if base(name) not in ("fill_", "copy_", "zero_")}
        self.found = {}

    def note(self, target, args, kwargs):
        if not isinstance(target, torch._ops.OpOverload) or target.namespace != "aten":
            return
        name = str(target).removeprefix("aten.").removesuffix(".default")
        if name not in self.wanted:
            return
        kinds = self.found.setdefault(name, {})
        if len(kinds) > 150:
            return
        try:
            call = Call(name, args, {k: v for k, v in kwargs.items()
                                     if not (k in ("device", "layout", "pin_memory", "generator")
                                             and (v is None or v is False or k != "generator"))})
            key = call.key()
            if key in kinds or call.size() > 4 * LARGEST:
                return
            call = call.mapped(lambda x, _: own(x))
            argument_text(call, Blob())
            kinds[key] = call
        except Unsupported:
            pass


class Composite(ProxyTorchDispatchMode):
    """Sees operators before PyTorch decomposes them, as torch.export does."""

    def __init__(self, recorder):
        TorchDispatchMode.__init__(self, torch._C.DispatchKey.PreDispatch)
        self._mode_key = torch._C._TorchDispatchModeKey.PROXY
        self.recorder, self.pre_dispatch = recorder, True

    def __enter__(self):
        return TorchDispatchMode.__enter__(self)

    def __exit__(self, *error):
        return TorchDispatchMode.__exit__(self, *error)

    def __torch_dispatch__(self, target, types, args=(), kwargs=None):
        self.recorder.note(target, args, kwargs or {})
        return target(*args, **(kwargs or {}))


class Decomposed(TorchDispatchMode):
    def __init__(self, recorder):
        super().__init__()
        self.recorder = recorder

    def __torch_dispatch__(self, target, types, args=(), kwargs=None):
        self.recorder.note(target, args, kwargs or {})
        return target(*args, **(kwargs or {}))


def seed_all():
    torch.manual_seed(0)
    random.seed(0)
    numpy.random.seed(0)


def sample_calls(recorder):
    """Runs PyTorch's own samples."""
    for info in op_db:
        kinds = [d for d in (f32, i64, b8) if d in info.dtypes][:1]
        kinds += [c64] if c64 in info.dtypes and not kinds else []
        for dtype in kinds:
            seed_all()
            try:
                samples = list(itertools.islice(
                    info.sample_inputs("cpu", dtype, requires_grad=False), 60))
            except Exception as error:
                print(f"no samples of {info.name}: {error}"[:120], file=sys.stderr)
                continue
            for sample in samples:
                for function in (info.op, info.inplace_variant):
                    if function is None:
                        continue
                    seed_all()
                    try:
                        one = tree_map(lambda x: own(x) if isinstance(x, torch.Tensor) else x,
                                       sample.input)
                        with enable_python_dispatcher(), Composite(recorder), Decomposed(recorder):
                            function(one, *sample.args, **sample.kwargs)
                    except Exception:
                        continue
            backward_calls(info, recorder)


def backward_calls(info, recorder):
    if not info.supports_autograd or f32 not in info.dtypes:
        return
    names = ("avg_pool", "max_pool", "conv", "embedding", "norm")
    if not any(name in info.name for name in names):
        return
    seed_all()
    for sample in itertools.islice(info.sample_inputs("cpu", f32, requires_grad=True), 30):
        try:
            with Decomposed(recorder):
                result = info.op(sample.input, *sample.args, **sample.kwargs)
                result = result[0] if isinstance(result, tuple) else result
                result.sum().backward()
        except Exception:
            continue


# MARK: variations

SPECIALS = {
    f32: [math.nan, math.inf, -math.inf, -0.0, 0.0, 1.0, -1.0, 0.5, -0.5, 2.5, -2.5, 3.4e38,
          1e-40, 1e-8, 88.0, -104.0],
    # Those of which every function is well-conditioned.
    f16: [math.nan, math.inf, -math.inf, -0.0, 0.0, 1.0, -1.0, 0.5, -0.5, 2.5],
    i64: [0, 1, -1, 2, -2, 3, -7, 100, -100, 2**63 - 1, -2**63, 2**31],
}


def specials(dtype, mild=False):
    if dtype == b8:
        return torch.tensor([True, False])
    if dtype == c64:
        return torch.complex(torch.tensor([0.0, -0.0, 1.0, -2.5]), torch.tensor([0.0, 1, -0.0, 3]))
    if dtype.is_floating_point:
        return torch.tensor(SPECIALS[f16 if mild else f32], dtype=f64).to(dtype)
    limits = torch.iinfo(dtype)
    values = [v for v in SPECIALS[i64] if limits.min <= v <= limits.max]
    return torch.tensor(sorted(set(values + [limits.min, limits.max])), dtype=dtype)


def divisors(dtype, mild):
    if dtype.is_floating_point or dtype in (b8, c64):
        return specials(dtype, mild)
    return cast(torch.tensor([1, 2, 3, 7] + ([] if dtype == u8 else [-2, -3])), dtype)


def is_pointwise(name):
    target = overload(name)
    return torch.Tag.pointwise in target.tags or base(name).removesuffix("_") in table.POINTWISE


def base(name):
    return name.partition(".")[0]


def edge_calls(name, seeds):
    """Calls with NaN, infinity, extreme integers, no elements, no dimensions, broadcasting."""
    if not seeds or not seeds[0].leaves():
        return
    plain = base(name)
    bare = plain.removesuffix("_")
    tensors = [call for call in seeds if call.leaves() and call.leaves()[0].numel() > 1]
    first = tensors[0] if tensors else seeds[0]
    start = first.leaves()[0].dtype
    if is_pointwise(name) and plain not in NO_SPECIALS:
        count = len(first.leaves())
        kinds = [f32, f64, f16, bf16, i64, i32, u8, i8, i16, b8, c64] if not plain.endswith("_") else [f32, i32]
        for dtype in kinds:
            def special(x, position, dtype=dtype, mild=False):
                if x.dtype == b8 and start != b8 or x.dtype == i64 and start == f32:
                    return x.reshape(-1)[:1]
                values = (divisors(dtype, mild) if position and plain in DIVISIONS
                          else specials(dtype, mild))
                if "shift" in plain and position and dtype not in (f32, f64, f16, bf16):
                    values = cast(torch.tensor([0, 1, 3, 6]), dtype)
                if plain in DIVISIONS and count == 1 and "Scalar" in name and not (
                        dtype.is_floating_point or dtype in (b8, c64)):
                    # The scalar may be -1.
                    values = values[values != torch.iinfo(dtype).min]
                if count > 1:
                    if plain.endswith("_"):
                        values = values[:8]
                    else:
                        values = (values[:8].reshape([-1] + [1] * (1 - position))
                                  if position < 2 else values[:1])
                return values
            yield first.mapped(special), first.mapped(
                lambda x, position: special(x, position, mild=True))
    elif plain not in NO_SPECIALS and start == f32 and first.leaves()[0].is_floating_point():
        for number, values in [(0, [math.nan, math.inf]), (1, [-math.inf, -0.0]), (2, [math.nan])]:
            call = tensors[number % len(tensors)] if tensors else first
            def sprinkled(x, position):
                if position or not x.is_floating_point():
                    return x
                y = own(x).contiguous().clone()
                y.view(-1)[:len(values)] = torch.tensor(values, dtype=y.dtype)[:y.numel()]
                return y
            yield call.mapped(sprinkled), None
    shapes = {tuple(x.shape) for x in first.leaves()}
    if len(shapes) == 1:
        for shape in [(), (0, 3), (1,), (2, 0)]:
            if len(seeds) < 3 and not is_pointwise(name):
                break
            def shaped(x, position, shape=shape):
                return x.flatten()[:1].reshape(shape) if math.prod(shape) else torch.empty(
                    shape, dtype=x.dtype)
            yield first.mapped(shaped), None
    if is_pointwise(name) and len(first.leaves()) == 2 and all(
            x.is_floating_point() for x in first.leaves()):
        for pair in table.PAIRS:
            yield first.mapped(lambda x, position: V(*pair[position], low=-4 + position)), None
        for pair in table.MIXED:
            yield first.mapped(lambda x, position: V(2, 3, dtype=pair[position], low=-3 + position,
                                                     high=4 + position)), None
            yield first.mapped(lambda x, position: V(*[(2,), ()][position], dtype=pair[position],
                                                     low=1)), None


def strided_calls(seeds):
    chosen = [call for call in seeds if any(x.dim() > 1 for x in call.leaves())][:3]
    for call in chosen[:2]:
        yield call.mapped(lambda x, _: backwards(x))
    for call in chosen[1:]:
        yield call.mapped(lambda x, _: sparse(x))


def backwards(x):
    """The same elements, the first dimension innermost."""
    order = list(range(x.dim()))[::-1]
    return x.permute(order).contiguous().permute(order)


def sparse(x):
    """The same elements, two apart, behind one that is not part of the tensor."""
    if x.dim() == 0 or x.numel() == 0:
        return x
    wide = torch.zeros(list(x.shape[:-1]) + [2 * x.shape[-1] + 1], dtype=x.dtype)
    view = wide[..., 1::2]
    view.copy_(x)
    return view


def other_dtypes(name, seeds):
    """For each dtype, the calls that PyTorch takes with it."""
    small = sorted(seeds, key=lambda call: (call.size() < 3, call.size() > 64))
    in_place = base(name).endswith("_")
    for dtype in DTYPES:
        taken, tried = 0, 0
        for call in small[:10]:
            floating = [x for x in call.leaves() if x.is_floating_point()]
            whole = floating or [x for x in call.leaves() if x.dtype in (i64, b8)] or call.leaves()
            if not whole or all(x.dtype == dtype for x in whole):
                continue
            chosen = {x.dtype for x in whole}
            other = call.mapped(lambda x, _: cast(x, dtype) if x.dtype in chosen else x)
            yield dtype, other
            tried += 1


def refusals(name, seeds):
    """Calls that PyTorch is likely to refuse."""
    schema = overload(name)._schema
    first = next((c for c in seeds if c.leaves() and c.leaves()[0].dim() > 0), None)
    if first is None:
        return
    for position, parameter in enumerate(schema.arguments):
        if parameter.name in ("dim", "dims", "axis") and position < len(first.args):
            for wrong in (9, -9):
                args = list(first.args)
                args[position] = [wrong] if isinstance(args[position], (list, tuple)) else wrong
                yield Call(name, args, first.kwargs)
    tensors = first.leaves()
    if len(tensors) > 1:
        def longer(x, position):
            if position != len(tensors) - 1 or x.dim() == 0:
                return x
            return torch.cat([x, x[..., :1]], -1) if x.numel() else x
        yield first.mapped(longer)
    yield first.mapped(lambda x, position: x.flatten()[:1].reshape(()) if position == 0 and
                       x.numel() else x)
    if base(name).removesuffix("_") in INDEXED:
        for shift in (100, -100):
            yield first.mapped(lambda x, position: x + shift if x.dtype == i64 and position else x)


# MARK: text

class Blob:
    """The elements of all tensors, each sequence of bytes once."""

    def __init__(self):
        self.bytes, self.known = bytearray(), {}

    def add(self, data):
        if not data:
            return 0
        if data not in self.known:
            place = self.bytes.find(data)
            if place < 0:
                place = len(self.bytes)
                self.bytes += data
            self.known[data] = place
        return self.known[data]


def raw(x):
    if x.numel() == 0:
        return b""
    x = x.detach().resolve_conj().resolve_neg()
    x = x.clone(memory_format=torch.contiguous_format)
    return x.view(-1).view(u8).numpy().tobytes()


def tensor_text(x, blob, with_elements=True):
    if x.dtype not in ABBREVIATIONS or x.layout != torch.strided:
        raise Unsupported(str(x.dtype))
    x = x.detach().resolve_conj().resolve_neg()
    text = ABBREVIATIONS[x.dtype] + "[" + ",".join(map(str, x.shape)) + "]"
    if not with_elements:
        return text
    if x.is_contiguous() and x.storage_offset() == 0:
        return f"{text}@{blob.add(raw(x))}"
    x = own(x)
    whole = torch.empty(0, dtype=x.dtype).set_(
        x.untyped_storage(), 0, (x.untyped_storage().nbytes() // x.element_size(),), (1,))
    strides = ",".join(map(str, x.stride()))
    return f"{text}{{{strides}}}+{x.storage_offset()}/{whole.numel()}@{blob.add(raw(whole))}"


def value_text(value, blob, elements=True):
    if isinstance(value, torch.Tensor):
        return tensor_text(value, blob, elements)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(value_text(v, blob, elements) for v in value)
        return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
    if isinstance(value, torch.device):
        return f"device:{value.type}"
    if isinstance(value, (torch.dtype, torch.layout, torch.memory_format)):
        return str(value)
    if value is None or isinstance(value, (bool, int, str)):
        return repr(value)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else f"float:{value}"
    if isinstance(value, complex):
        return f"complex:{value.real}:{value.imag}"
    raise Unsupported(type(value).__name__)


def argument_text(call, blob):
    parts = [value_text(list(a) if isinstance(a, tuple) else a, blob) for a in call.args]
    parts += [f"{k}={value_text(v, blob)}" for k, v in call.kwargs.items()]
    return "(" + ", ".join(parts) + ")"


def same(a, b):
    a, b = tree_flatten(a)[0], tree_flatten(b)[0]
    return len(a) == len(b) and all(
        (x.shape == y.shape and raw(x) == raw(y)) if isinstance(x, torch.Tensor)
        else x == y or x != x for x, y in zip(a, b))


def contiguous_results(value):
    return tree_map(lambda x: x.detach().resolve_conj().resolve_neg().contiguous().clone(
        memory_format=torch.contiguous_format) if isinstance(x, torch.Tensor) else x, value)


class Refused(Exception):
    pass


def line(call, blob, may_throw, strict=False):
    """The call and its result as text."""
    if base(call.name).removesuffix("_") in NEEDS_DISTINCT:
        x = call.leaves()[0]
        if x.dtype == c64:
            raise Unsupported("order")
        if x.unique().numel() != x.numel() or x.isnan().any():
            raise Unsupported("ties")
    arguments = lambda: argument_text(call, blob)
    call.overload
    try:
        result, after = run(call)
    except Unsupported:
        raise
    except Exception as error:
        # A call that is none at all: PyTorch's binding of arguments is not what is tested.
        if re.search("^aten::|Unknown keyword|expected at most", str(error)):
            raise Unsupported("binding") from error
        if may_throw:
            return f"{arguments()} -> throws"
        raise Refused(str(error)) from error
    if any(isinstance(x, torch.Tensor) and (x.numel() > 1000 or x.dtype not in ABBREVIATIONS)
           for x in tree_flatten(result)[0]):
        raise Unsupported("size")
    spec_only = base(call.name).removesuffix("_") in table.SPEC_ONLY
    again, _ = run(call, seed=1)
    if not same(result, again):
        spec_only = True
    factor = 1 if spec_only else slack(call, result)
    if factor > 1 and strict:
        raise Unfair()
    changed = []
    places = list(enumerate(zip(call.args, after.args))) + [
        (k, (v, after.kwargs[k])) for k, v in call.kwargs.items()]
    for place, (before, now) in places:
        if isinstance(before, (list, tuple)):
            if any(isinstance(x, torch.Tensor) and not same(x, y) for x, y in zip(before, now)):
                raise Unsupported("a list that changes")
        if isinstance(before, torch.Tensor) and not same(before, now):
            if place == "out" and now.shape != before.shape:
                raise Unsupported("an output that grows")
            now = contiguous_results(now)
            changed.append(f"{place}={value_text(now, blob, not spec_only)}")
    text = value_text(contiguous_results(result), blob, not spec_only)
    shared = "".join(f" ~{place}" for place in shared_places(result, after))
    loose = f" *{factor}" if factor > 1 else ""
    return f"{arguments()} -> {text}{loose}{shared}" + "".join("; " + c for c in changed)


def shared_places(result, call):
    """The argument in whose memory all results lie."""
    def memory(x):
        return x.untyped_storage().data_ptr()
    results = [x for x in tree_flatten(result)[0] if isinstance(x, torch.Tensor)]
    # A view that conjugates when it is read is PyTorch's own way.
    if any(x.is_conj() or x.is_neg() for x in results):
        return []
    for place, value in list(enumerate(call.args)) + list(call.kwargs.items()):
        if isinstance(value, torch.Tensor) and value.numel() and results and all(
                memory(x) == memory(value) for x in results):
            return [place]
    return []


# MARK: fairness

# Where the function jumps, or the result is the very next number, there is nothing to perturb.
JUMPING = {"floor_divide", "remainder", "fmod", "div", "round", "nextafter", "frexp", "floor", "ceil",
           "trunc", "frac", "sign", "sgn", "heaviside", "fix", "special_round", "divide",
           "true_divide", "to", "_to_copy", "type_as", "copy", "fill", "as_strided", "eq", "ne",
           "lt", "le", "gt", "ge", "greater", "less", "greater_equal", "less_equal", "not_equal",
           "as_strided_scatter", "nan_to_num", "hinge_embedding_loss",
           "cosine_embedding_loss", "logical_and", "logical_or", "logical_xor", "logical_not"}
TOLERANCES = {f16: (1e-3, 1e-5), bf16: (1.6e-2, 1e-5), f32: (1.3e-6, 1e-5), c64: (1.3e-6, 1e-5)}


def slack(call, result):
    """By how many tolerances a right result may differ from PyTorch's: 1 where the call is
    well-conditioned and PyTorch rounds no more than a program that computes with float32 and rounds
    at the end; more where its last digits are those of PyTorch's own order of operations.
    """
    plain = base(call.name).removesuffix("_")
    results = [x for x in tree_flatten(result)[0] if isinstance(x, torch.Tensor)]
    kinds = {x.dtype for x in results} & set(TOLERANCES)
    if plain in JUMPING or not kinds:
        return 1
    largest = max(ratio(call, result, epsilon) for epsilon in (
        (0,) if is_pointwise(call.name) else (0, 3e-7, -3e-7)))
    limit = 64 if kinds & {f16, bf16} else 32
    for factor in (1, 2, 4, 8, 16, 32, 64):
        if largest <= factor <= limit:
            return factor
    raise Unfair()


def ratio(call, result, epsilon):
    """How many tolerances the result is from that of the same call in double precision, with
    arguments that are moved a little."""
    generator = torch.Generator().manual_seed(3)

    def widened(x, _):
        if x.dtype not in TOLERANCES:
            return x
        wide = own(x).to(torch.complex128 if x.dtype == c64 else f64)
        noise = torch.rand(x.shape, generator=generator, dtype=f64)
        return wide * (1 + epsilon * noise)
    try:
        exact, _ = run(call.mapped(widened))
    except Exception:
        return 0
    return max((distance(x, y) / (0.6 if epsilon == 0 else 1.0)
                for x, y in zip(tree_flatten(result)[0], tree_flatten(exact)[0])), default=0)


def distance(found, exact):
    """The largest difference of two tensors in tolerances."""
    if not isinstance(found, torch.Tensor) or found.dtype not in TOLERANCES:
        return 0
    if not isinstance(exact, torch.Tensor) or found.shape != exact.shape or not found.numel():
        return 0
    relative, absolute = TOLERANCES[found.dtype]
    wide = torch.complex128 if found.dtype == c64 else f64
    x, y = found.detach().to(wide), exact.detach().to(found.dtype).to(wide)
    equal = (x == y) | (x.isnan() & y.isnan())
    far = ((x - y).abs() / (absolute + relative * y.abs())).nan_to_num(math.inf, math.inf)
    return torch.where(equal, torch.zeros_like(far), far).max().item()


# MARK: choice

def spread(items, count):
    """Some of the items, evenly from all."""
    if len(items) <= count:
        return items
    return [items[i * len(items) // count] for i in range(count)]


def chosen_seeds(name, found, by_hand):
    fitting = [c for c in found if c.size() <= LARGEST] or sorted(found, key=Call.size)[:6]
    plain = base(name)
    if plain in table.ALIASES or plain.endswith("_") and not plain.endswith("__"):
        # The operator itself has the rest.
        return spread(by_hand, SEEDS) + spread(fitting, 6)
    return spread(by_hand, 3 * SEEDS) + spread(fitting, max(SEEDS - len(by_hand) // 3, 4))


def lines_of(name, seeds, blob):
    """All lines of an overload, and the dtypes that PyTorch refuses."""
    in_place = base(name).endswith("_") and not base(name).startswith("__")
    lines, taken, refused, throwing, unfair = [], {}, {}, 0, []

    def add(call, may_throw=False, strict=False):
        try:
            text = line(call, blob, may_throw, strict)
        except Unfair:
            unfair.append(call)
            return None
        except Unsupported:
            return None
        if text not in lines:
            lines.append(text)
        return text

    # Internal operators refuse what the public ones take care of.
    is_public = not name.startswith("_") or name.startswith(("__", "_assert"))
    for call in seeds:
        try:
            text = add(call, may_throw=is_public)
        except Refused:
            continue
        if text and not text.endswith("throws"):
            for x in call.leaves()[:1]:
                taken[x.dtype] = taken.get(x.dtype, 0) + 1
    good = [call for call in seeds if runs(call)]
    limit = 1 if in_place else SWEEP
    counts = {}
    for dtype, call in other_dtypes(name, good):
        if counts.get(dtype, 0) >= limit:
            continue
        try:
            if add(call):
                counts[dtype] = counts.get(dtype, 0) + 1
                taken[dtype] = taken.get(dtype, 0) + 1
        except Refused as error:
            refused.setdefault(dtype, (call, str(error)))
    # What these are given is checked by their callers; wrong shapes would be read as they are.
    trusting = name.startswith("_") or "embedding_bag" in name or "backward" in name
    edges = [] if trusting and not is_pointwise(name) else edge_calls(name, good)
    # This one reads its indices as if they were neighbours, whatever their strides.
    gapless = base(name) == "_embedding_bag"
    strided = () if in_place or gapless else ((call, None) for call in strided_calls(good))
    for call, milder in itertools.chain(edges, strided):
        try:
            if milder is not None and add(call, strict=True) is None:
                add(milder)
            add(call)
        except Refused:
            continue
    if in_place:
        for call in list(strided_calls(good))[:1]:
            add(call, may_throw=True)
    for call in [] if trusting else refusals(name, good):
        if throwing >= 4:
            break
        if not runs(call):
            add(call, may_throw=True)
            throwing += 1
    none = [d for d in DTYPES if d in refused and d not in taken]
    # Under a second name the operator need not be refused again.
    for dtype in none[:8] if base(name).removesuffix("_") not in table.ALIASES else ():
        call, reason = refused[dtype]
        if "not implemented for" not in reason or dtype == f32:
            add(call, may_throw=True)
            break
    if os.environ.get("VERBOSE") and unfair:
        kinds = sorted({ABBREVIATIONS[c.leaves()[0].dtype] for c in unfair if c.leaves()})
        print(f"{name}: {len(unfair)} unfair of {len(lines)}: {kinds}", file=sys.stderr)
    return lines, none


def runs(call):
    try:
        run(call)
        return True
    except Exception:
        return False


def dies(work):
    """Whether work ends its process; with CHECK=1 all such operators are listed in one run."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] != 0


# MARK: names

def core_names():
    every = {one.removeprefix("aten::").partition(".")[0]
             for one in torch._C._dispatch_get_all_op_names() if one.startswith("aten::")}
    for base_name in sorted(every):
        packet = getattr(torch.ops.aten, base_name, None)
        for kind in getattr(packet, "overloads", list)():
            if torch.Tag.core in getattr(packet, kind).tags:
                yield base_name + ("" if kind == "default" else "." + kind)


def corpus_names(folders):
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*", "*.pt2"))):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if name.endswith(".json"):
                        text = archive.read(name).decode("utf-8", "replace")
                        for found in re.findall(r"torch\.ops\.aten\.([\w.]+)", text):
                            yield found.removesuffix(".default")


def wanted_names(required):
    """All overloads that are recorded where calls of them are found."""
    bases = set(table.WANTED) | set(table.BACKWARD) | {base(name) for name in required}
    for one in sorted(bases | {name + "_" for name in bases}):
        packet = getattr(torch.ops.aten, one, None)
        for kind in getattr(packet, "overloads", list)():
            is_out = any(a.is_out for a in getattr(packet, kind)._schema.arguments)
            # Nothing is known of what bernoulli_ and its kin write, nor of what was there before.
            is_drawn = one.endswith("_") and (
                torch.Tag.nondeterministic_seeded in getattr(packet, kind).tags
                and "dropout" not in one and "rrelu" not in one)
            if not is_out and not is_drawn and not re.search("[Nn]ame|out$|^str|_str", kind):
                yield one + ("" if kind == "default" else "." + kind)


def lend(found, by_hand, wanted):
    """Gives the overloads without calls those of the operator that they are in place, or a second
    name of."""
    for name in sorted(wanted):
        if name in found or name in by_hand:
            continue
        plain, _, kind = name.partition(".")
        in_place = plain.endswith("_") and not plain.endswith("__")
        donor = plain[:-1] if in_place else plain
        for donor in (donor, table.ALIASES.get(donor)):
            source = donor and (donor if "." in donor or not kind else f"{donor}.{kind}")
            if source != name and (source in found or source in by_hand):
                found[name] = {key: Call(name, call.args, call.kwargs)
                               for key, call in found.get(source, {}).items()}
                by_hand[name] = [Call(name, call.args, call.kwargs)
                                 for call in by_hand.get(source, [])]
                break


def main():
    if os.environ.get("PYTHONHASHSEED") != "0":
        # The order of sets decides which samples come first.
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable] + sys.argv)
    folder, corpora = sys.argv[1], sys.argv[2:]
    core = set(core_names())
    required = core | set(corpus_names(corpora))
    wanted = set(wanted_names(required)) | {"atan2.out"}
    recorder = Recorder(wanted)
    sample_calls(recorder)
    by_hand = {}
    for name, args, kwargs in table.calls():
        by_hand.setdefault(name.removesuffix(".default"), []).append(Call(name, list(args), kwargs))
    lend(recorder.found, by_hand, wanted)
    blob, output, total, few = Blob(), [], 0, {}
    for name in sorted(set(recorder.found) | set(by_hand)):
        if os.environ.get("VERBOSE"):
            print(name, file=sys.stderr, flush=True)
        seeds = chosen_seeds(name, list(recorder.found.get(name, {}).values()), by_hand.get(name, []))
        if os.environ.get("CHECK") and dies(lambda: lines_of(name, seeds, Blob())):
            print(f"{name}: kills the process", file=sys.stderr, flush=True)
            continue
        try:
            lines, refused = lines_of(name, seeds, blob)
        except Exception as error:
            print(f"{name}: {type(error).__name__} {error}"[:200], file=sys.stderr)
            continue
        if all(text.endswith("throws") for text in lines):
            print(f"{name}: no call that PyTorch takes", file=sys.stderr)
            continue
        full = "aten." + (name if "." in name else name + ".default")
        output.append(" ".join([full] + ["-" + ABBREVIATIONS[d] for d in refused]))
        output += ["  " + text for text in lines]
        total += len(lines)
        few[base(name)] = few.get(base(name), 0) + len(lines)
    text = HEADER.format(version=torch.__version__.split("+")[0]) + "\n".join(output) + "\n"
    with open(os.path.join(folder, "operator-values.txt"), "w") as file:
        file.write(text)
    with open(os.path.join(folder, "operator-values.bin"), "wb") as file:
        file.write(blob.bytes)
    done = {one.split(" ")[0].removeprefix("aten.").removesuffix(".default")
            for one in output if not one.startswith(" ")}
    print(f"{total} calls of {len(done)} overloads of {len(few)} operators; "
          f"{len(text)} + {len(blob.bytes)} bytes", file=sys.stderr)
    print("required, without a call:", " ".join(sorted(required - done)), file=sys.stderr)
    missing = {n for n in table.WANTED if hasattr(torch.ops.aten, n)} - set(few)
    print("wanted, without a call:", " ".join(sorted(missing)), file=sys.stderr)
    print("fewer than 20 calls:", " ".join(
        f"{n}:{c}" for n, c in sorted(few.items()) if c < 20 and not n.endswith("_")),
        file=sys.stderr)


if __name__ == "__main__":
    main()
