// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Stores a model in another format.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Store a model in another format.",
        discussion: """
            The name of the new file says what it becomes: .pt2 for PyTorch, .json for the graph
            alone, .safetensors for the tensors alone, a name that ends with a slash for a folder,
            and a zip file of our own for any other.

              $ fx-inspect convert resnet.pt2 resnet.zip
              $ fx-inspect convert resnet.zip again.pt2
              $ fx-inspect convert weights.pt weights.safetensors
            """)

    @Argument(help: "A model, or a state dictionary of torch.save.")
    var input: String

    @Argument(help: "The file or folder to write.")
    var output: String

    func run() throws { try ModelConversion.convert(input, to: output) }
}
