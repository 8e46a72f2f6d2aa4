#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes files as older versions of PyTorch laid them out, and files of torch.save: fixtures of FXSerialize.

make_older_archives.py MODEL.pt2 FOLDER: each program is opened by torch.export.load before it is kept.
"""

import io
import json
import os
import pathlib
import pickle
import sys
import zipfile
from collections import OrderedDict

import torch


def saved(value):
    buffer = io.BytesIO()
    torch.save(value, buffer)
    return buffer.getvalue()


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data)


def older(text, keeps_kinds):
    """A program without what was added to the schema later."""
    program = json.loads(text)
    program["schema_version"] = {"major": 8, "minor": 1}
    for key in ["guards_code", "torch_version"]:
        program.pop(key, None)
    graph = program["graph_module"]["graph"]
    graph.pop("sym_float_values", None)
    for node in graph["nodes"]:
        node.pop("name", None)
        node.pop("is_hop_single_tensor_return", None)
        if not keeps_kinds:
            for entry in node["inputs"]:
                entry.pop("kind", None)
    return json.dumps(program)


def main():
    source, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    program = torch.export.load(source)
    with zipfile.ZipFile(source) as archive:
        text = archive.read(next(n for n in archive.namelist() if n.endswith("models/model.json")))
    state, constants = saved(program.state_dict), saved(program.constants)
    examples = saved(((), {}))
    write(folder / "layout-2.8.pt2", [
        ("old/models/model.json", older(text, True)), ("old/data/weights/model.pt", state),
        ("old/data/constants/model.pt", constants), ("old/data/sample_inputs/model.pt", examples),
        ("old/archive_format", "pt2"), ("old/archive_version", "0"), ("old/byteorder", "little"),
        ("old/.data/version", "6\n"), ("old/.data/serialization_id", "0" * 40)])
    write(folder / "layout-2.7.pt2", [
        ("serialized_exported_program.json", older(text, False)),
        ("serialized_state_dict.pt", state), ("serialized_constants.pt", constants),
        ("serialized_example_inputs.pt", examples), ("version", "8.1"),
        ("extra_files/note.txt", "hello")])
    for name in ["layout-2.8.pt2", "layout-2.7.pt2"]:
        torch.export.load(folder / name)

    base = torch.arange(12, dtype=torch.float32)
    tensors = OrderedDict(
        base=base, view=base[2:8].reshape(2, 3), transposed=base.reshape(3, 4).t(),
        half=torch.tensor([1.5, -2.0], dtype=torch.bfloat16), mask=torch.tensor([True, False]),
        step=torch.tensor(7), words=torch.tensor([1, 65535], dtype=torch.uint16),
        empty=torch.empty(0, 3), weight=torch.nn.Parameter(torch.ones(2, 2)))
    torch.save(tensors, folder / "state.pt")
    torch.save({"epoch": 3, "model": tensors, "name": "net", "lr": [0.1, 0.2]}, folder / "checkpoint.pt")
    torch.save(tensors, folder / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.save(torch.nn.Linear(2, 2), folder / "module.pt")

    class Command:
        def __reduce__(self):
            return os.system, ("touch this-must-not-be-there",)

    write(folder / "command.pt", [("command/data.pkl", pickle.dumps({"weight": Command()}, 2))])


if __name__ == "__main__":
    main()
