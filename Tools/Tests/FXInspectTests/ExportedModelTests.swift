// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

@Suite struct `fx-inspect and exported models` {
    @Test(arguments: ["mymodule", "cond", "multi_io", "buffer_mutation", "data_dependent_shape"])
    func `runs them and compares`(_ name: String) throws {
        let command = try Command()
        let io = InspectedModel.fixture(name, "io.safetensors")
        for (file, engine) in [("model.pt2", "--interpreter"), ("model.core.pt2", nil)] {
            let options = [
                "run", InspectedModel.fixture(name, file), "--inputs", io, "--case", "1",
                "--compare", io,
                "--outputs", "out.safetensors",
            ]
            let outcome = try command.run(options + (engine.map { [$0] } ?? []))
            #expect(outcome.status == 0, "\(outcome.message)")
            #expect(outcome.output.contains("out.0: equal"))
            #expect(outcome.output.contains("mutated.mean") == (name == "buffer_mutation"))
            let path = command.folder.appending(path: "out.safetensors").path
            let written = try SafetensorsFile(contentsOf: path)
            #expect(written.names.contains("out.0"))
            // The outputs of one case are not those of another.
            let other = try command.run(
                "run", InspectedModel.fixture(name, file), "--inputs", io, "--case", "0",
                "--compare", path)
            #expect(other.status == 1)
        }
    }

    @Test func `says which input is missing`() throws {
        let command = try Command()
        let io = InspectedModel.fixture("mymodule", "io.safetensors")
        let outcome = try command.run(
            "run", InspectedModel.fixture("mymodule", "model.pt2"), "--inputs", io, "--outputs",
            "o.safetensors")
        #expect(outcome.status == 2)
        #expect(outcome.message.contains("there is no tensor 'x' for the model's inputs"))
        #expect(try command.files.isEmpty)
        let nothing = try command.run(
            "run", InspectedModel.fixture("mymodule", "model.pt2"), "--inputs", io)
        #expect(nothing.status == 64)
    }

    @Test func `converts them there and back`() throws {
        let command = try Command()
        let io = InspectedModel.fixture("cond", "io.safetensors")
        var path = InspectedModel.fixture("cond", "model.pt2")
        for next in ["model.zip", "again.pt2", "folder/", "last.pt2"] {
            let outcome = try command.run("convert", path, next)
            #expect(outcome.status == 0, "\(next): \(outcome.message)")
            path = next
            let run = try command.run(
                "run", next, "--inputs", io, "--case", "0", "--compare", io)
            #expect(run.status == 0, "\(next): \(run.output) \(run.message)")
        }
        #expect(try command.run("convert", path, "weights.safetensors").status == 0)
        #expect(try command.run("convert", path, "graph.json").status == 0)
        // Files of tensors, too.
        #expect(try command.run("convert", "weights.safetensors", "again.safetensors").status == 0)
        #expect(try command.run("compare", "folder", "folder///").status == 0)
        let refused = try command.run("convert", "graph.json", "graph.pt2")
        #expect(refused.status == 2)
        #expect(refused.message.contains("is missing"))
    }
}
