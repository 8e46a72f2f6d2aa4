#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens programs that this library wrote with torch.export.load, runs, decomposes, saves again.

check_exported.py FX_INSPECT WORK FOLDER...: for each model of the folders, in both dialects.
"""

import json
import pathlib
import subprocess
import sys
import traceback
import zipfile

import torch
import torch.utils._pytree as pytree

DIALECTS = ["model.pt2", "model.core.pt2"]


DTYPES = {
    "F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,
    "I64": torch.int64, "I32": torch.int32, "I16": torch.int16, "I8": torch.int8,
    "U8": torch.uint8, "BOOL": torch.bool,
}


def load_file(path):
    """The tensors of a safetensors file."""
    data = bytearray(path.read_bytes())
    start = 8 + int.from_bytes(data[:8], "little")
    result = {}
    for name, entry in json.loads(data[8:start]).items():
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        dtype = DTYPES[entry["dtype"]]
        part = data[start + first : start + last]
        tensor = torch.frombuffer(part, dtype=dtype) if part else torch.empty(0, dtype=dtype)
        result[name] = tensor.reshape(entry["shape"]).clone()
    return result


def save_file(tensors, path):
    """Writes tensors as a safetensors file."""
    names = {dtype: name for name, dtype in DTYPES.items()}
    header, parts, start = {}, [], 0
    for name, tensor in tensors.items():
        tensor = tensor.detach().contiguous()
        data = tensor.reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b""
        header[name] = {
            "dtype": names[tensor.dtype], "shape": list(tensor.shape),
            "data_offsets": [start, start + len(data)]}
        start += len(data)
        parts.append(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(parts))


def register_outputs(path):
    """Lets torch.export.load meet classes of libraries that are not installed."""
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith("models/model.json"))
        program = json.loads(archive.read(name))
    call = program["graph_module"]["module_call_graph"][0]["signature"]

    def visit(tree):
        kind = tree["type"]
        known = {entry.serialized_type_name for entry in pytree.SUPPORTED_SERIALIZED_TYPES.values()}
        if kind is not None and kind not in known:
            stub = type(kind.split(".")[-1], (dict,), {})
            pytree.register_pytree_node(
                stub, lambda value: (list(value.values()), list(value)),
                lambda values, keys, stub=stub: stub(zip(keys, values)),
                serialized_type_name=kind)
        for child in tree["children_spec"]:
            visit(child)

    for key in ["in_spec", "out_spec"]:
        visit(json.loads(call[key])[1])


def leaves(tree):
    return pytree.tree_leaves(tree)


def case_inputs(program, case, tensors):
    values = [
        tensors[entry["tensor"]] if "tensor" in entry else entry["value"] for entry in case["inputs"]
    ]
    return pytree.tree_unflatten(values, program.call_spec.in_spec)


def check_run(make_program, info, tensors):
    tolerance = info["tolerance"]
    for index, case in enumerate(info["cases"]):
        # A run may change buffers, which the module shares with its program.
        program = make_program()
        module = program.module()
        args, kwargs = case_inputs(program, case, tensors)
        found = leaves(module(*args, **kwargs))
        assert len(found) == len(case["outputs"]), "number of outputs"
        for value, expected in zip(found, case["outputs"]):
            if "tensor" not in expected:
                assert value == expected["value"], f"{value} is not {expected['value']}"
                continue
            torch.testing.assert_close(
                value, tensors[expected["tensor"]], rtol=tolerance["rtol"],
                atol=tolerance["atol"], equal_nan=True)
        state = dict(module.named_buffers())
        for name in case["mutated_buffers"]:
            key = f"case{index}.mutated.{name}"
            if key in tensors:
                torch.testing.assert_close(
                    state[name], tensors[key], rtol=tolerance["rtol"], atol=tolerance["atol"])


def nodes(program):
    return [(node.op, node.name, str(node.target)) for node in program.graph.nodes]


def check(fx_inspect, folder, dialect, work):
    info = json.loads((folder / "info.json").read_text())
    tensors = load_file(folder / "io.safetensors")
    written = work / f"{folder.name}.{dialect}"
    subprocess.run([fx_inspect, "convert", folder / dialect, written], check=True)
    register_outputs(folder / dialect)
    original = torch.export.load(folder / dialect)
    program = torch.export.load(written)
    check_run(lambda: torch.export.load(written), info, tensors)
    # Placeholders may stand in another order; nodes may not.
    assert sorted(nodes(program)) == sorted(nodes(original)), "the nodes differ"
    assert str(program.call_spec.out_spec) == str(original.call_spec.out_spec), "out_spec differs"
    assert str(program.range_constraints) == str(original.range_constraints), "ranges differ"
    again = work / "again.pt2"
    torch.export.save(program, again)
    torch.export.load(again)
    # What PyTorch cannot decompose in its own file it need not in ours.
    try:
        original.run_decompositions()
    except Exception:  # noqa: BLE001
        return
    check_run(lambda: torch.export.load(written).run_decompositions(), info, tensors)


def main():
    fx_inspect, work = sys.argv[1], pathlib.Path(sys.argv[2])
    passed = failed = 0
    for root in map(pathlib.Path, sys.argv[3:]):
        for folder in sorted(path for path in root.iterdir() if (path / "model.pt2").exists()):
            for dialect in DIALECTS:
                try:
                    check(fx_inspect, folder, dialect, work)
                    passed += 1
                except Exception as error:  # noqa: BLE001
                    failed += 1
                    last = traceback.format_exception_only(error)[-1].strip()
                    print(f"FAILED  {folder.name} {dialect}: {last[:600]}", flush=True)
    print(f"{passed} programs written and opened again, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
