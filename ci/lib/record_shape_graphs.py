#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes exported programs as graph text (docs/graph-text.md) with the specs that PyTorch noted.

Usage: record_shape_graphs.py CORPUS OUTPUT.txt [MAXIMUM_BYTES_A_GRAPH]
Needs PyTorch. CORPUS holds folders with model.pt2 and model.core.pt2. Each graph follows a line
`// model NAME DIALECT SYMBOL=LEAST:LARGEST...`; larger graphs are left out.
"""
import builtins
import glob
import json
import keyword
import logging
import math
import os
import re
import sys
import warnings
import zipfile

import sympy
import torch
from torch.utils import _pytree

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

DTYPES = {
    torch.bool: "b8", torch.uint8: "u8", torch.int8: "i8", torch.uint16: "u16",
    torch.int16: "i16", torch.uint32: "u32", torch.int32: "i32", torch.uint64: "u64",
    torch.int64: "i64", torch.float16: "f16", torch.bfloat16: "bf16", torch.float32: "f32",
    torch.float64: "f64", torch.complex64: "c64", torch.complex128: "c128",
}
RESERVED = {*dir(builtins), *keyword.kwlist, "inf", "nan", "device", "torch"}
OPCODES = {"get_attr", "call_function", "call_method", "call_module"}


class Unsupported(Exception):
    pass


def load(path):
    """Loads a program; outputs of classes that are not installed become plain trees."""
    while True:
        try:
            return torch.export.load(path)
        except Exception:  # the loader raises many kinds
            fresh = class_names(path) - set(_pytree.SERIALIZED_TYPE_TO_PYTHON_TYPE)
            if not fresh:
                raise
            for name in fresh:
                kind = type(name.split(".")[-1], (dict,), {})
                _pytree.register_pytree_node(
                    kind, lambda d: (list(d.values()), list(d)),
                    lambda values, keys, kind=kind: kind(zip(keys, values)),
                    serialized_type_name=name, to_dumpable_context=lambda c: c,
                    from_dumpable_context=lambda c: c)


def class_names(path):
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(n).decode("utf-8", "replace")
                 for n in archive.namelist() if n.endswith(".json")]
    return set(re.findall(r"transformers\.[\w.]+", "".join(texts)))


def dimension(value):
    if isinstance(value, int):
        return str(value)
    return expression(value.node.expr)


def expression(e):
    if e.is_Integer:
        return str(int(e))
    if e.is_Symbol:
        return e.name
    if e.is_Add:
        return " + ".join(expression(a) for a in e.args)
    if e.is_Mul:
        return "*".join(factor(a) for a in e.args)
    if e.is_Pow and e.exp.is_Integer and 0 < e.exp < 8:
        return "*".join([factor(e.base)] * int(e.exp))
    name = type(e).__name__
    names = {"FloorDiv": "FloorDiv", "CleanDiv": "FloorDiv", "Mod": "Mod", "PythonMod": "Mod",
             "Max": "Max", "Min": "Min"}
    if name in names and len(e.args) == 2:
        return f"{names[name]}({expression(e.args[0])}, {expression(e.args[1])})"
    raise Unsupported(str(e))


def factor(e):
    text = expression(e)
    return f"({text})" if e.is_Add or text.startswith("-") else text


def spec(value):
    if isinstance(value, torch.Tensor):
        return DTYPES[value.dtype] + "[" + ", ".join(map(dimension, value.shape)) + "]"
    if isinstance(value, (list, tuple)):
        parts = [spec(v) for v in value]
        if isinstance(value, list):
            return "[" + ", ".join(parts) + "]"
        return "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unsupported(type(value).__name__)


def label(node):
    """The name of a node, which in graph text is none of Python's."""
    return "%" + (f"{node.name}_node" if node.name in RESERVED else node.name)


def argument(value, graphs):
    if isinstance(value, torch.fx.Node):
        return graphs.get(value.name, label(value))
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "nan" if math.isnan(value) else repr(value)
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, (list, tuple)):
        parts = [argument(v, graphs) for v in value]
        if isinstance(value, list):
            return "[" + ", ".join(parts) + "]"
        return "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")
    if isinstance(value, slice):
        parts = [argument(v, graphs) for v in (value.start, value.stop, value.step)]
        return f"slice({', '.join(parts)})"
    if isinstance(value, torch.device):
        return f'device("{value.type}")'
    if isinstance(value, (torch.dtype, torch.layout, torch.memory_format)):
        return str(value)
    raise Unsupported(type(value).__name__)


def target(node):
    if node.op != "call_function":
        return str(node.target)
    if isinstance(node.target, torch._ops.OpOverload):
        return f"torch.ops.{node.target}"
    if isinstance(node.target, torch._ops.HigherOrderOperator):
        return f"torch.ops.higher_order.{node.target.__name__}"
    module = (node.target.__module__ or "").removeprefix("_")
    return f"{module}.{node.target.__name__}"


def noted(node):
    if "val" not in node.meta:
        return ""
    try:
        return f": {spec(node.meta['val'])}"
    except Unsupported:
        return ""


def body(module, indentation):
    blanks = "  " * indentation
    graphs, lines, inputs = {}, [], []
    for node in module.graph.nodes:
        if node.op == "get_attr":
            inner = getattr(module, node.target, None)
            if isinstance(inner, torch.fx.GraphModule):
                graphs[node.name] = f"graph[{node.target}]"
                lines.append(f"{blanks}graph {node.target}{body(inner, indentation + 1)}")
    for node in module.graph.nodes:
        if node.op == "placeholder":
            bracket = "" if node.target == node.name else f"[{node.target}]"
            inputs.append(f"{label(node)}{bracket}{noted(node)}")
        elif node.op in OPCODES and node.name not in graphs:
            values = [argument(a, graphs) for a in node.args]
            values += [f"{k}={argument(v, graphs)}" for k, v in node.kwargs.items()]
            call = f"({', '.join(values)})" if values else ""
            lines.append(f"{blanks}{label(node)}{noted(node)} = {node.op}[{target(node)}]{call}")
        elif node.op == "output":
            lines.append(f"{blanks}return {argument(node.args[0], graphs)}")
    return f"({', '.join(inputs)}) {{\n" + "\n".join(lines) + "\n" + "  " * (indentation - 1) + "}"


def main():
    corpus, output = sys.argv[1], sys.argv[2]
    maximum = int(sys.argv[3]) if len(sys.argv) > 3 else None
    texts = []
    for path in sorted(glob.glob(os.path.join(corpus, "*", "model*.pt2"))):
        name = os.path.basename(os.path.dirname(path))
        dialect = "core" if path.endswith(".core.pt2") else "export"
        try:
            program = load(path)
            text = "graph" + body(program.graph_module, 1)
            ranges = [f" {symbol}={int(r.lower)}:{int(r.upper)}"
                      for symbol, r in program.range_constraints.items()
                      if str(symbol).startswith("s") and r.upper.is_Integer and r.upper < 2**31]
        except Exception as error:
            print(f"{name} {dialect}: {error}", file=sys.stderr)
            continue
        if maximum is None or len(text) <= maximum:
            texts.append(f"// model {name} {dialect}{''.join(ranges)}\n{text}\n")
    with open(output, "w") as file:
        file.write("".join(texts))
    print(f"{len(texts)} graphs", file=sys.stderr)


main()
