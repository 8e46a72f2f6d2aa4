# SPDX-License-Identifier: Apache-2.0
"""Times opening models that PyTorch exported, on both sides: ResNet-50 at full size, and any files.

    exported.py [MODEL.pt2]...

The sides take turns; a line a model: nodes, milliseconds, microseconds a node.
"""

import gc
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / ".build-bench" / "release" / "fx-bench"
TURNS = 3


class Bottleneck(nn.Module):
    """A block of ResNet-50, as torchvision has it."""

    def __init__(self, inputs, width, stride, shortcut):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * width)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if shortcut:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width))

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.relu(self.bn2(self.conv2(y)))
        y = self.bn3(self.conv3(y))
        return self.relu(y + (x if self.downsample is None else self.downsample(x)))


def resnet50():
    layers = [
        nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True),
        nn.MaxPool2d(3, 2, 1)]
    inputs = 64
    for width, count, stride in [(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)]:
        for index in range(count):
            layers.append(Bottleneck(inputs, width, stride if index == 0 else 1, index == 0))
            inputs = 4 * width
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 1000)]
    return nn.Sequential(*layers).eval()


def theirs(path):
    gc.collect()
    start = time.perf_counter()
    torch.export.load(path)
    return (time.perf_counter() - start) * 1000


def ours(path):
    done = subprocess.run([OURS, "open", path], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def compare(name, path):
    theirs(path)
    turns = [(ours(path), theirs(path)) for _ in range(TURNS)]
    nodes = turns[0][0]["nodes"]
    archive, module = (
        statistics.median(turn[0][key] for turn in turns) for key in ["archive_ms", "module_ms"])
    torch_ms = statistics.median(turn[1] for turn in turns)
    print(
        f"{name:24} {nodes:6} nodes  graph {archive:8.2f} ms {archive / nodes * 1000:7.1f} us/node"
        f"  module {module:8.2f} ms  torch.export.load {torch_ms:9.1f} ms"
        f" {torch_ms / nodes * 1000:8.0f} us/node", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "resnet50.pt2"
        torch.export.save(torch.export.export(resnet50(), (torch.rand(1, 3, 224, 224),)), path)
        compare("resnet50, full size", path)
    for path in map(pathlib.Path, sys.argv[1:]):
        try:
            compare(f"{path.parent.name}/{path.stem}", path)
        except Exception as error:  # noqa: BLE001
            print(f"{path}: {type(error).__name__}: {str(error).splitlines()[0]}")


if __name__ == "__main__":
    main()
