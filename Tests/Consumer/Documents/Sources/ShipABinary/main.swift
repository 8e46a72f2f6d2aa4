// SPDX-License-Identifier: Apache-2.0

import FX

let repository = CommandLine.arguments.dropFirst().first ?? "../swift-fx"
let model = try GraphModule(contentsOf: "mlp.pt2")
let io = try SafetensorsFile(contentsOf: "io.safetensors")

try model.writePackage(
    to: "Classifier", name: "Classifier", dependency: .url(repository, exact: "1000.0.0"),
    cases: [[.leaf(try io.tensor("case0.in.input"))], [.leaf(try io.tensor("case2.in.input"))]])
try SafetensorsFile.write(
    ["input": try io.tensor("case1.in.input")], to: "Classifier/inputs.safetensors")
print("written")
