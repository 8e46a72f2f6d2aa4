# SPDX-License-Identifier: Apache-2.0
"""Times FXTensor's kernels and PyTorch's in turns, and prints the ratio of each.

Both sides wait in a process of their own; for each case they take turns, so that a slow moment of
the machine hits both. The ratio of a case is the median over the turns; below 1 ours is faster.
"""

import argparse
import datetime
import json
import math
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = [HERE / ".build-bench" / "release" / "fx-kernels"]
TORCH = [HERE / ".venv" / "bin" / "python", "-W", "ignore", HERE / "torch_kernels.py"]

# The kernels of the figures, by family; conv: batch, channels, height, width, channels of the
# result, kernel, stride, padding, groups.
CASES = {
    "gemm": [
        "mm 64 64 64", "mm 128 128 128", "mm 256 256 256", "mm 512 512 512",
        "mm 1024 1024 1024", "linear 128 768 768", "linear 128 768 3072", "linear 128 3072 768",
        "linear 8 2048 1000", "linear 197 768 2304",
    ],
    "gemv": ["mv 768 768", "mv 4096 4096", "vm 768 3072", "vm 4096 4096", "linear 1 768 3072"],
    "batched": ["bmm 12 128 64 128", "bmm 12 128 128 64", "bmm 12 197 64 197", "bmm 64 32 32 32"],
    "conv": [
        "conv2d 1 3 224 224 64 7 2 3 1", "conv2d 1 64 56 56 64 1 1 0 1",
        "conv2d 1 64 56 56 64 3 1 1 1", "conv2d 1 64 56 56 256 1 1 0 1",
        "conv2d 1 256 56 56 64 1 1 0 1", "conv2d 1 256 56 56 128 1 1 0 1",
        "conv2d 1 128 56 56 128 3 2 1 1", "conv2d 1 128 28 28 512 1 1 0 1",
        "conv2d 1 256 56 56 512 1 2 0 1", "conv2d 1 512 28 28 128 1 1 0 1",
        "conv2d 1 128 28 28 128 3 1 1 1", "conv2d 1 256 28 28 256 3 2 1 1",
        "conv2d 1 256 14 14 1024 1 1 0 1", "conv2d 1 1024 14 14 256 1 1 0 1",
        "conv2d 1 256 14 14 256 3 1 1 1", "conv2d 1 512 14 14 512 3 2 1 1",
        "conv2d 1 512 7 7 2048 1 1 0 1", "conv2d 1 2048 7 7 512 1 1 0 1",
        "conv2d 1 512 7 7 512 3 1 1 1", "conv2d 8 64 56 56 64 3 1 1 1",
        "conv2d_last 1 64 56 56 64 3 1 1 1", "conv2d_last 1 256 56 56 64 1 1 0 1",
    ],
    "depthwise": [
        "conv2d 1 32 112 112 32 3 1 1 32", "conv2d 1 96 112 112 96 3 2 1 96",
        "conv2d 1 144 56 56 144 3 1 1 144", "conv2d 1 384 14 14 384 3 1 1 384",
        "conv2d 1 960 7 7 960 3 1 1 960", "conv2d_last 1 144 56 56 144 3 1 1 144",
    ],
    "batch norm": ["batch_norm 1 64 112 112", "batch_norm 1 256 56 56", "batch_norm 8 512 14 14"],
    "pooling": [
        "max_pool2d 1 64 112 112 3 2 1", "max_pool2d 8 64 56 56 2 2 0",
        "avg_pool2d 1 64 56 56 2 2 0", "avg_pool2d 1 192 35 35 3 1 1",
        "adaptive_avg_pool2d 1 2048 7 7 1", "adaptive_avg_pool2d 1 256 13 13 6",
    ],
    "softmax": [
        "softmax 1536 128 1", "softmax 2364 197 1", "softmax 1 1000 1", "softmax 512 4096 1",
        "softmax 512 512 0", "log_softmax 128 30522 1",
    ],
    "layer norm": ["layer_norm 128 768", "layer_norm 197 768", "layer_norm 1024 4096"],
    "gelu": ["gelu 393216", "gelu_tanh 393216", "gelu 605184"],
    "elementwise": [
        "add 1000000", "add 100000", "mul 1000000", "div 1000000", "add_row 128 768",
        "relu 802816", "relu 100000", "exp 1000000", "tanh 1000000", "sigmoid 1000000",
        "silu 1000000", "erf 1000000", "clamp 1000000", "add 10000000",
    ],
    "reductions": [
        "sum 1024 1024 1", "sum 1024 1024 0", "sum 4096 4096 1", "sum 4096 4096 0",
        "mean 128 768 1", "mean 1024 1024 0", "amax 1024 1024 1", "amax 1024 1024 0",
    ],
    "copies": [
        "transpose 1024 1024 1 0", "transpose 4096 1024 1 0", "permute 1 128 12 64 0 2 1 3",
        "permute 1 128 12 64 0 2 3 1", "permute 8 64 56 56 0 2 3 1", "permute 8 56 56 64 0 3 1 2",
        "embedding 30522 768 128",
    ],
}


class Side:
    """A process that answers a request a line."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def measure(self, threads, milliseconds, case):
        print(threads, milliseconds, case, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline().strip()
        if not line or line.startswith("error"):
            sys.exit(f"kernels: {self.process.args[-1]} cannot run '{case}': {line}")
        return float(line)


def geometric_mean(ratios):
    return math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))


def compare(case, threads, options, ours, theirs):
    pairs = []
    for _ in range(options.pairs):
        first = ours.measure(threads, options.milliseconds, case)
        pairs.append((first, theirs.measure(threads, options.milliseconds, case)))
    ratios = [a / b for a, b in pairs]
    return {
        "case": case, "threads": threads, "ours": min(a for a, _ in pairs),
        "torch": min(b for _, b in pairs), "ratios": ratios, "ratio": statistics.median(ratios),
    }


def show(result):
    ratios = result["ratios"]
    print(
        f"{result['threads']}  {result['case']:38}{result['ours']:11.1f}{result['torch']:11.1f}"
        f"{result['ratio']:8.2f}  [{min(ratios):.2f}..{max(ratios):.2f}]", flush=True)


def summarize(results):
    for threads in sorted({result["threads"] for result in results}):
        chosen = [result for result in results if result["threads"] == threads]
        for family in dict.fromkeys(result["family"] for result in chosen):
            ratios = [result["ratio"] for result in chosen if result["family"] == family]
            print(f"{threads}  {family:16}{geometric_mean(ratios):6.2f}  worst {max(ratios):.2f}")
        ratios = [result["ratio"] for result in chosen]
        above = sum(ratio > 1.5 for ratio in ratios)
        print(
            f"{threads} thread(s): geometric mean {geometric_mean(ratios):.3f} over {len(ratios)} "
            f"kernels, worst {max(ratios):.2f}, above 1.5: {above}")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--families", default=",".join(CASES), help="such as gemm,conv")
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--pairs", type=int, default=5, help="turns of each side")
    parser.add_argument("--milliseconds", type=float, default=40, help="about the time of a turn")
    options = parser.parse_args()
    options.families = options.families.split(",")
    unknown = [name for name in options.families if name not in CASES]
    if unknown:
        parser.error(f"no such family: {', '.join(unknown)}; there are {', '.join(CASES)}")
    return options


def main():
    options = parse()
    ours, theirs = Side(OURS), Side(TORCH)
    print("T  case                                    ours us   torch us   ratio")
    results = []
    for threads in map(int, options.threads.split(",")):
        for family in options.families:
            for case in CASES[family]:
                result = compare(case, threads, options, ours, theirs)
                results.append({"family": family, **result})
                show(result)
    summarize(results)
    now = datetime.datetime.now().astimezone()
    document = {
        "date": now.isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.machine()}",
        "results": results,
    }
    path = HERE / "results" / f"kernels-{now:%Y-%m-%dT%H%M%S}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document, indent=1) + "\n")
    print(f"wrote {path.relative_to(HERE)}", file=sys.stderr)


if __name__ == "__main__":
    main()
