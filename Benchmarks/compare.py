# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks of swift-fx and of torch.fx in turns and compares them.

Ours runs in a fresh process each time, since starting it costs nothing. torch.fx's runs in one
process for each entry, since importing torch takes seconds; it collects garbage before each sample.
"""

import argparse
import datetime
import json
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / ".build-bench" / "release" / "fx-bench"
TORCH = [HERE / ".venv" / "bin" / "python", "-W", "ignore", HERE / "torch_side.py"]

# Beyond this many nodes a pair of any entry takes torch.fx minutes.
TORCH_LIMIT = 100_000

HEAD = ["entry", "nodes", "unit", "ours", "torch", "torch / ours: median [min..max]"]


class TorchSide:
    """torch.fx's side of one entry, waiting for requests."""

    def __init__(self):
        self.process = subprocess.Popen(
            [*TORCH, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def measure(self, name, size, repeats):
        print(name, size, repeats, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"compare: torch_side.py ended while measuring {name} at {size}")
        return json.loads(line)


def measure_ours(name, size, repeats):
    command = [OURS, "run", name, "--size", str(size), "--repeats", str(repeats)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"compare: fx-bench failed while measuring {name} at {size}")
    return json.loads(done.stdout)


def repeats_for(size):
    """Samples of one turn: small sizes are noisier."""
    return 5 if size <= 1000 else 3 if size <= 10_000 else 1


def compare(name, size, pairs, torch_side):
    """Measures one entry at one size, in turns."""
    repeats = repeats_for(size)
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(measure_ours(name, size, repeats))
        if torch_side:
            theirs.append(torch_side.measure(name, size, repeats)["median"])
    medians = [turn["median"] for turn in ours]
    result = {"name": name, "size": size, "unit": ours[0]["unit"], "ours": medians}
    if theirs:
        result["torch"] = theirs
        result["ratios"] = [b / a for a, b in zip(medians, theirs)]
    return result


def cells(result):
    """The result as a row of the table."""
    ours = statistics.median(result["ours"])
    row = [result["name"], f"{result['size']:,}", result["unit"], f"{ours:.3f}"]
    if "torch" not in result:
        return [*row, "-", "-"]
    ratios = result["ratios"]
    ratio = f"{statistics.median(ratios):.1f} [{min(ratios):.1f}..{max(ratios):.1f}]"
    return [*row, f"{statistics.median(result['torch']):.3f}", ratio]


def show(row):
    widths = [11, 9, 10, 8, 8]
    padded = [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:-1], widths[1:]))]
    print("  ".join([*padded, row[-1]]), flush=True)


def names_of(command):
    lines = subprocess.run([*command, "--list"], stdout=subprocess.PIPE, text=True, check=True)
    return [line.split()[0] for line in lines.stdout.splitlines()]


def torch_version():
    probe = [*TORCH[:3], "-c", "import torch; print(torch.__version__)"]
    return subprocess.run(probe, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def parse(known):
    def listed(kind):
        return lambda text: [kind(part) for part in text.split(",")]

    parser = argparse.ArgumentParser(prog="run", description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=listed(str), default=known, help="such as trace,print")
    parser.add_argument("--sizes", type=listed(int), help="such as 1000,10000")
    parser.add_argument("--pairs", type=int, default=3, help="turns of each side")
    parser.add_argument("--without-torch", action="store_true", help="how ours grows, to 1,000,000")
    options = parser.parse_args()
    unknown = [name for name in options.entries if name not in known]
    if unknown:
        parser.error(f"no such entry: {', '.join(unknown)}; there are {', '.join(known)}")
    if options.pairs < 1 or any(size < 1 for size in options.sizes or []):
        parser.error("sizes and pairs are numbers above 0")
    largest = [1_000_000] if options.without_torch else []
    options.sizes = options.sizes or [1000, 10_000, 100_000, *largest]
    return options


def run_entry(name, options):
    """Measures one entry at all sizes and prints its rows."""
    sizes = [] if options.without_torch else [s for s in options.sizes if s <= TORCH_LIMIT]
    results = []

    def take(size, side):
        results.append(compare(name, size, options.pairs, side))
        show(cells(results[-1]))

    if sizes:
        with TorchSide() as side:
            for size in sizes:
                take(size, side)
    for size in (size for size in options.sizes if size not in sizes):
        take(size, None)
        if not options.without_torch:
            print(f"  torch.fx left out: {name} at {size:,} nodes takes it minutes")
    return results


def main():
    known = names_of([OURS])
    options = parse(known)
    version = None
    if not options.without_torch:
        version = torch_version()
        if names_of(TORCH) != known:
            sys.exit("compare: fx-bench and torch_side.py have different entries")
    show(HEAD)
    results = [result for name in options.entries for result in run_entry(name, options)]
    now = datetime.datetime.now().astimezone()
    document = {
        "date": now.isoformat(timespec="seconds"),
        "torch": version,
        "system": f"{platform.system()} {platform.machine()}",
        "pairs": options.pairs,
        "results": results,
    }
    path = HERE / "results" / f"{now:%Y-%m-%dT%H%M%S}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document, indent=1) + "\n")
    print(f"wrote {path.relative_to(HERE)}", file=sys.stderr)


if __name__ == "__main__":
    main()
