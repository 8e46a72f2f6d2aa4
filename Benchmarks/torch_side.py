# SPDX-License-Identifier: Apache-2.0
"""The benchmarks of fx-bench in torch.fx, by the same protocol.

    torch_side.py --list
    torch_side.py run NAME|all [--size N]... [--repeats R]
    torch_side.py serve                 # a request a line: NAME SIZE REPEATS

Prints one JSON object a line. A sample runs the body once, on a state of its own, after one run
that is not counted; what is collected is collected before the clock starts.
"""

import argparse
import copy
import gc
import json
import operator
import pickle
import statistics
import sys
import tempfile
import time
import tracemalloc

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.fx.experimental.optimization import fuse
from torch.fx.passes.dialect.common.cse_pass import CSEPass
from torch.fx.passes.fake_tensor_prop import FakeTensorProp
from torch.fx.passes.infra.partitioner import CapabilityBasedPartitioner
from torch.fx.passes.operator_support import OperatorSupportBase
from torch.fx.passes.split_module import split_module
from torch.fx.passes.utils.matcher_utils import SubgraphMatcher
from torch.fx.subgraph_rewriter import replace_pattern
import torch.fx


class Block(torch.nn.Module):
    """A leaf, a parameter, its use, and elementwise operations."""

    def __init__(self, operations):
        super().__init__()
        self.linear = torch.nn.Linear(4, 4)
        self.scale = torch.nn.Parameter(torch.ones(4))
        self.operations = operations

    def forward(self, x):
        value = self.linear(x) * self.scale
        for index in range(self.operations):
            value = torch.relu(value) if index % 2 == 0 else value + 1.0
        return value


class ChainModule(torch.nn.Module):
    """A module of 50 blocks whose trace is a chain."""

    def __init__(self, nodes):
        super().__init__()
        self.blocks = torch.nn.ModuleList(Block(max(0, nodes // 50 - 3)) for _ in range(50))

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x


def chain(nodes):
    """A chain of calls of relu and add, with an input and an output."""
    graph = torch.fx.Graph()
    value = graph.placeholder("x")
    for index in range(max(0, nodes - 2)):
        if index % 2 == 0:
            value = graph.call_function(torch.relu, (value,))
        else:
            value = graph.call_function(operator.add, (value, 1.0))
    graph.output(value)
    return graph


def exported(nodes):
    """A chain of calls as exported programs have them: ATen's operators by their names."""
    graph = torch.fx.Graph()
    value = graph.placeholder("x")
    aten = torch.ops.aten
    for index in range(max(0, nodes - 2)):
        match index % 5:
            case 0:
                value = graph.call_function(aten.relu.default, (value,))
            case 1:
                value = graph.call_function(aten.add.Tensor, (value, 1.0))
            case 2:
                value = graph.call_function(aten.view.default, (value, [2, -1]))
            case 3:
                value = graph.call_function(aten.native_dropout.default, (value, 0.5, False))
            case _:
                value = graph.call_function(operator.getitem, (value, 0))
    graph.output(value)
    return graph


def sums(nodes):
    """A chain of additions of the last two values."""
    graph = torch.fx.Graph()
    last, value = graph.placeholder("x"), graph.placeholder("y")
    for _ in range(max(0, nodes - 3)):
        last, value = value, graph.call_function(torch.add, (last, value))
    graph.output(value)
    return graph


def half_dead(nodes):
    """A chain of calls of relu; each value has a second user, which nobody uses."""
    graph = torch.fx.Graph()
    value = graph.placeholder("x")
    for _ in range(max(0, nodes // 2 - 1)):
        graph.call_function(operator.add, (value, 1.0))
        value = graph.call_function(torch.relu, (value,))
    graph.output(value)
    return graph


def twice(nodes):
    """A chain of sums of two equal calls of relu."""
    graph = torch.fx.Graph()
    value = graph.placeholder("x")
    for _ in range(max(0, nodes // 3)):
        calls = [graph.call_function(torch.relu, (value,)) for _ in range(2)]
        value = graph.call_function(torch.add, tuple(calls))
    graph.output(value)
    return graph


def replacement_chain(nodes):
    """A chain of triples: a relu, a neg in its place, and an add that uses the relu."""
    graph = torch.fx.Graph()
    value = graph.placeholder("x")
    pairs = []
    for _ in range(nodes // 3):
        old = graph.call_function(torch.relu, (value,))
        new = graph.call_function(torch.neg, (value,))
        value = graph.call_function(operator.add, (old, 1.0))
        pairs.append((old, new))
    graph.output(value)
    return graph, pairs


def replacement_hub(users):
    """One pair; the old node has the given number of users."""
    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    y = graph.placeholder("y")
    for _ in range(users):
        graph.call_function(torch.relu, (x,))
    graph.output(x)
    return graph, [(x, y)]


def replace(state):
    graph, pairs = state
    for old, new in pairs:
        old.replace_all_uses_with(new)
    return graph


def erase(graph):
    for node in reversed(graph.nodes):
        graph.erase_node(node)
    return graph


def copy_and_edit(graph):
    copied = copy.deepcopy(graph)
    output = next(iter(reversed(copied.nodes)))
    with copied.inserting_before(output):
        copied.call_function(torch.neg, (output.args[0],))
    return copied


def graph_module(nodes):
    return torch.fx.GraphModule(torch.nn.Module(), chain(nodes))


def no_match():
    """A pattern that no chain has, though half of its nodes look like its end."""
    return torch.fx.symbolic_trace(lambda x: torch.relu(torch.exp(x))).graph


def merge_equal(module):
    return CSEPass()(module)


def canonical(module):
    merged = CSEPass()(module).graph_module
    merged.graph.eliminate_dead_code()
    merged.graph.lint()
    return merged


def split(module):
    places = {node: index for index, node in enumerate(module.graph.nodes)}
    share = len(places) / 10
    return split_module(module, module, lambda node: int(places[node] / share))


def partition(module):
    """All but each tenth node; it takes hours above some thousand nodes, so that 1,000 stand for
    all sizes."""

    class Support(OperatorSupportBase):
        def is_node_supported(self, submodules, node):
            return node.op == "call_function" and places[node] % 10 != 0

    places = {node: index for index, node in enumerate(module.graph.nodes)}
    return CapabilityBasedPartitioner(module, Support()).partition_and_fuse()


class Bottleneck(torch.nn.Module):
    """Three convolutions beside a connection that a fourth may lead."""

    def __init__(self, is_first):
        super().__init__()
        nn = torch.nn
        self.conv1 = nn.Conv2d(4, 4, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(4)
        self.conv3 = nn.Conv2d(4, 4, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4)
        self.relu = nn.ReLU()
        self.downsample = None
        if is_first:
            self.downsample = nn.Sequential(nn.Conv2d(4, 4, 1, bias=False), nn.BatchNorm2d(4))

    def forward(self, x):
        inner = self.relu(self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x))))))
        return self.relu(self.bn3(self.conv3(inner)) + (self.downsample(x) if self.downsample else x))


class ResidualNetwork(torch.nn.Module):
    """The graph of ResNet-152, with few channels."""

    def __init__(self):
        super().__init__()
        nn = torch.nn
        self.conv1 = nn.Conv2d(3, 4, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.relu = nn.ReLU()
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        self.layers = nn.Sequential(
            *[Bottleneck(i == 0) for count in [3, 8, 36, 3] for i in range(count)])
        self.fc = nn.Linear(4, 10)

    def forward(self, x):
        return self.fc(self.layers(self.maxpool(self.relu(self.bn1(self.conv1(x))))).mean((2, 3)))


class Echo(torch.nn.Module):
    """A module that does nothing: what is timed is the call."""

    def forward(self, x):
        return x


def call_module(state):
    module, count = state
    x = torch.tensor(1.0)
    for _ in range(count):
        x = module(x)
    return x


def call_forward(state):
    module, count = state
    x = torch.tensor(1.0)
    for _ in range(count):
        x = module.forward(x)
    return x


def eager(size):
    """The calls of a chain, in a loop."""
    value = torch.tensor([1.0])
    for index in range(max(0, size - 2)):
        value = torch.relu(value) if index % 2 == 0 else value + 1.0
    return value


def kernels(size):
    """The calls of a chain by the operators themselves, each with the first input."""
    x = torch.tensor([1.0])
    relu, add = torch.ops.aten.relu.default, torch.ops.aten.add.Tensor
    for _ in range(max(0, size - 2) // 2):
        relu(x)
        result = add(x, 1.0)
    return result


def warm_module(size):
    """A graph module whose code has run once."""
    module = graph_module(size)
    module(torch.tensor([1.0]))
    return module


def infer_shapes(module):
    mode = FakeTensorMode()
    FakeTensorProp(module, mode).propagate(mode.from_tensor(torch.zeros(2, 3)))
    return module


# name: (unit, setup, units of the state and size, body)
def megabytes(size):
    """A megabyte for 1,000 of the size, 100 at most."""
    return min(max(size // 1000, 1), 100)


def stored_module(size):
    """A file with a graph module of layers of 1 MB."""
    layers = [torch.nn.Linear(512, 512, bias=False) for _ in range(megabytes(size))]
    file = tempfile.NamedTemporaryFile()
    torch.save(torch.fx.symbolic_trace(torch.nn.Sequential(*layers)), file.name)
    return file


def open_module(file):
    return torch.load(file.name, mmap=True, weights_only=False)


def drawable(size):
    return torch.fx.GraphModule(torch.nn.Module(), chain(size))


def draw(module):
    from torch.fx.passes.graph_drawer import FxGraphDrawer

    return FxGraphDrawer(module, "graph").get_dot_graph().to_string()


ENTRIES = {
    "trace": ("us/node", ChainModule, None, lambda module: torch.fx.Tracer().trace(module)),
    "traced-memory": (
        "bytes/node", ChainModule, None, lambda module: torch.fx.Tracer().trace(module)),
    "build": ("us/node", lambda size: size, None, chain),
    "memory": ("bytes/node", lambda size: size, None, sums),
    "module-call": ("us/call", lambda size: (Echo(), size), None, call_module),
    "forward-call": ("us/call", lambda size: (Echo(), size), None, call_forward),
    "iterate": ("us/node", chain, None, lambda graph: sum(len(n.users) for n in graph.nodes)),
    "print": ("us/node", chain, None, str),
    "python-code": ("us/node", chain, None, lambda graph: graph.python_code("self")),
    # torch.fx writes one language.
    "swift-code": ("us/node", chain, None, lambda graph: graph.python_code("self")),
    "python-export": ("us/node", exported, None, lambda graph: graph.python_code("self")),
    "swift-export": ("us/node", exported, None, lambda graph: graph.python_code("self")),
    "dot-modules": ("us/node", drawable, None, draw),
    "dot": ("us/node", drawable, None, draw),
    "verify": ("us/node", chain, None, lambda graph: graph.lint()),
    "replace": ("us/use", replacement_chain, lambda state, size: len(state[1]), replace),
    "replace-hub": ("us/use", replacement_hub, None, replace),
    "erase": ("us/node", chain, None, erase),
    "copy": ("us/node", chain, None, copy_and_edit),
    "dead-code": ("us/node", half_dead, None, lambda graph: graph.eliminate_dead_code()),
    "replace-pattern": (
        "us/node", graph_module, None,
        lambda module: replace_pattern(
            module, lambda x: torch.relu(x), lambda x: torch.sigmoid(x))),
    "rules": (
        "us/node", graph_module, None,
        lambda module: replace_pattern(
            module, lambda x: torch.relu(x), lambda x: torch.sigmoid(x))),
    "no-match": (
        "us/node", graph_module, None,
        lambda module: SubgraphMatcher(no_match()).match(module.graph)),
    "common-subexpressions": (
        "us/node", lambda size: torch.fx.GraphModule(torch.nn.Module(), twice(size)), None,
        merge_equal),
    "dead-code-pass": (
        "us/node", lambda size: torch.fx.GraphModule(torch.nn.Module(), half_dead(size)), None,
        lambda module: module.graph.eliminate_dead_code()),
    "canonical": (
        "us/node", lambda size: torch.fx.GraphModule(torch.nn.Module(), twice(size)), None,
        canonical),
    "split": ("us/node", graph_module, None, split),
    "partition": (
        "us/node", lambda size: graph_module(min(size, 1000)),
        lambda _, size: min(size, 1000), partition),
    "fold-batch-norm": (
        "us/run", lambda _: ResidualNetwork().eval(), lambda *_: 1, fuse),
    "eager": ("us/node", lambda size: size, None, eager),
    "kernels": ("us/node", lambda size: size, None, kernels),
    "plan": ("us/node", warm_module, None, lambda module: module(torch.tensor([1.0]))),
    "interpreter": (
        "us/node", lambda size: torch.fx.Interpreter(graph_module(size)), None,
        lambda interpreter: interpreter.run(torch.tensor([1.0]))),
    "shapes": ("us/node", graph_module, None, infer_shapes),
    "transform": (
        "us/node", graph_module, None, lambda module: torch.fx.Transformer(module).transform()),
    "save": ("us/node", graph_module, None, pickle.dumps),
    "load": ("us/node", lambda size: pickle.dumps(graph_module(size)), None, pickle.loads),
    "open": ("us/MB", stored_module, lambda _, size: megabytes(size), open_module),
}


def sample(unit, setup, units, body, size):
    """Microseconds of one unit, or what one node's memory is."""
    state = setup(size)
    if unit == "bytes/node":
        return traced_bytes(body, state) / size
    gc.collect()
    start = time.perf_counter()
    result = body(state)
    seconds = time.perf_counter() - start
    del result
    return seconds * 1e6 / (units(state, size) if units else size)


def traced_bytes(body, state):
    """What Python has allocated after a call and not before; C++ objects are not counted."""
    tracemalloc.start()
    result = body(state)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del result
    return size


def measure(name, size, repeats):
    unit, setup, units, body = ENTRIES[name]
    samples = [sample(unit, setup, units, body, size) for _ in range(repeats + 1)][1:]
    return {
        "side": "torch",
        "name": name,
        "size": size,
        "unit": unit,
        "median": statistics.median(samples),
        "min": min(samples),
        "repeats": repeats,
    }


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("command", nargs="?", choices=["run", "serve"])
    parser.add_argument("name", nargs="?", choices=[*ENTRIES, "all"])
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args(arguments)
    if not options.list and options.command is None:
        parser.error("expected --list, run or serve")
    if options.command == "run" and options.name is None:
        parser.error("run needs a name")
    return options


def requests(options):
    """Names, sizes and repeats, from the options or from standard input."""
    if options.command == "serve":
        for line in sys.stdin:
            name, size, repeats = line.split()
            yield name, int(size), int(repeats)
        return
    for name in ENTRIES if options.name == "all" else [options.name]:
        for size in options.size or [1000, 10000, 100000]:
            yield name, size, options.repeats


def main():
    options = parse(sys.argv[1:])
    if options.list:
        print("\n".join(ENTRIES))
        return
    for request in requests(options):
        print(json.dumps(measure(*request)), flush=True)


if __name__ == "__main__":
    main()
