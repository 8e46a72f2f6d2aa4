#!/usr/bin/env python3
"""Runs the Python of docs/tutorials/pytorch-model.md; the file that it exports must be the fixture's program.

    run_tutorial_python.py FX_INSPECT
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FIXTURE = ROOT / "Tests/IntegrationTests/Fixtures/pt2/mlp_dynamic_batch/model.pt2"


def code(tool, model):
    return subprocess.run([tool, "code", "--language", "python", str(model)],
                          check=True, capture_output=True, text=True).stdout


page = (ROOT / "docs/tutorials/pytorch-model.md").read_text()
block = re.search(r"^```python\n(.*?)^```", page, re.S | re.M)[1]
tool = os.path.abspath(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    exec(block)
    same = code(tool, "mlp.pt2") == code(tool, FIXTURE)
    os.chdir(ROOT)
print("the tutorial's Python exports the fixture's program" if same else "another program is exported")
sys.exit(not same)
