// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// Goes through a graph once and gives each write a new value, which later readers get.
final class FunctionalWalk {
    /// Where a value lies: the memory, and the views that lead from it to the value.
    struct Place {
        var base: Node
        var steps: [ViewStep]
    }

    /// What is in a piece of memory.
    private struct Memory {
        var current: Node
        /// The number of writes so far.
        var version = 0
        /// Whether the value may lie in another order than the tensor did.
        var isTurned = false
        /// Something of which it is not known what it does with the memory.
        var seenBy: Node?
    }

    /// The node that has a value, as of a version of its memory.
    private struct Held {
        var node: Node
        var version: Int
    }

    let graph: Graph
    let context: MatchContext
    private let author: String
    private let isInner: Bool
    private let finder: EffectFinder
    private var memories: [Node: Memory] = [:]
    private var written: [Node] = []
    private var places: [Node: Place] = [:]
    private var held: [Node: Held] = [:]
    private var reads: [ModulePath: Node] = [:]
    private var storages: [ObjectIdentifier: [(tensor: Tensor, node: Node)]] = [:]
    /// Views that are made anew and parts that are put back, which may turn out to be unused.
    private var made: [Node] = []
    private var isMade: Set<Node> = []

    /// The number of writes that became values.
    private(set) var count = 0

    init(_ graph: Graph, _ context: MatchContext, author: String, isInner: Bool = false) {
        (self.graph, self.context, self.author) = (graph, context, author)
        self.isInner = isInner
        finder = EffectFinder(context)
    }

    func run() throws -> Int {
        let settled = settledCopies()
        for node in graph.nodes where !settled.contains(node) { try visit(node) }
        for node in made.reversed() where node.isUnused { try graph.erase(node) }
        return count
    }

    /// The copies to inputs and state at the graph's end, which stay.
    private func settledCopies() -> Set<Node> {
        var result: Set<Node> = []
        var node = graph.outputNode?.previous
        while let copy = node, copy.operation == .callFunction(Self.copy), copy.isUnused,
            let target = copy.arguments.first?.leaf,
            target.opcode == .getAttribute || target.opcode == .placeholder
        {
            result.insert(copy)
            node = copy.previous
        }
        return result
    }

    static let copy: FunctionTarget = "torch.ops.aten.copy_.default"

    private func visit(_ node: Node) throws {
        switch node.operation {
        case .placeholder: return
        case .getAttribute(let path):
            try visitState(node, path)
        case .output:
            try refresh(node)
            try finish(node)
        case .callModule(let path):
            try checkState(of: path, node)
            let effects = finder.effects(of: node)
            if !effects.isPure {
                try note(node, unknown: node.inputs, mayWrite: true)
            } else if !effects.shares.isEmpty {
                try note(node, unknown: effects.shares, mayWrite: false)
            }
            try refresh(node)
        case .callFunction, .callMethod: try visitCall(node)
        }
    }

    /// Notes a read of state; one tensor may be read under several paths.
    private func visitState(_ node: Node, _ path: ModulePath) throws {
        guard let first = try reads[path] ?? firstRead(at: path, node) else {
            reads[path] = node
            return
        }
        reads[path] = first
        places[node] = place(of: first)
        held[node] = Held(node: node, version: 0)
    }

    /// The node that has read the tensor at a path under another one.
    private func firstRead(at path: ModulePath, _ node: Node) throws -> Node? {
        guard let tensor = context.tensor(at: path), let storage = tensor.storageIdentity else {
            return nil
        }
        let others = storages[storage] ?? []
        if let same = others.first(where: { $0.tensor.isSameMemory(as: tensor) }) {
            return same.node
        }
        storages[storage, default: []].append((tensor, node))
        // Parts of one memory: a write to one would show in the others.
        if !others.isEmpty {
            try note(node, unknown: others.map(\.node), mayWrite: true)
        }
        return nil
    }

    /// Refuses the call of a module whose own state has a new value by then.
    private func checkState(of path: ModulePath, _ node: Node) throws {
        for base in written {
            guard case .getAttribute(let other) = base.operation,
                isState(at: other, sharedBy: path)
            else { continue }
            throw FunctionalizeError.seenByUnknown(
                write: NodeSnapshot(memories[base]?.current ?? base), other: NodeSnapshot(node))
        }
    }

    private func visitCall(_ node: Node) throws {
        guard let callee = node.operation.callee else { return }
        for subgraph in node.subgraphs {
            count += try FunctionalWalk(subgraph, context, author: author, isInner: true).run()
        }
        if !node.subgraphs.isEmpty {
            try note(node, unknown: node.inputs, mayWrite: false)
            return try refresh(node)
        }
        if try visitItem(node, callee) { return }
        guard
            let call = try? context.operators.resolve(
                callee, node.arguments, node.keywordArguments,
                leafKind: { $0.spec == nil ? nil : .tensor })
        else {
            if !StructuralCall.isKnown(callee) {
                try note(node, unknown: node.inputs, mayWrite: true)
            }
            return try refresh(node)
        }
        if try visitBatchNorm(node, call) { return }
        if call["inplace"].bool == true || !call.schema.mutatedParameters.isEmpty {
            return try write(node, call)
        }
        switch Sharing(node, call) {
        case .none: try refresh(node)
        case .unknown:
            try note(node, unknown: node.inputs, mayWrite: false)
            try refresh(node)
        case .view(let source, let steps): try view(node, source, steps)
        }
    }

    // MARK: - Reading

    func place(of node: Node) -> Place { places[node] ?? Place(base: node, steps: []) }

    /// The node that has the present value of another one.
    func current(_ node: Node, before user: Node) throws -> Node {
        let place = place(of: node)
        if place.steps.contains(where: \.readsLayout) { try straighten(place.base, before: user) }
        guard let memory = memories[place.base], memory.version > 0 else { return node }
        if let known = held[node], known.version == memory.version { return known.node }
        let builder = try graph.makeBuilder(at: .before(user), author: author)
        var value = memory.current
        for step in place.steps { value = made(try step.replay(value, builder), unlike: value) }
        if value.metadata[.spec] == nil, let spec = node.metadata[.spec] {
            value.metadata[.spec] = spec
        }
        hold(node, value, place, memory.version)
        return value
    }

    private func hold(_ node: Node, _ value: Node, _ place: Place, _ version: Int) {
        held[node] = Held(node: value, version: version)
        held[value] = Held(node: value, version: version)
        places[value] = place
    }

    private func made(_ node: Node, unlike other: Node) -> Node {
        if node != other { noteMade(node) }
        return node
    }

    private func noteMade(_ node: Node) {
        if isMade.insert(node).inserted { made.append(node) }
    }

    /// Lets a node read the present values of its inputs.
    func refresh(_ node: Node) throws {
        if written.isEmpty { return }
        let readsLayout = node.operation.readsLayout || node.operation.readsStorage
        for input in node.inputs {
            if readsLayout { try straighten(place(of: input).base, before: node) }
            let value = try current(input, before: node)
            if value != input { try node.replaceInput(input, with: value) }
        }
    }

    /// Puts a value in order again, which a write through a transposed view may have left in
    /// another one, for a view that needs it.
    private func straighten(_ base: Node, before user: Node) throws {
        guard var memory = memories[base], memory.isTurned else { return }
        let builder = try graph.makeBuilder(at: .before(user), author: author)
        let value = try builder.callFunction(
            "torch.ops.aten.clone.default", [memory.current],
            ["memory_format": .memoryFormat(.contiguous)])
        if let spec = memory.current.metadata[.spec] { value.metadata[.spec] = spec }
        noteMade(value)
        memory.current = value
        memory.isTurned = false
        memory.version += 1
        memories[base] = memory
        hold(base, value, Place(base: base, steps: []), memory.version)
    }

    func view(_ node: Node, _ source: Node, _ steps: [ViewStep]) throws {
        let place = place(of: source)
        try refresh(node)
        places[node] = Place(base: place.base, steps: place.steps + steps)
        held[node] = Held(node: node, version: memories[place.base]?.version ?? 0)
    }

    /// Notes that something of which little is known was given values.
    func note(_ node: Node, unknown inputs: [Node], mayWrite: Bool) throws {
        for input in inputs {
            let base = place(of: input).base
            if mayWrite, let write = written.first(where: { $0 == base }) {
                throw FunctionalizeError.seenByUnknown(
                    write: NodeSnapshot(memories[write]?.current ?? write),
                    other: NodeSnapshot(node))
            }
            memories[base, default: Memory(current: base)].seenBy = node
        }
        memories[node, default: Memory(current: node)].seenBy = node
    }

    // MARK: - Writing

    private func write(_ node: Node, _ call: OperatorCall<Node>) throws {
        let form = try PureForm(node, call, context.operators)
        guard let target = call.arguments[0].leaf else {
            throw FunctionalizeError.noPureForm(
                NodeSnapshot(node), reason: "it writes to a list of tensors")
        }
        try node.setOperation(form.operation)
        try node.setArguments(form.arguments, form.keywords)
        try refresh(node)
        var value = node
        if !form.keepsDType, let old = node.arguments.first?.leaf {
            let builder = try graph.makeBuilder(at: .after(node), author: author)
            value = try builder.callFunction("torch.ops.aten.to.other", [node, old])
            if let spec = target.metadata[.spec] { value.metadata[.spec] = spec }
        }
        try put(value, at: target, by: node)
        let place = place(of: target)
        places[node] = place
        hold(node, value, place, memories[place.base]?.version ?? 0)
        node.provenance.steps.append(author)
    }

    /// Gives a tensor a new value, and those of which it is a view.
    ///
    /// - Parameter write: The node behind which new ones go.
    func put(_ value: Node, at target: Node, by write: Node) throws {
        let place = place(of: target)
        if place.steps.contains(where: \.readsLayout) {
            try straighten(place.base, before: write)
        }
        var memory = memories[place.base] ?? Memory(current: place.base)
        if let other = memory.seenBy {
            throw FunctionalizeError.seenByUnknown(
                write: NodeSnapshot(write), other: NodeSnapshot(other))
        }
        let behind = write < value ? value : write
        let builder = try graph.makeBuilder(at: .after(behind), author: author)
        var wholes = [memory.current]
        for step in place.steps.dropLast() {
            let whole = wholes[wholes.count - 1]
            wholes.append(made(try step.replay(whole, builder), unlike: whole))
        }
        var new = Argument<Node>.leaf(value)
        for (step, whole) in zip(place.steps, wholes).reversed() {
            let previous = new
            guard let back = try step.putBack(new, into: whole, builder) else {
                throw FunctionalizeError.throughView(
                    write: NodeSnapshot(write), view: step.operation.targetText)
            }
            if back != previous { back.leaves.forEach { if $0 != value { noteMade($0) } } }
            new = back
        }
        guard let current = new.leaf else { return }
        if current.metadata[.spec] == nil, let spec = place.base.metadata[.spec] {
            current.metadata[.spec] = spec
        }
        memory.current = current
        memory.version += 1
        if place.steps.contains(where: \.turns) { memory.isTurned = true }
        memories[place.base] = memory
        if !written.contains(place.base) { written.append(place.base) }
        hold(target, value, place, memory.version)
        count += 1
    }

    /// Copies what callers see back, before the output.
    private func finish(_ output: Node) throws {
        let builder = try graph.makeBuilder(at: .before(output), author: author)
        for base in written {
            guard base.opcode == .placeholder || base.opcode == .getAttribute,
                let memory = memories[base]
            else { continue }
            if isInner { throw FunctionalizeError.inSubgraph(NodeSnapshot(base)) }
            let copy = try builder.callFunction(Self.copy, [base, memory.current])
            if let spec = base.metadata[.spec] { copy.metadata[.spec] = spec }
        }
    }
}
