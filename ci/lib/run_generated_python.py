#!/usr/bin/env python3
"""Runs the Python that swift-fx writes for exported models, in PyTorch with the models' weights.

usage: run_generated_python.py CORPUS FX-INSPECT|FOLDER

The code comes from the command, or from NAME.export.py in a folder.
Prints one line a model, then a count; exits with 1 where a result differs.
"""
import json
import math
import operator
import pathlib
import struct
import subprocess
import sys
import types

import torch
import torch._export.serde.serialize as serialize
import torch.utils._pytree as pytree


def known_tree(text):
    """The form of what a program gives; results of classes of a library that is not here are leaves.

    Only the weights are taken from what PyTorch opens.
    """
    try:
        return pytree.treespec_loads(text)
    except NotImplementedError:
        return pytree.LeafSpec()


serialize.treespec_loads = known_tree

DTYPES = {
    "F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,
    "I64": torch.int64, "I32": torch.int32, "I16": torch.int16, "I8": torch.int8,
    "U8": torch.uint8, "BOOL": torch.bool,
}


def safetensors(path):
    data = path.read_bytes()
    size, = struct.unpack("<Q", data[:8])
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        raw = bytearray(data[8 + size + start:8 + size + end])
        dtype = DTYPES[entry["dtype"]]
        tensor = torch.frombuffer(raw, dtype=dtype) if raw else torch.empty(0, dtype=dtype)
        tensors[name] = tensor.reshape(entry["shape"])
    return tensors


def module_of(exported):
    """A module with the tensors of an exported program at their paths."""
    root = torch.nn.Module()
    for path, tensor in {**exported.constants, **exported.state_dict}.items():
        owner = root
        *parents, name = path.split(".")
        for parent in parents:
            if not hasattr(owner, parent):
                owner.add_module(parent, torch.nn.Module())
            owner = getattr(owner, parent)
        setattr(owner, name, torch.nn.Parameter(tensor.detach().clone(), requires_grad=False)
                if isinstance(tensor, torch.nn.Parameter) else None)
        if not isinstance(tensor, torch.nn.Parameter):
            delattr(owner, name)
            owner.register_buffer(name, tensor.detach().clone())
    return root


def leaves(value):
    if isinstance(value, (list, tuple)):
        return [leaf for item in value for leaf in leaves(item)]
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    return [value]


def near(found, expected, tolerance):
    if not isinstance(expected, torch.Tensor):
        return found == expected
    if found.shape != expected.shape or found.dtype != expected.dtype:
        return False
    return torch.allclose(
        found.double(), expected.double(), rtol=tolerance["rtol"], atol=tolerance["atol"],
        equal_nan=True)


def python_of(folder, source):
    """The code of a model, or why there is none."""
    if source.is_dir():
        file = source / f"{folder.name}.export.py"
        return file.read_text() if file.exists() else "no code: there is no " + file.name
    made = subprocess.run(
        [source, "code", str(folder / "model.pt2"), "--language", "python"],
        capture_output=True, text=True)
    if made.returncode != 0:
        return "no code: " + made.stderr.strip().splitlines()[0]
    return made.stdout


def run(folder, inspect):
    """What went wrong with a model; nothing where it gives the recorded numbers."""
    code = python_of(folder, inspect)
    if code.startswith("no code: "):
        return code
    info = json.loads((folder / "info.json").read_text())
    io = safetensors(folder / "io.safetensors")
    names = {"torch": torch, "inf": math.inf, "nan": math.nan, "NoneType": type(None),
             "device": torch.device}
    names.update({"_operator_" + name: getattr(operator, name) for name in dir(operator)})
    names.update({"math_" + name: getattr(math, name) for name in dir(math)})
    exec(code, names)  # our own text
    try:
        exported = torch.export.load(folder / "model.pt2")
    except (RuntimeError, NotImplementedError):
        return "no code: PyTorch does not open the model without its authors' library"
    for case in info["cases"]:
        root = module_of(exported)
        for name, value in names.items():  # the graphs of branches
            if isinstance(value, type) and issubclass(value, torch.nn.Module):
                root.add_module(name, value())
        inputs = [io[entry["tensor"]] if entry.get("tensor") else entry.get("value")
                  for entry in case["inputs"]]
        with torch.no_grad():
            found = leaves(types.MethodType(names["forward"], root)(*inputs))
        expected = [io[entry["tensor"]] if entry.get("tensor") else entry.get("value")
                    for entry in case["outputs"]]
        if len(found) != len(expected):
            return f"{len(found)} outputs, {len(expected)} expected"
        for index, (one, other) in enumerate(zip(found, expected)):
            if not near(one, other, info["tolerance"]):
                return f"output {index} differs"
    return None


def main():
    corpus, inspect = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    failed = 0
    folders = sorted(path.parent for path in corpus.glob("*/model.pt2"))
    for folder in folders:
        problem = run(folder, inspect)
        skipped = problem is not None and problem.startswith("no code: ")
        failed += problem is not None and not skipped
        print(f"{folder.name}: {'the same numbers' if problem is None else problem}")
    print(f"{len(folders)} models, {failed} differ")
    sys.exit(1 if failed else 0)


main()
