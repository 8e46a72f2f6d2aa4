"""The public symbols of the built layers, as `swift-symbolgraph-extract` writes them."""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LAYERS = ["FXCore", "FXTensor", "FXNN", "FXIR", "FXTrace", "FXInterp", "FXRewrite", "FXCodegen",
          "FXSerialize", "FX"]


def builds():
    """The folders in which release or debug builds put modules: of the layers, then of the tools."""
    def first(*names):
        return next((ROOT / name for name in names if (ROOT / name / "Modules").exists()), None)
    return (first(".build/release", ".build/debug", ".build-tools/release", ".build-tools/debug"),
            first(".build-tools/release", ".build-tools/debug"))


def target():
    answer = subprocess.run(["swift", "-print-target-info"], check=True, capture_output=True, text=True).stdout
    return json.loads(answer)["target"]["unversionedTriple"]


def extract(module, build, folder):
    """Writes a module's symbol graphs into a folder."""
    maps = sorted(build.glob("*.build/module.modulemap"))
    maps += sorted((ROOT / "Packages/FXSerialize/Sources").glob("*/module.modulemap"))
    command = ["swift-symbolgraph-extract", "-module-name", module, "-target", target(),
               "-I", str(build / "Modules"), "-minimum-access-level", "public", "-output-dir", str(folder)]
    for path in maps:
        command += ["-Xcc", f"-fmodule-map-file={path}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"no symbols of {module}: {done.stderr}")


def symbols(folder):
    """Path and kind of each symbol whose graphs are in a folder."""
    for file in sorted(folder.glob("*.json")):
        for symbol in json.loads(file.read_text())["symbols"]:
            yield symbol["pathComponents"], symbol["kind"]["identifier"], file.name
