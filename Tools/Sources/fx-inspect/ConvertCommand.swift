// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Stores a model in another format.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Store a model in another format.",
        discussion: """
            The name of the new file says what it becomes: .pt2 for PyTorch, .json for the graph \
            alone, .safetensors for the tensors alone, a name that ends with a slash for a folder, \
            and a zip file of our own for any other. Standard output gets a zip file, too.

              $ fx-inspect convert resnet.pt2 resnet.zip
              $ fx-inspect convert resnet.zip again.pt2
              $ fx-inspect convert weights.pt weights.safetensors
              $ fx-inspect convert resnet.pt2 - | fx-inspect summary -
            """)

    @Argument(help: "A model, tensors or a state dictionary of torch.save; - for standard input.")
    var input: String

    @Argument(help: "The file or folder to write, or - for standard output.")
    var output: String

    func validate() throws {
        if output == "-" { try StandardStreams.refuseTerminal("zip file") }
    }

    func run() throws { try ModelConversion.convert(InspectedFile(path: input), to: output) }
}
