#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records how PyTorch prints tensors, as Packages/FXTensor/Tests/Fixtures/printed-tensors.txt.

    ci/lib/record_printed_tensors.py > Packages/FXTensor/Tests/Fixtures/printed-tensors.txt

A record is a line `dtype [extents] bytes`, the bytes in hexadecimal digits, and the text behind it,
each line after a `|`. Bytes that follow a rule are written `arange:count:factor`, the numbers from 0
times a factor, in the dtype.
"""
import math
import torch

inf, nan = math.inf, math.nan


def tensors():
    t = torch.tensor
    # Floats: whole, fixed, scientific, of all widths and signs.
    yield from map(t, [
        1.0, -0.0, 0.5, 1e-5, 1e10, nan, inf, -inf, 123456.0, 3.14159265, [1.0], [0.1, 0.25],
        [1e-4, 1.0], [9e-5, 1.0], [999.0, 0.5], [1001.0, 1.0], [1.5, 1501.0], [1e8, 1e9],
        [99999999.0, 1.0], [1e8 + 8, 1.0], [nan, 1.0], [inf, 0.5], [nan, nan], [inf, -inf, nan],
        [0.0, 0.0], [-1.0, 2.0], [-1.5, 22.25, 333.125], [1e-10, 1e10, nan], [1e-45, 1.0],
        [3.4e38, 1.0], [0.00012345, 0.1], [1e5, 0.5, nan], [2.0, inf], [-100.0, 0.001]])
    yield from (t([], dtype=d) for d in (torch.float32, torch.int64, torch.bool, torch.float16))
    yield from (torch.zeros(s) for s in ([2, 0], [0, 3], [2, 0, 3], [1, 1, 1]))
    yield torch.zeros(0, 2, dtype=torch.int32)
    # Other dtypes.
    for dtype in (torch.float64, torch.float16, torch.bfloat16):
        yield t([1.5, -2.0, 1000.0], dtype=dtype)
        yield t([1.0, 2.0], dtype=dtype)
        yield t(0.1, dtype=dtype)
    for dtype in (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint16):
        yield t([1, 100, 7], dtype=dtype)
    yield t([-(2 ** 63), 2 ** 63 - 1])
    yield t([-5, 10, -100], dtype=torch.int16)
    yield t(True)
    yield t([[True, False], [False, False]])
    # Complex numbers.
    yield from map(t, [1 + 2j, [1 + 2j, -3.5 - 0.25j], [complex(nan, 1), complex(0, -inf)],
                       [complex(-0.0, -0.0)], [1e10 + 1j, 1 + 1e-10j], [[1j, 2], [3, 4.5j]],
                       [complex(1, nan), complex(inf, 2)]])
    yield t([1 + 2j], dtype=torch.complex128)
    yield torch.zeros(2, 0, dtype=torch.complex64)
    # Layout: lines, blocks, gaps.
    a = torch.arange
    yield a(30.0)
    yield a(100)
    yield a(24).reshape(2, 3, 4)
    yield a(24.0).reshape(2, 3, 4) * 0.5
    yield a(16).reshape(2, 2, 2, 2)
    yield a(8).reshape(1, 2, 1, 4)
    yield a(1000)
    yield a(1001)
    yield a(1001.0)
    yield a(1200.0).reshape(30, 40)
    yield a(1200).reshape(2, 600)
    yield a(4096.0).reshape(8, 8, 8, 8)
    yield a(1100).reshape(1100, 1)
    yield a(2000, dtype=torch.float64).reshape(2, 1000)
    yield a(2000).to(torch.complex64).reshape(2, 1000)
    yield a(40).to(torch.complex64) * 0.25
    yield a(1005) % 2 == 0
    yield a(60, dtype=torch.float16).reshape(3, 20) * 0.1
    yield (a(90, dtype=torch.float32) * 1e-6).reshape(2, 45)
    yield a(13, dtype=torch.float64) * 12345.678
    yield a(25, dtype=torch.int32) * 1000


def record(x):
    flat = x.contiguous().reshape(-1)
    data = flat.view(torch.uint8).tolist() if flat.numel() else []
    name = str(x.dtype).removeprefix("torch.")
    count = flat.numel()
    body = bytes(data).hex() or "-"
    if count > 20 and x.dtype != torch.bool:
        factor = (flat[2] - flat[1]).item()
        again = torch.arange(count, dtype=torch.float64).to(x.dtype) * factor
        if torch.equal(again, flat):
            body = f"arange:{count}:{factor.real if isinstance(factor, complex) else factor}"
    print(f"{name} {list(x.shape)} {body}".replace(", ", ","))
    for line in repr(x).split("\n"):
        print("|" + line)


print(f"# How PyTorch {torch.__version__.split('+')[0]} prints tensors, by "
      "ci/lib/record_printed_tensors.py.")
for tensor in tensors():
    record(tensor)
