// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX
import FXInspect

/// Runs a model on stored inputs.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a model on tensors of a file, and time it.",
        discussion: """
            The inputs are the tensors that are called as the model's inputs, or case0.in.NAME with \
            --case 0; to time a model, zeros of its inputs' shapes do where there is no file. The \
            outputs are called out.0, out.1, ... in the order in which PyTorch flattens the result, \
            and mutated.PATH for buffers that were written to.

              $ fx-inspect run model.pt2 --inputs in.safetensors --outputs out.safetensors
              $ fx-inspect run model.pt2 --inputs x.safetensors --case 0 --compare x.safetensors
              $ fx-inspect run model.pt2 --repeat 50 --threads 1
              $ fx-inspect run model.pt2 --profile --input x=f32[8,3,224,224]

            --repeat prints the median and spread as JSON, --profile a table, as JSON with --json.

            Exit status: 0 done and equal, 1 not equal, 2 trouble.
            """)

    @ArgumentParser.Argument(
        help: "A model, or - for standard input.")
    var file: String

    @Option(help: "A safetensors file with the inputs, or - for standard input.")
    var inputs: String?

    @Option(help: "The number of the case, where the file of inputs has several.")
    var `case`: Int?

    @Option(help: "The safetensors file to write the outputs to.")
    var outputs: String?

    @Flag(help: "Run node by node, without a plan.")
    var interpreter = false

    @Option(help: "A safetensors file with the expected outputs, or - for standard input.")
    var compare: String?

    @Option(help: "How far a number may be off, as a part of the expected one.")
    var rtol = 1e-4

    @Option(help: "How far a number may be off beside that.")
    var atol = 1e-5

    @Option(help: "How many threads kernels may use.")
    var threads: Int?

    @Option(name: .customLong("repeat"), help: "Run so often, and print the times.")
    var runs: Int?

    @Flag(help: "Print what each node and module takes.")
    var profile = false

    @Flag(help: "Print JSON, for programs.")
    var json = false

    @OptionGroup var shapes: InputOptions
    @OptionGroup var messages: MessageOptions

    func validate() throws {
        let isTimed = runs != nil || profile
        if outputs == nil, compare == nil, !isTimed {
            throw ValidationError(
                "Say what becomes of the results: --outputs, --compare, --repeat or --profile.")
        }
        if inputs == nil, outputs != nil || compare != nil {
            throw ValidationError("Name the file of the inputs: --inputs.")
        }
        if !rtol.isFinite || rtol < 0 || !atol.isFinite || atol < 0 {
            throw ValidationError("--rtol and --atol are numbers, 0 or more.")
        }
        if `case` != nil, inputs == nil {
            throw ValidationError("--case is one of --inputs: name the file.")
        }
        if [file, inputs, compare].count(where: { $0 == "-" }) > 1 {
            throw ValidationError("Standard input is one file: name the others.")
        }
        if outputs == "-" {
            throw ValidationError("--outputs is a file: the report goes to standard output.")
        }
        if let runs, runs < 1 { throw ValidationError("--repeat is 1 or more.") }
        if let threads, threads < 1 { throw ValidationError("--threads is 1 or more.") }
    }

    func run() throws {
        if let threads { torch.setNumThreads(threads) }
        let model = try ModelRun(of: shapes.open(file), engine: interpreter ? .interpreter : .plan)
        let values =
            try inputs.map { try model.inputs(from: $0, case: `case`) } ?? model.zeroInputs()
        let isEqual = try compareOutputs(model, values)
        if let runs {
            let progress = Progress(total: runs, messages)
            defer { progress.finish() }
            let timing = try model.timing(of: values, runs: runs, progress: progress.update)
            progress.finish()
            try StandardStreams.writeLine(timing.jsonText)
        }
        if profile {
            let profile = try model.profile(of: values, runs: runs ?? 1)
            try StandardStreams.writeLine(json ? profile.jsonText : profile.description)
        }
        if !isEqual { throw ExitCode(1) }
    }

    /// Runs once where somebody wants the outputs, and tells whether they are as expected.
    private func compareOutputs(
        _ model: ModelRun, _ values: KeywordArguments<Tensor>
    ) throws -> Bool {
        if outputs == nil, compare == nil { return true }
        let results = try model.results(of: values)
        if let outputs { try SafetensorsFile.write(results, to: outputs) }
        guard let compare else { return true }
        let comparison = try TensorComparison(
            results, with: compare, case: `case`,
            tolerance: .init(relative: rtol, absolute: atol))
        try StandardStreams.writeLine(
            json ? comparison.jsonText : comparison.lines.joined(separator: "\n"))
        return comparison.isEqual
    }
}
