// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect
import Foundation

/// Runs a model on stored inputs.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a model on tensors of a file.",
        discussion: """
            The inputs are the tensors that are called as the model's inputs, or case0.in.NAME with
            --case 0. The outputs are called out.0, out.1, ... in the order in which PyTorch
            flattens the result, and mutated.PATH for buffers that were written to.

              $ fx-inspect run model.pt2 --inputs in.safetensors --outputs out.safetensors
              $ fx-inspect run model.pt2 --inputs io.safetensors --case 0 --compare io.safetensors

            Exit status: 0 done and equal, 1 not equal, 2 trouble.
            """)

    @Argument(help: "A model: a zip file or folder of our own, or a .pt2 file of PyTorch.")
    var file: String

    @Option(help: "A safetensors file with the inputs.")
    var inputs: String

    @Option(help: "The number of the case, where the file of inputs has several.")
    var `case`: Int?

    @Option(help: "The safetensors file to write the outputs to.")
    var outputs: String?

    @Flag(help: "Run node by node, without a plan.")
    var interpreter = false

    @Option(help: "A safetensors file with the expected outputs.")
    var compare: String?

    @Option(help: "How far a number may be off, as a part of the expected one.")
    var rtol = 1e-4

    @Option(help: "How far a number may be off beside that.")
    var atol = 1e-5

    func validate() throws {
        if outputs == nil, compare == nil {
            throw ValidationError("Say what becomes of the results: --outputs, --compare or both.")
        }
        if rtol.isNaN || rtol < 0 || atol.isNaN || atol < 0 {
            throw ValidationError("--rtol and --atol are 0 or more.")
        }
    }

    func run() throws {
        let model = try ModelRun(path: file, engine: interpreter ? .interpreter : .plan)
        let results = try model.results(of: inputs, case: `case`)
        if let outputs { try results.write(to: outputs) }
        guard let compare else { return }
        let comparison = try TensorComparison(
            results, with: compare, case: `case`,
            tolerance: .init(relative: rtol, absolute: atol))
        for line in comparison.lines { print(line) }
        if !comparison.isEqual { throw ExitCode(1) }
    }
}
