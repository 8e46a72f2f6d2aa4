# SPDX-License-Identifier: Apache-2.0
"""The kernels of fx-kernels in PyTorch, by the same protocol: THREADS MILLISECONDS CASE a line."""

import sys
import time

import torch
import torch.nn.functional as F


def rand(*shape):
    return torch.randn(shape)


def conv(n, last):
    x, w, b = rand(*n[:4]), rand(n[4], n[1] // n[8], n[5], n[5]), rand(n[4])
    if last:
        x = x.to(memory_format=torch.channels_last)
    return lambda: F.conv2d(x, w, b, stride=n[6], padding=n[7], groups=n[8])


def make(name, n):
    """What runs one case once."""
    if name == "mm":
        a, b = rand(n[0], n[1]), rand(n[1], n[2])
        return lambda: torch.mm(a, b)
    if name == "linear":
        x, w, b = rand(n[0], n[1]), rand(n[2], n[1]), rand(n[2])
        return lambda: F.linear(x, w, b)
    if name == "bmm":
        a, b = rand(*n[:3]), rand(n[0], n[2], n[3])
        return lambda: torch.bmm(a, b)
    if name == "mv":
        a, x = rand(*n), rand(n[1])
        return lambda: torch.mv(a, x)
    if name == "vm":
        x, b = rand(1, n[0]), rand(*n)
        return lambda: torch.mm(x, b)
    if name in ("conv2d", "conv2d_last"):
        return conv(n, name != "conv2d")
    if name == "adaptive_avg_pool2d":
        x = rand(*n[:4])
        return lambda: F.adaptive_avg_pool2d(x, n[4])
    if name in ("max_pool2d", "avg_pool2d"):
        x, pool = rand(*n[:4]), getattr(F, name)
        return lambda: pool(x, n[4], n[5], n[6])
    if name == "batch_norm":
        x, w, b, m, v = rand(*n), *(rand(n[1]) for _ in range(3)), rand(n[1]) ** 2
        return lambda: torch.batch_norm(x, w, b, m, v, False, 0.1, 1e-5, True)
    if name == "layer_norm":
        x, w, b = rand(*n), rand(n[1]), rand(n[1])
        return lambda: F.layer_norm(x, (n[1],), w, b)
    if name in ("softmax", "log_softmax", "sum", "mean", "amax"):
        x, function = rand(*n[:2]), getattr(torch, name)
        return lambda: function(x, n[2])
    if name == "embedding":
        x, at = rand(*n[:2]), torch.arange(n[2]) * 7919 % n[0]
        return lambda: F.embedding(at, x)
    if name == "add_row":
        x, y = rand(*n), rand(n[1])
        return lambda: x + y
    if name in ("transpose", "permute"):
        x = rand(*n[: len(n) // 2]).permute(n[len(n) // 2 :])
        return lambda: x.contiguous()
    x, y = rand(*n), rand(*n)
    if name in ("add", "sub", "mul", "div"):
        function = getattr(torch, name)
        return lambda: function(x, y)
    if name == "clamp":
        return lambda: x.clamp(min=-0.5, max=0.5)
    if name == "gelu_tanh":
        return lambda: F.gelu(x, approximate="tanh")
    function = getattr(F, name, None) if name in ("gelu", "silu") else getattr(torch, name)
    return lambda: function(x)


def timed(body, count):
    start = time.perf_counter()
    for _ in range(count):
        body()
    return time.perf_counter() - start


def measure(body, milliseconds):
    """Microseconds of one run: the least of several rounds."""
    body()
    once = max(timed(body, 1) * 1e3, 1e-5)
    count = max(1, min(100_000, int(milliseconds / 5 / once)))
    return min(timed(body, count) / count for _ in range(5)) * 1e6


def main():
    known, body = None, None
    with torch.inference_mode():
        for line in sys.stdin:
            threads, milliseconds, case = line.strip().split(" ", 2)
            torch.set_num_threads(int(threads))
            if case != known:
                name, *numbers = case.split()
                known, body = case, make(name, [int(number) for number in numbers])
            print(measure(body, float(milliseconds)), flush=True)


if __name__ == "__main__":
    main()
