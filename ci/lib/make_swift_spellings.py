#!/usr/bin/env python3
"""Writes what FXTensor spells in Swift into FXCodegen, or checks that it is there.

usage: make_swift_spellings.py [--check]

Every operator function of FXTensor records one function or method, named in its body. A line has
that name, the function in Swift, its parameters and its result:

    torch.sum|torch.sum|T dim:I keepdim:b?=|T

A parameter is a label, a kind (see KINDS), `?` where it is optional, `=` where it has a default, and
`@name` where it is recorded as a keyword that its label does not say, or by position in spite of it.
`!name:value` is a keyword that is recorded always.
"""
import glob
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "Packages/FXTensor/Sources/FXTensor"
TARGET = ROOT / "Packages/FXCodegen/Sources/FXCodegen/Swift/SwiftSpellingText.swift"
KINDS = {
    "Tensor": "T", "Int": "i", "Bool": "b", "Double": "d", "String": "s", "DType": "y",
    "some TensorScalar": "S", "any TensorScalar": "S", "[Int]": "I", "IntPair": "P",
    "IntTriple": "Q", "[Tensor]": "L", "Tensor...": "V", "SymInt": "N", "SymInt...": "M",
    "[SymInt]": "R", "Int...": "W", "MemoryFormat": "m", "[Double]": "D",
}
# `.functional.linear` is torch._C._nn.linear.
NAMES = {}
for owner, body in re.findall(
        r"^public enum (\w+?)s?Names \{\n(.*?)^\}",
        (ROOT / "Packages/FXCore/Sources/FXCore/FunctionTarget+Names.swift").read_text(),
        re.S | re.M):
    for name, target in re.findall(r'let `?(\w+)`? = FunctionTarget\("([\w.]+)"\)', body):
        NAMES[f"{owner.lower()}.{name}"] = target
RESULTS = {"Tensor": "T", "TensorList": "L", "ValuesAndIndices": "P"}


def closing(text, start, opening="([{", ends=")]}"):
    """The index behind what closes the bracket at an index."""
    depth, index = 0, start
    while True:
        depth += (text[index] in opening) - (text[index] in ends)
        index += 1
        if depth == 0:
            return index


def split(text):
    """The parts between the commas that stand in no brackets."""
    parts, depth, part = [], 0, ""
    for character in text:
        if character == "," and depth == 0:
            parts.append(part.strip())
            part = ""
            continue
        depth += (character in "([{<") - (character in ")]}>")
        part += character
    return parts + [part.strip()] if part.strip() else parts


def snake(name):
    return re.sub(r"([A-Z])", lambda match: "_" + match[1].lower(), name)


def callee(body):
    found = re.findall(r'\.(function|method)\(\s*"([^"]+)"\)', body)
    found += [("function", NAMES.get(name, name))
              for name in re.findall(r"\.function\(\s*\.([\w.]+)\)", body)]
    found += [("function", "torch." + name)
              for name in re.findall(r'Dispatch\.convolution\(\s*"(\w+)"', body)]
    names = {("method " if kind == "method" else "") + name for kind, name in found}
    return names.pop() if len(names) == 1 else None


def parameter(text, body):
    """A parameter as the table has it; None where it has a type that no call from a graph has."""
    names, kind = text.split(":", 1)
    kind, _, default = kind.strip().partition(" = ")
    optional = kind.endswith("?")
    kind = kind[:-1].strip("()") if optional else kind
    if kind not in KINDS:
        return None
    label, _, inner = names.strip().partition(" ")
    inner = inner or label
    # The keyword under which the body records the parameter: ("dim", dim.map { ... }).
    keyword = None
    for match in re.finditer(r'(?<!\w)\("(\w+)", ', body):
        value = body[match.end():closing(body, match.start()) - 1]
        if re.search(rf"(?<![.\"])\b{inner}\b(?!:)", value) and not value.startswith("{"):
            keyword = match[1]
    entry = ("" if label == "_" else label.strip("`") + ":") + KINDS[kind]
    entry += ("?" if optional else "") + ("=" if default else "")
    said = None if label == "_" else snake(label.strip("`"))
    if keyword is not None and keyword != said:
        entry += "@" + keyword
    return entry


# Keywords that a function records by way of another one.
HIDDEN = {
    "torch.nn.functional.softmax": ["!_stacklevel:3"],
    "torch.nn.functional.log_softmax": ["!_stacklevel:3"],
    "torch.functional.tensordot": ["!out:None"],
}


def constants(name, body):
    """Keywords that are recorded whatever the arguments are, as the table has them."""
    for key, truth, number in re.findall(r'"(\w+)": (?:(true|false)|(-?\d+))\b', body):
        yield f"!{key}:" + (truth.capitalize() or number)
    yield from HIDDEN.get(name, [])


def functions(path):
    """The functions of one source as lines of the table."""
    text = re.sub(r"//[^\n]*", "", path.read_text())
    blocks = r"^(public )?(?:extension|enum) (torch(?:\.\w+)?|F|Tensor)\b[^{\n]*\{\n(.*?)^\}"
    for block in re.finditer(blocks, text, re.S | re.M):
        owner, code = block[2], block[3]
        heads = r"^    (?:@\w+(?:\([^)]*\))?\s+)*(public )?(static )?func `?(\w+)`?\("
        for head in re.finditer(heads, code, re.M):
            if not (head[1] or block[1]) or (owner == "Tensor") == bool(head[2]):
                continue
            end = closing(code, head.end() - 1)
            opening = code.index("{", end)
            result = " ".join(code[end:opening].split()).removeprefix("-> ")
            body = code[opening:closing(code, opening)]
            name = callee(body)
            if name in (None, "operator.getitem") or result not in RESULTS:
                continue
            given = split(" ".join(code[head.end():end - 1].split()))
            given = [p for p in given if not re.match(r"(fileID|line):", p)]
            entries = [parameter(p, body) for p in given]
            if None in entries:
                continue
            entries += constants(name, body)
            if name.startswith("operator."):  # operators have no keywords
                entries = [entry + "@" for entry in entries]
            spelled = head[3] if owner == "Tensor" else f"{owner}.{head[3]}"
            yield f"{name}|{spelled}|{' '.join(entries)}|{RESULTS[result]}"


def main():
    lines = sorted({line for path in sorted(SOURCES.glob("*.swift")) for line in functions(path)})
    text = (
        "// SPDX-License-Identifier: Apache-2.0\n"
        "// Generated by ci/lib/make_swift_spellings.py from the functions of FXTensor.\n\n"
        "// swift-format-ignore\n"
        "enum SwiftSpellingText {\n    /// A function a line: callee, spelling, parameters, result.\n"
        '    static let lines = """\n'
        + "".join(f"        {line}\n" for line in lines) + '        """\n}\n')
    if "--check" not in sys.argv:
        TARGET.write_text(text)
    elif TARGET.read_text() != text:
        sys.exit(f"{TARGET.name} is not what FXTensor has: run ci/lib/make_swift_spellings.py")


main()
