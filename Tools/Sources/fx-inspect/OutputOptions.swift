// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX
import FXInspect

/// Where a command's result goes.
struct OutputOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The file to write; standard output where it is missing.")
    var output: String?

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output is the name of a file.") }
    }

    /// Writes a text, with a newline at its end. A file is whole or untouched.
    func write(_ text: String) throws {
        var bytes = Array(text.utf8)
        if bytes.last != 0x0a { bytes.append(0x0a) }
        try write(bytes)
    }

    /// Writes bytes. A file is whole or untouched.
    func write(_ bytes: [UInt8]) throws {
        guard let output, output != "-" else { return try StandardStreams.write(bytes) }
        try ResultFile.write(bytes, to: output)
    }
}

/// Whether a result is for people or for programs.
struct ReportOptions: ParsableArguments {
    @Flag(help: "Print JSON, for programs.")
    var json = false

    @OptionGroup var output: OutputOptions

    func write(_ inspection: any Inspection) throws {
        if json { return try output.write(inspection.jsonText) }
        let isTerminal = output.output == nil && StandardStreams.showsColors
        try output.write(inspection.text(isTerminal ? .colored : .plain))
    }
}

/// What a command says beside its result.
struct MessageOptions: ParsableArguments {
    @Flag(name: [.short, .long], help: "Say nothing on standard error but errors.")
    var quiet = false

    /// Writes a line on standard error.
    func say(_ text: String) { if !quiet { StandardStreams.say("fx-inspect: " + text) } }
}

/// What is known of a graph's values.
struct ShapeOptions: ParsableArguments {
    @Flag(help: "Show dtypes and shapes.")
    var shapes = false

    @OptionGroup var inputs: InputOptions

    /// Opens a file, and infers shapes where inputs are given.
    func open(_ path: String, _ messages: MessageOptions) throws -> InspectedFile {
        let file = try inputs.open(path)
        if shapes, file.hasGraph, !file.hasShapes {
            messages.say(
                "\(file.source): most shapes are not recorded; say what inputs are with "
                    + "--input NAME=f32[1,3,224,224]")
        }
        return file
    }
}

/// What inputs are, where the file does not say or others are wanted.
struct InputOptions: ParsableArguments {
    @Option(
        name: .customLong("input"), parsing: .singleValue,
        help: ArgumentHelp(
            "What an input is: x=f32[1,3,224,224], ids=i64[batch,128], n=3, p=float, b=bool. Shapes follow.",
            valueName: "name=spec"))
    var specs: [String] = []

    func open(_ path: String) throws -> InspectedFile {
        let inputs = try specs.map { try InputSpec($0) }
        let file = try InspectedFile(path: path)
        if !inputs.isEmpty { try file.inferShapes(from: inputs) }
        return file
    }

    func validate() throws {
        do { for spec in specs { _ = try InputSpec(spec) } } catch {
            throw ValidationError("\(error)")
        }
    }
}
