// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTestSupport

/// A graph of which a stranger may have written every number: specs that lie, arguments that do not
/// fit, state of other shapes.
struct HostileProgram {
    let module: GraphModule

    private static let numbers = [
        0, 1, 2, 3, 5, 7, -1, -2, 64, 70_000, 1 << 31, 1 << 32, .max, .max - 1, .min, .min + 1,
    ]

    init?(_ recorded: RecordedOperatorCall, _ random: inout TestGenerator) throws {
        guard let program = try RecordedProgram(recorded) else { return nil }
        let graph = program.module.graph
        if Int.random(in: 0..<3, using: &random) == 0 {
            try Self.write(to: program.call, &random)
        }
        let isLiar = Int.random(in: 0..<8, using: &random) > 0
        for node in graph.nodes where isLiar && Int.random(in: 0..<3, using: &random) == 0 {
            if node.opcode != .output { node.metadata[.spec] = Self.specs(node, &random) }
        }
        if Int.random(in: 0..<3, using: &random) > 0 {
            try Self.corrupt(program.call, &random)
        }
        let state = try Self.addState(graph, &random)
        module = try GraphModule(entries: state, graph)
    }

    /// Lets something write to what the call gives, or to a part of it.
    private static func write(to call: Node, _ random: inout TestGenerator) throws {
        let graph = call.graph
        let builder = try graph.makeBuilder(at: .after(call))
        var target = call
        if call.spec == nil {
            target = try builder.callFunction(
                .operator.getitem, [call, Int.random(in: -1...2, using: &random)])
            target.metadata[.spec] = .leaf(TensorSpec(.float32, [2, 3]))
        }
        let write = try builder.callFunction("torch.ops.aten.add_.Tensor", [target, 1])
        if let output = graph.outputNode {
            let results = [write] + Array(graph.placeholders.prefix(1))
            try output.setArguments([Argument.tuple(results.map(Argument.leaf))])
        }
    }

    // MARK: - Specs

    private static func specs(
        _ node: Node, _ random: inout TestGenerator
    ) -> Argument<TensorSpec>? {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return nil
        case 1:
            return .tuple(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in .leaf(spec(node, &random)) })
        default: return .leaf(spec(node, &random))
        }
    }

    private static func spec(_ node: Node, _ random: inout TestGenerator) -> TensorSpec {
        var spec = node.spec ?? TensorSpec(.float32, [2, 3])
        let dtype = DType.allCases.randomElement(using: &random) ?? .float32
        if Int.random(in: 0..<4, using: &random) == 0 { spec.dtype = dtype }
        if Bool.random(using: &random) {
            let rank = Int.random(in: 0...6, using: &random)
            spec.shape = Shape((0..<rank).map { _ in extent(&random) })
        } else if !spec.shape.isEmpty {
            let axis = Int.random(in: 0..<spec.shape.rank, using: &random)
            spec.shape.dimensions[axis] = extent(&random)
        }
        if Int.random(in: 0..<6, using: &random) == 0 {
            spec.strides = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                numbers.randomElement(using: &random) ?? 0
            }
        }
        return spec
    }

    private static func extent(_ random: inout TestGenerator) -> FXCore.Dimension {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .symbolic(.symbol("s0"))
        case 1:
            let number = numbers.randomElement(using: &random) ?? 1
            return .symbolic(.multiply(.symbol("s1"), .constant(number)))
        case 2...5: return .known(Int.random(in: 0...4, using: &random))
        default: return .known(numbers.randomElement(using: &random) ?? 0)
        }
    }

    // MARK: - Arguments

    private static func corrupt(_ call: Node, _ random: inout TestGenerator) throws {
        var arguments = call.arguments
        var keywords = call.keywordArguments
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let place = Int.random(
                in: 0..<max(arguments.count + keywords.entries.count, 1), using: &random)
            if arguments.indices.contains(place) {
                arguments[place] = changed(arguments[place], call, &random)
            } else if keywords.entries.indices.contains(place - arguments.count) {
                let old = keywords.entries[place - arguments.count].value
                keywords.entries[place - arguments.count].value = changed(old, call, &random)
            }
        }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: _ = arguments.popLast()
        case 1: arguments.append(changed(.int(1), call, &random))
        default: break
        }
        // An edit that the graph refuses leaves the call as it was.
        try? call.setArguments(arguments, keywords)
    }

    private static func changed(
        _ argument: Argument<Node>, _ call: Node, _ random: inout TestGenerator
    ) -> Argument<Node> {
        if let items = argument.items, Int.random(in: 0..<8, using: &random) > 0 {
            return .list(changed(items, call, &random))
        }
        let isNumber = argument.int != nil
        switch Int.random(in: 0..<(isNumber ? 24 : 12), using: &random) {
        case 0: return .none
        case 1: return .bool(Bool.random(using: &random))
        case 2:
            return .double([0, -1.5, .nan, .infinity, 1e300].randomElement(using: &random) ?? 0)
        case 3: return .string(["", "same", "ij,jk", "mean"].randomElement(using: &random) ?? "")
        case 4: return .list([])
        case 5: return .dtype(DType.allCases.randomElement(using: &random) ?? .float32)
        case 6:
            return call.graph.placeholders.randomElement(using: &random).map { .leaf($0) } ?? .none
        case 7:
            return .list(changed([argument, argument, argument], call, &random))
        default: return .int(numbers.randomElement(using: &random) ?? 0)
        }
    }

    private static func changed(
        _ items: [Argument<Node>], _ call: Node, _ random: inout TestGenerator
    ) -> [Argument<Node>] {
        var items = items
        switch Int.random(in: 0..<8, using: &random) {
        case 0: items = []
        case 1: _ = items.popLast()
        case 2: items.append(items.first ?? .int(1))
        default:
            guard let place = items.indices.randomElement(using: &random) else { return items }
            items[place] = changed(items[place], call, &random)
        }
        return items
    }

    // MARK: - State

    /// Makes state of some inputs, of any shape: then layers are folded, and constants computed.
    private static func addState(
        _ graph: Graph, _ random: inout TestGenerator
    ) throws -> [(path: ModulePath, content: ModuleMember.Content)] {
        var state: [(path: ModulePath, content: ModuleMember.Content)] = []
        for node in graph.placeholders where Int.random(in: 0..<3, using: &random) == 0 {
            var extents = node.spec?.shape.extents ?? []
            if extents.contains(where: { !(0...8).contains($0) }) || extents.count > 4
                || Bool.random(using: &random)
            {
                let rank = Int.random(in: 0...4, using: &random)
                extents = (0..<rank).map { _ in Int.random(in: 0...3, using: &random) }
            }
            let path = ModulePath("s\(state.count)")
            let read = try graph.makeBuilder(at: .before(node)).getAttribute(path)
            read.metadata[.spec] = node.metadata[.spec]
            try node.replaceAllUses(with: read)
            try graph.erase(node)
            state.append((path, .parameter(Tensor.ones(extents))))
        }
        return state
    }
}
