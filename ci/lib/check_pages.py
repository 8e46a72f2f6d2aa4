#!/usr/bin/env python3
"""check_pages.py PROGRAM FOLDER: pages of 100, 1,000 and 10,000 nodes in a browser.

Search, modules that open and close, keys and addresses are driven as a user does; screenshots of
each go into FOLDER. Prints a line for each thing that is not as it should be.
"""

import json
import subprocess
import sys
import time

from page_driver import Page

failed = []


def expect(what, found, wanted):
    if found != wanted:
        failed.append(what)
        print(f"{what}: {found!r}, expected {wanted!r}")


def model(count):
    """A graph of layers of eight blocks of ten nodes, as the native JSON has it."""
    frames, nodes = [["", "Net"]], []
    spec = {"tensor": {"dtype": "float32", "shape": [2, 3]}}
    nodes.append({"name": "x", "op": "placeholder", "target": "x", "args": [], "kwargs": [],
                  "spec": spec})
    previous = "x"
    for index in range(count - 2):
        layer, block = index // 80, index // 10 % 8
        if index % 80 == 0:
            frames.append([f"layers.{layer}", "Layer"])
            above = len(frames) - 1
        if index % 10 == 0:
            frames.append([f"layers.{layer}.{block}", "Block"])
        nodes.append({
            "name": f"n{index}", "op": "call_function",
            "target": ["torch.relu", "torch.neg"][index % 2], "args": [{"node": previous}],
            "kwargs": [], "spec": spec,
            "provenance": {"file": 0, "line": index + 1, "modules": [0, above, len(frames) - 1]},
        })
        previous = nodes[-1]["name"]
    nodes.append({"name": "output", "op": "output", "target": "output",
                  "args": [{"node": previous}], "kwargs": []})
    graph = {"nodes": nodes, "files": ["Net.swift"], "modules": frames}
    return json.dumps({"format": "swift-fx", "version": 1, "graph": graph, "state": []})


ROWS = 'document.querySelectorAll(".row").length'
COUNT = 'document.getElementById("count").textContent'
TITLE = 'document.querySelector("aside h2").textContent'
CHOSEN = '(document.querySelector(".row.chosen .name") || {}).textContent'


def search(words):
    return (f'search = document.getElementById("search"); search.value = {json.dumps(words)};'
            ' search.dispatchEvent(new Event("input"))')


def click(name, part=".name"):
    """Clicks a part of the row of a name."""
    return (f'[...document.querySelectorAll(".row")].find(row => '
            f'row.querySelector(".name").textContent === {json.dumps(name)})'
            f'.querySelector("{part}").click()')


def drive(page, count, url):
    """Does what a user does."""
    size = f"{count} nodes: "
    last = f"n{count - 3}"
    layers = (count - 2 + 79) // 80
    expect(size + "count", page.value(COUNT), f"{count} nodes")
    closed = 1 + layers + 2
    seen = min(closed, page.value(
        'Math.ceil(document.getElementById("tree").clientHeight / 24) + 20'))
    expect(size + "rows of closed layers", page.value(ROWS), seen)
    page.value(click("layers.0", ".twisty"))
    expect(size + "blocks of an open layer",
           page.value('[...document.querySelectorAll(".row .type")]'
                      '.filter(type => type.textContent === "Block").length') > 0, True)
    page.value(click("layers.0", ".twisty"))
    expect(size + "rows of a layer closed again", page.value(ROWS), seen)
    start = time.monotonic()
    page.value(search(f"{last} relu") if (count - 3) % 2 == 0 else search(f"{last} neg"))
    expect(size + "search takes no second", time.monotonic() - start < 1, True)
    expect(size + "hits", page.value(COUNT), f"1 of {count}")
    expect(size + "rows of a hit", page.value(ROWS), 4)
    page.value('document.getElementById("search").focus()')
    page.press("Enter", 13)
    expect(size + "details of the hit", page.value(TITLE), last)
    expect(size + "address", page.value("location.hash"), f"#node={last}")
    page.press("Escape", 27)
    expect(size + "the hit stays chosen", page.value(CHOSEN), last)
    page.press("ArrowLeft", 37)
    expect(size + "the module around", page.value(TITLE).startswith("layers."), True)
    page.open(url + "#node=n7")
    page.value("1")
    expect(size + "a deep link", (page.value(TITLE), page.value(CHOSEN)), ("n7", "n7"))
    page.value('document.querySelector("aside .card").click()')
    expect(size + "an input", page.value(TITLE), "n6")
    page.value('document.getElementById("open-all").click()')
    page.value('document.getElementById("tree").scrollTop = 1e9')
    page.value("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    rows = page.value(ROWS)
    expect(size + "few rows are in the document", rows < 90, True)
    page.value('document.getElementById("close-all").click()')
    page.value('document.getElementById("tree").scrollTop = 0')
    page.value("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    expect(size + "all closed", page.value(ROWS), seen)


def main(program, folder):
    for count in (100, 1000, 10000):
        path = f"{folder}/page{count}.html"
        subprocess.run([program, "html", "-", "--output", path], input=model(count), text=True,
                       check=True)
        url = "file://" + path
        page = Page(url)
        drive(page, count, url)
        page.value(click("layers.0", ".twisty"))
        page.value(click("0"))
        page.screenshot(f"{folder}/page{count}.png")
        expect(f"{count} nodes: requests", page.requests, [])
        expect(f"{count} nodes: errors", page.complaints, [])
        page.close()
    page = Page(url + "#node=n42", dark=True)
    expect("dark", page.value('getComputedStyle(document.body).backgroundColor'),
           "rgb(20, 24, 31)")
    page.screenshot(f"{folder}/dark.png")
    page.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
