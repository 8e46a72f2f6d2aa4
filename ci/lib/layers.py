#!/usr/bin/env python3
"""Fails when a source imports a layer that its own may not see, or does not declare."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# What each layer may import; the table of docs/ARCHITECTURE.md.
DIRECT = {
    "FXCore": [],
    "FXTensor": ["FXCore"],
    "FXNN": ["FXTensor"],
    "FXIR": ["FXCore"],
    "FXTrace": ["FXIR", "FXNN"],
    "FXInterp": ["FXTrace"],
    "FXRewrite": ["FXInterp"],
    "FXCodegen": ["FXIR"],
    "FXSerialize": ["FXIR", "FXTensor"],
    "FX": ["FXRewrite", "FXCodegen", "FXSerialize"],
}


def reachable(layer):
    """All layers below one."""
    result = set()
    for below in DIRECT[layer]:
        result |= {below} | reachable(below)
    return result


bad = []
for layer in DIRECT:
    allowed = reachable(layer)
    manifest = (ROOT / "Packages" / layer / "Package.swift").read_text()
    # What is for tests is declared for tests: no source may import it.
    declared = set(re.findall(r'\.product\(name: "(\w+)"', manifest)) - {"FXTestSupport"}
    bad += [f"Packages/{layer}: declares {name}, which is not below it" for name in declared - allowed]
    for file in sorted((ROOT / "Packages" / layer / "Sources").rglob("*.swift")):
        for name in re.findall(r"^\s*(?:@\w+\s+)?(?:\w+\s+)?import (FX\w+)", file.read_text(), re.M):
            if name not in declared:
                bad.append(f"{file.relative_to(ROOT)}: imports {name}, which {layer} does not declare")
print("\n".join(bad) or f"{len(DIRECT)} layers import only what is below them")
sys.exit(bool(bad))
