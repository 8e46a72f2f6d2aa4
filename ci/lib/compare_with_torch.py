#!/usr/bin/env python3
"""Compares the texts that the demo wrote for MyModule with those of torch.fx.

usage: compare_with_torch.py graph|table|code|runs FOLDER
"""
import contextlib
import difflib
import io
import pathlib
import re
import sys
import types

import torch
import torch.fx


class MyModule(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.param = torch.nn.Parameter(torch.rand(3, 4))
        self.linear = torch.nn.Linear(4, 5)

    def forward(self, x):
        return self.linear(x + self.param).clamp(min=0.0, max=1.0)


def table(graph):
    """What print_tabular prints, with zeros for addresses."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        graph.print_tabular()
    return re.sub(r"0x[0-9a-f]+", "0x000000000000", text.getvalue())


def same(name, ours, theirs):
    if ours == theirs:
        return
    sys.stdout.writelines(difflib.unified_diff(
        theirs.splitlines(True), ours.splitlines(True), f"torch.fx: {name}", f"swift-fx: {name}"))
    sys.exit(1)


def runs(code, module):
    """Runs our generated code as the module's forward."""
    names = {"torch": torch}
    exec(code, names)  # our own text, for our own module
    x = torch.randn(3, 4)
    ours = types.MethodType(names["forward"], module)(x)
    if not torch.equal(ours, module(x)):
        sys.exit("the generated code gives other numbers than the module")


def main():
    what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    module = MyModule()
    traced = torch.fx.symbolic_trace(module)
    if what == "graph":
        same(what, (folder / "graph.txt").read_text(), str(traced.graph) + "\n")
    elif what == "table":
        same(what, (folder / "table.txt").read_text(), table(traced.graph))
    elif what == "code":
        same(what, (folder / "forward.py").read_text(), traced.code)
    else:
        runs((folder / "forward.py").read_text(), module)


main()
