// SPDX-License-Identifier: Apache-2.0

import FXIR

let graph = Graph()
let x = try graph.placeholder("x")
let sum = try graph.callFunction("torch.add", [x, 1.0])
try graph.output(sum)
try GraphVerifier().verify(graph)
print(graph)
