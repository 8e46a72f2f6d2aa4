// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FX
import FXInspect

/// Draws a graph for graphviz.
struct DotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dot", abstract: "Draw a graph for graphviz.",
        discussion: """
            Nodes stand in frames, one a module. Of a large graph, modules are folded into a box \
            each, so that it can be laid out and read; --depth says how deep to draw instead.

              $ fx-inspect dot model.pt2 --svg --output model.svg
              $ fx-inspect dot model.pt2 --depth 2 | dot -Tpdf > model.pdf
              $ fx-inspect dot model.pt2 --module layer1.0 --png --output block.png
              $ fx-inspect dot model.pt2 --around conv2d_3 --hops 2
              $ fx-inspect dot graph.json --input x=f32[1,3,224,224] > graph.dot
            """)

    @ArgumentParser.Argument(help: "A model or graph file, or - for standard input.")
    var file: String

    @Option(help: "How many modules deep nodes are drawn one by one.")
    var depth: Int?

    @Option(help: "Draw the nodes of one module.")
    var module: String?

    @Option(help: "Draw the nodes around one.")
    var around: String?

    @Option(help: "How many arrows away from that node.")
    var hops = 2

    @Flag(inversion: .prefixedNo, help: "Show dtypes and shapes on arrows.")
    var shapes = true

    @Flag(help: "Draw a box for each parameter.")
    var state = false

    @Flag(help: "Lay it out as SVG, through graphviz.")
    var svg = false

    @Flag(help: "Lay it out as PNG, through graphviz.")
    var png = false

    @OptionGroup var inputs: InputOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var messages: MessageOptions

    func validate() throws {
        if module != nil, around != nil { throw ValidationError("Give --module or --around.") }
        if svg, png { throw ValidationError("Give --svg or --png.") }
        if hops < 0 { throw ValidationError("--hops is 0 or more.") }
        if let depth, depth < 0 { throw ValidationError("--depth is 0 or more.") }
        if png, output.output == nil { try StandardStreams.refuseTerminal("PNG") }
    }

    func run() throws {
        // Before a large graph is read: the program may be missing.
        let program = svg || png ? try Graphviz() : nil
        let file = try inputs.open(file)
        let text = try Report(of: file).dot(
            depth: depth, selection: try selection(file), showsShapes: shapes, showsState: state)
        guard let program else { return try output.write(text) }
        try output.write(program.draw(text, as: svg ? .svg : .png))
    }

    private func selection(_ file: InspectedFile) throws -> DotSelection {
        if let around {
            return .around(try file.node(named: around).name, hops: hops)
        }
        if let module { return .module(try file.modulePath(module)) }
        return .all
    }
}
