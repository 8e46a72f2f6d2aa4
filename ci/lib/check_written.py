#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens programs that a test wrote, each with an input and its output, with torch.export.load.

check_written.py FOLDER
"""

import pathlib
import sys

import torch

from check_exported import load_file


def check(path):
    tensors = load_file(path.with_name(path.name + ".safetensors"))
    program = torch.export.load(path)
    expected = tensors["out.0"]
    for make in [lambda: program, lambda: program.run_decompositions()]:
        found = make().module()(tensors["in.0"])
        torch.testing.assert_close(found, expected, rtol=1e-3, atol=1e-3)
    again = path.with_suffix(".again.pt2")
    torch.export.save(program, again)
    torch.export.load(again)
    if "symbolic" in path.name:
        other = torch.rand(7, *tensors["in.0"].shape[1:])
        assert program.module()(other).shape[0] == 7, "the batch is fixed"
    if "swift" in path.name:
        traces = [node.meta.get("stack_trace") or "" for node in program.graph.nodes]
        assert any(".swift" in trace for trace in traces), "no line of Swift is there"


def main():
    failed, paths = 0, sorted(pathlib.Path(sys.argv[1]).glob("*.pt2"))
    for path in paths:
        try:
            check(path)
        except Exception as error:  # noqa: BLE001
            failed += 1
            print(f"FAILED  {path.name}: {type(error).__name__}: {str(error)[:600]}", flush=True)
    print(f"{len(paths) - failed} programs opened, {failed} failed")
    sys.exit(1 if failed or not paths else 0)


if __name__ == "__main__":
    main()
