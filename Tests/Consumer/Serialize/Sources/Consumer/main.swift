// SPDX-License-Identifier: Apache-2.0

import FXIR
import FXSerialize

let graph = Graph()
let x = try graph.placeholder("x")
try graph.output(x)
let bytes = try ModelArchive(graph: graph).json()
let opened = try ModelArchive(json: bytes)
print(opened.graph)
print(try opened.json() == bytes ? "the same bytes" : "other bytes")
