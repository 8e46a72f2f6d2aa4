// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTestSupport

/// A program of views of views, writes through them, items and state, in random order.
struct RandomViewProgram {
    private let graph = Graph()
    private var random: TestGenerator
    /// The values so far, with their shapes.
    private var values: [(node: Node, shape: [Int])] = []

    init(seed: UInt64, count: Int = 14) throws {
        random = TestGenerator(seed: seed)
        for name in ["x", "y"] { values.append((try graph.placeholder(name), [2, 3, 4])) }
        values.append((try graph.getAttribute("c"), [2, 3, 4]))
        values.append((try graph.getAttribute("lin.weight"), [4, 4]))
        for (node, shape) in values {
            node.metadata[.spec] = .leaf(TensorSpec(.float32, Shape(shape)))
        }
        for _ in 0..<count { try insert() }
        var seen: [Argument<Node>] = []
        for (node, _) in values where node.isUnused || Bool.random(using: &random) {
            seen.append(.leaf(node))
        }
        try graph.output(Argument.tuple(seen))
    }

    /// The program with state of its own.
    func module() throws -> GraphModule {
        let (c, linear) = (Self.tensor([2, 3, 4], 7), Linear(4, 4, bias: false))
        _ = linear.weight.copy_(Self.tensor([4, 4], 5))
        return try GraphModule(
            entries: [("c", .buffer(c, isPersistent: true)), ("lin", .module(linear))], graph)
    }

    private mutating func insert() throws {
        let recent = Bool.random(using: &random) ? Array(values.suffix(4)) : values
        guard let (node, shape) = recent.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<12, using: &random) {
        case 0...4: try insertView(of: node, shape)
        case 5, 6: try insertWrite(to: node, shape)
        case 7: try insertItem(of: node, shape)
        case 8: try insertPart(of: node, shape)
        case 9 where shape.last == 4: add(try graph.callModule("lin", [node]), shape)
        default:
            let names: [MethodName] = ["neg", "clone", "abs", "sin"]
            add(try graph.callMethod(names.randomElement(using: &random) ?? "neg", [node]), shape)
        }
    }

    private mutating func add(_ node: Node, _ shape: [Int]) { values.append((node, shape)) }

    private mutating func insertView(of node: Node, _ shape: [Int]) throws {
        guard let axis = shape.indices.randomElement(using: &random) else { return }
        let other = shape.indices.randomElement(using: &random) ?? axis
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
            var turned = shape
            turned.swapAt(axis, other)
            add(try graph.callMethod("transpose", [node, axis, other - shape.count]), turned)
        case 1 where shape[axis] > 0:
            var rest = shape
            let index = Int.random(in: -shape[axis]..<shape[axis], using: &random)
            rest.remove(at: axis)
            add(try graph.callMethod("select", [node, axis, index]), rest)
        case 2:
            var larger = shape
            larger.insert(1, at: axis)
            add(try graph.callMethod("unsqueeze", [node, axis]), larger)
        case 3 where shape[axis] > 1:
            var smaller = shape
            let start = Int.random(in: 0..<shape[axis] - 1, using: &random)
            smaller[axis] = shape[axis] - start - 1
            add(try graph.callMethod("narrow", [node, axis, start, smaller[axis]]), smaller)
        case 4:
            let order = shape.indices.shuffled(using: &random)
            let axes = Argument<Node>.list(order.map { .int($0) })
            add(try graph.callMethod("permute", [node, axes]), order.map { shape[$0] })
        case 5 where shape.count == 2 || shape.count == 3:
            let place = shape.count - 2
            let size = min(shape[place], shape[place + 1])
            add(
                try graph.callMethod("diagonal", [node, 0, -2, -1]),
                Array(shape.prefix(place)) + [size])
        default: add(try graph.callMethod("detach", [node]), shape)
        }
    }

    private mutating func insertWrite(to node: Node, _ shape: [Int]) throws {
        let fitting = values.filter { $0.shape == shape }.map(\.node)
        let other = fitting.randomElement(using: &random) ?? node
        switch Int.random(in: 0..<6, using: &random) {
        case 0: add(try graph.callMethod("add_", [node, 1]), shape)
        case 1: add(try graph.callMethod("mul_", [node, 0.5]), shape)
        case 2:
            add(try graph.callMethod("copy_", [node, try graph.callMethod("sin", [other])]), shape)
        case 3: add(try graph.callMethod("sin_", [node]), shape)
        case 4: add(try graph.callFunction("operator.iadd", [node, 0.25]), shape)
        default: add(try graph.callFunction("torch.nn.functional.relu", [node, true]), shape)
        }
    }

    private mutating func insertItem(of node: Node, _ shape: [Int]) throws {
        guard let first = shape.first, first > 1 else { return }
        let index = Argument<Node>.int(Int.random(in: -first..<first, using: &random))
        if Bool.random(using: &random) {
            add(try graph.callFunction(.operator.getitem, [node, index]), Array(shape.dropFirst()))
        } else {
            let part = Argument<Node>.slice(start: .int(1), stop: .none, step: .none)
            let place = Bool.random(using: &random) ? part : index
            try graph.callFunction("operator.setitem", [node, place, 0.75])
        }
    }

    private mutating func insertPart(of node: Node, _ shape: [Int]) throws {
        guard let axis = shape.indices.randomElement(using: &random), shape[axis] > 1 else {
            return
        }
        let parts = try graph.callMethod("split", [node, 1, axis])
        var part = shape
        part[axis] = 1
        let index = Int.random(in: 0..<shape[axis], using: &random)
        add(try graph.callFunction(.operator.getitem, [parts, index]), part)
    }

    private static func tensor(_ extents: [Int], _ seed: Int) -> Tensor {
        let count = extents.reduce(1, *)
        return Tensor((0..<count).map { Double(($0 * 37 + seed * 11) % 23 - 11) / 8 })
            .reshape(extents).to(.float32)
    }

    /// What two runs give, and make of inputs and state.
    ///
    /// - Parameter owner: The module that has the state, where parts of another one share it.
    static func run(_ module: GraphModule, _ owner: GraphModule) throws -> [Double] {
        let inputs = [tensor([2, 3, 4], 1), tensor([2, 3, 4], 2)]
        let state = owner.stateDictionary().filter { ["c", "lin.weight"].contains($0.path.text) }
        var result: [Double] = []
        for _ in 0..<2 {
            let outputs = try Interpreter(module).run(inputs.map(Argument.leaf))
            for tensor in outputs.leaves + inputs + state.map(\.tensor) {
                result += tensor.to(.float64).contiguous().elements
            }
        }
        return result
    }
}
