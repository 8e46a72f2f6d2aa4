// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXTensor

extension ATenLowering {
    /// What a function of Python gives that is no operator on tensors; nil for all others.
    mutating func structural(
        _ node: Node, _ callee: Callee, _ arguments: [Argument<Node>],
        _ keywords: KeywordArguments<Node>
    ) throws -> Argument<Node>? {
        if callee == .function("operator.setitem") || callee == .method("__setitem__") {
            return try write(node, arguments)
        }
        guard StructuralCall.isKnown(callee) else { return nil }
        let input = node.arguments.first?.leaf?.valueSpec
        if arguments.isEmpty { return nil }
        switch callee {
        case .function(.operator.getitem):
            return try item(node, arguments, of: input)
        case .function(.builtins.getattr):
            return try attribute(node, arguments, of: input)
        case .method("size"):
            let sizes = try self.sizes(node, arguments[0])
            guard let axis = (arguments.dropFirst().first ?? keywords["dim"])?.int else {
                return .tuple(sizes)
            }
            guard (-sizes.count..<sizes.count).contains(axis) else {
                throw refusal(node, "there are \(sizes.count) dimensions")
            }
            return sizes[axis < 0 ? axis + sizes.count : axis]
        case .function("builtins.len"): return try sizes(node, arguments[0]).first
        case .function:
            // Arithmetic of numbers stays as it is; that of tensors is ATen's.
            guard case .leaf(let spec)? = node.valueSpec, spec.tensor == nil else { return nil }
            return .leaf(try graph.insert(node.operation, arguments, keywords, name: node.name))
        case .method: return nil
        }
    }

    private func refusal(_ node: Node, _ reason: String) -> LoweringError {
        .noOperator(NodeSnapshot(node), reason: reason)
    }

    /// The extents of a tensor: numbers where they are known.
    private mutating func sizes(
        _ node: Node, _ tensor: Argument<Node>
    ) throws -> [Argument<Node>] {
        guard let input = tensor.leaf, let shape = node.arguments.first?.leaf?.spec?.shape else {
            throw refusal(node, "the shape of its input is not known")
        }
        var result: [Argument<Node>] = []
        for (axis, dimension) in shape.enumerated() {
            if let extent = dimension.value {
                result.append(.int(extent))
                continue
            }
            let size = try call("sym_size.int", [.leaf(input), .int(axis)], for: node)
            size.metadata[.value] = .leaf(.int(dimension))
            result.append(.leaf(size))
        }
        return result
    }

    private mutating func attribute(
        _ node: Node, _ arguments: [Argument<Node>], of input: Argument<ValueSpec>?
    ) throws -> Argument<Node> {
        guard arguments.count >= 2, let name = arguments[1].string else {
            throw refusal(node, "the attribute has no name")
        }
        if input?.items != nil {
            let index = name == "values" ? 0 : 1
            return .leaf(
                try graph.callFunction(.operator.getitem, [arguments[0], index], name: node.name))
        }
        switch name {
        case "shape": return .tuple(try sizes(node, arguments[0]))
        case "data": return arguments[0]
        case "T", "mT", "H", "mH":
            guard let rank = node.arguments.first?.leaf?.spec?.shape.rank else {
                throw refusal(node, "the shape of its input is not known")
            }
            if name == "T" {
                let axes = (0..<rank).reversed().map { Argument<Node>.int($0) }
                return .leaf(try call("permute.default", [arguments[0], .list(axes)], for: node))
            }
            return .leaf(
                try call("transpose.int", [arguments[0], .int(-2), .int(-1)], for: node))
        default: throw refusal(node, "there is none for the attribute '\(name)'")
        }
    }

    // MARK: - Parts of tensors

    private mutating func item(
        _ node: Node, _ arguments: [Argument<Node>], of input: Argument<ValueSpec>?
    ) throws -> Argument<Node>? {
        guard arguments.count == 2 else { throw refusal(node, "it takes a value and an index") }
        if let items = arguments[0].items, let index = arguments[1].int {
            let position = index < 0 ? index + items.count : index
            guard items.indices.contains(position) else {
                throw refusal(node, "there are \(items.count) items")
            }
            return items[position]
        }
        guard case .leaf(.tensor(let spec))? = input, let tensor = arguments[0].leaf else {
            return .leaf(try graph.insert(node.operation, arguments, [:], name: node.name))
        }
        return .leaf(try part(of: tensor, rank: spec.shape.rank, arguments[1], node))
    }

    /// `x[index] = value`: a write to the part that the index names.
    private mutating func write(
        _ node: Node, _ arguments: [Argument<Node>]
    ) throws -> Argument<Node> {
        guard arguments.count == 3, let tensor = arguments[0].leaf,
            let spec = node.arguments[0].leaf?.spec
        else { throw refusal(node, "the shape of what it writes to is not known") }
        let place = try place(in: tensor, rank: spec.shape.rank, arguments[1], node)
        var value = arguments[2]
        let isTensor = node.arguments[2].leaf?.valueSpec?.leaf?.tensor != nil
        if place.indices.isEmpty {
            let name = isTensor ? "copy_.default" : "fill_.Scalar"
            return .leaf(try call(name, [.leaf(place.part), value], for: node))
        }
        if !isTensor {
            let made = try graph.callFunction(
                "torch.ops.aten.full.default", [Argument<Node>.list([]), value],
                ["dtype": .dtype(spec.dtype)])
            value = .leaf(made)
        }
        let indices = Argument<Node>.list(place.indices)
        return .leaf(
            try call("index_put_.default", [.leaf(place.part), indices, value], for: node))
    }

    private mutating func part(
        of tensor: Node, rank: Int, _ index: Argument<Node>, _ node: Node
    ) throws -> Node {
        let place = try place(in: tensor, rank: rank, index, node)
        if place.indices.isEmpty { return place.part }
        return try call("index.Tensor", [.leaf(place.part), .list(place.indices)], for: node)
    }

    /// The view that numbers, slices and `None` give, one dimension after the other, and the
    /// tensors among the indices, which are for it together.
    private mutating func place(
        in tensor: Node, rank: Int, _ index: Argument<Node>, _ node: Node
    ) throws -> (part: Node, indices: [Argument<Node>]) {
        var items: [Argument<Node>] = [index]
        if case .tuple(let parts) = index { items = parts }
        try expandEllipsis(&items, rank: rank, node)
        var result = tensor
        var axis = 0
        var indices: [Argument<Node>] = []
        /// The number of dimensions that the indices are for: a mask is for several.
        var covered = 0
        for item in items {
            switch item {
            case .none:
                result = try call("unsqueeze.default", [.leaf(result), .int(axis)], for: node)
                axis += 1
            case .int:
                result = try call("select.int", [.leaf(result), .int(axis), item], for: node)
            case .slice(let start, let stop, let step):
                result = try slice(result, axis, start, stop, step, node)
                axis += 1
            case .leaf(let input):
                if input.valueSpec?.leaf?.tensor == nil {
                    result = try call("select.int", [.leaf(result), .int(axis), item], for: node)
                    continue
                }
                indices += Array(repeating: .none, count: max(0, axis - covered)) + [item]
                axis += consumed(input)
                covered = axis
            case .constant, .list:
                throw refusal(node, "a list is no index of ATen; use a tensor")
            default: throw refusal(node, "there is none for the index \(item.pythonRepr(\.name))")
            }
        }
        return (result, indices)
    }

    private mutating func slice(
        _ tensor: Node, _ axis: Int, _ start: Argument<Node>, _ stop: Argument<Node>,
        _ step: Argument<Node>, _ node: Node
    ) throws -> Node {
        if start.isNone, stop.isNone, step.isNone { return tensor }
        let bounds = [start, stop, step.isNone ? .int(1) : step]
        return try call("slice.Tensor", [.leaf(tensor), .int(axis)] + bounds, for: node)
    }

    /// The number of dimensions that a tensor as index stands for.
    private func consumed(_ input: Node) -> Int {
        guard let spec = input.spec else { return 1 }
        return spec.dtype == .bool || spec.dtype == .uint8 ? spec.shape.rank : 1
    }

    private func expandEllipsis(
        _ items: inout [Argument<Node>], rank: Int, _ node: Node
    ) throws {
        let position = items.firstIndex { if case .ellipsis = $0 { true } else { false } }
        guard let position else { return }
        let used = items.reduce(0) { count, item in
            switch item {
            case .ellipsis, .none: count
            case .leaf(let input): count + consumed(input)
            default: count + 1
            }
        }
        guard used <= rank else { throw refusal(node, "there are at most \(rank) indices") }
        let full = Argument<Node>.slice(start: .none, stop: .none, step: .none)
        items.replaceSubrange(
            position...position, with: Array(repeating: full, count: rank - used))
    }
}
