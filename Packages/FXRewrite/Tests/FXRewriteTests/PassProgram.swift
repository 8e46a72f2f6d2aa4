// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor

/// A program with inputs and state of its own, and what passes do with it.
struct PassProgram: Sendable, CustomStringConvertible {
    enum Outcome: Sendable { case fires, keeps, refuses }

    let description: String
    /// Names of ``StandardPasses``; `split-3` cuts the graph into so many parts before.
    let passes: [String]
    let outcome: Outcome
    let state: [String]
    let text: String

    init(
        _ description: String, _ passes: [String], _ outcome: Outcome, state: [String] = [],
        _ text: String
    ) {
        self.description = passes.joined(separator: ", ") + ": " + description
        (self.passes, self.outcome, self.state, self.text) = (passes, outcome, state, text)
    }

    func module() throws -> GraphModule {
        var entries: [(path: ModulePath, content: ModuleMember.Content)] = []
        for (seed, line) in state.enumerated() {
            let words = line.split(separator: " ").map(String.init)
            let content =
                words[0] == "alias"
                ? entries.first { $0.path.text == words[2] }?.content
                : Self.content(words, seed)
            if let content { entries.append((ModulePath(words[1]), content)) }
        }
        return try GraphModule(entries: entries, try Graph(parsing: text))
    }

    /// What stands at a path: a kind, the path, extents and other words.
    private static func content(_ words: [String], _ seed: Int) -> ModuleMember.Content? {
        let numbers = words.compactMap(Int.init)
        switch words[0] {
        case "param": return .parameter(values(.float32, numbers, seed))
        case "param16": return .parameter(values(.float16, numbers, seed))
        case "buffer": return .buffer(values(.float32, numbers, seed), isPersistent: true)
        case "linear":
            return layer(
                Linear(numbers[0], numbers[1], bias: !words.contains("nobias")), words, seed)
        case "conv2":
            let size = IntPair(numbers[2], numbers[2])
            return layer(Conv2d(numbers[0], numbers[1], kernelSize: size), words, seed)
        case "bn1": return layer(BatchNorm1d(numbers[0]), words, seed)
        case "bn2": return layer(BatchNorm2d(numbers[0]), words, seed)
        case "relu": return layer(ReLU(), words, seed)
        default: return nil
        }
    }

    private static func layer(
        _ layer: Module, _ words: [String], _ seed: Int
    ) -> ModuleMember.Content {
        for (index, entry) in layer.stateDictionary().enumerated()
        where entry.tensor.dtype == .float32 && !entry.path.text.hasSuffix("running_var") {
            _ = entry.tensor.copy_(values(.float32, entry.tensor.extents, seed + index))
        }
        layer.train(words.contains("train"))
        return .module(layer)
    }

    private static func values(_ dtype: DType, _ extents: [Int], _ seed: Int) -> Tensor {
        let numbers = (0..<extents.reduce(1, *)).map { index -> Double in
            let value = Double((index * 37 + seed * 11) % 23) - 11
            return dtype.isFloatingPoint ? value / 8 : value
        }
        let tensor = Tensor(numbers).reshape(extents)
        if dtype == .bool { return tensor.gt(0) }
        return (dtype == .uint8 ? tensor.abs() : tensor).to(dtype)
    }

    /// What two runs give, and make of the inputs; dtypes and shapes count, too.
    static func run(_ module: GraphModule) throws -> [Argument<Double>] {
        let inputs: [Argument<Tensor>] = module.graph.placeholders.enumerated().map { seed, node in
            let spec = node.spec ?? TensorSpec(.float32, [])
            return .leaf(values(spec.dtype, spec.shape.extents ?? [], seed + 3))
        }
        var result: [Argument<Double>] = []
        for _ in 0..<2 {
            let outputs = try Interpreter(module).run(inputs)
            for tensor in outputs.leaves + inputs.flatMap(\.leaves) {
                result.append(.string("\(tensor.dtype) \(tensor.extents)"))
                result += tensor.to(.float64).contiguous().elements.map(Argument.double)
            }
        }
        return result
    }
}
