// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

/// Makes the steps of a plan: gives each value a slot, which a later value takes over when nobody
/// needs the first any more.
struct PlanBuilder {
    private let module: GraphModule
    private let graph: Graph
    private let program: GraphProgram
    private let bindsConstants: Bool

    private var slots: [Int32: Int] = [:]
    private var freeSlots: [Int] = []
    private var slotCount = 0
    private var fixed: [(slot: Int, value: Argument<Tensor>)] = []
    private var fixedSlots: Set<Int> = []
    private var steps: [PlanStep] = []
    private var output: Argument<Int> = .none

    private init(_ module: GraphModule, _ graph: Graph) {
        self.module = module
        self.graph = graph
        program = GraphProgram(graph, freesValues: true)
        // A constant that something writes to is a new one in each run.
        bindsConstants = !graph.nodes.contains { node in
            node.operation.callee.map { !OperatorTable.current.isAlwaysPure($0) } ?? false
        }
    }

    /// Returns the steps of a graph and of its subgraphs.
    ///
    /// - Throws: ``ModuleError`` where a path leads nowhere.
    static func build(_ module: GraphModule, _ graph: Graph) throws -> PlanBody {
        var builder = PlanBuilder(module, graph)
        return try builder.build()
    }

    private mutating func build() throws -> PlanBody {
        let parameters = InputParameters(graph)
        var inputs: [Int?] = []
        for parameter in parameters.parameters {
            let isUsed = !parameter.node.isUnused
            inputs.append(isUsed ? takeSlot(for: parameter.node) : nil)
        }
        for (position, node) in graph.nodes.enumerated() {
            if node.opcode == .output {
                output = try node.arguments.first.map { try place($0) } ?? .none
                break
            }
            if node.opcode != .placeholder { try add(node, at: position) }
        }
        let subgraphs = try graph.subgraphs.map {
            ($0.name, try Self.build(module, $0.graph))
        }
        return PlanBody(
            graph: graph.copy(), steps: steps, parameters: parameters, inputs: inputs,
            output: output, fixed: fixed, slotCount: slotCount,
            subgraphs: Dictionary(subgraphs, uniquingKeysWith: { first, _ in first }))
    }

    // MARK: - Steps

    private mutating func add(_ node: Node, at position: Int) throws {
        if case .getAttribute(let path) = node.operation,
            let tensor = module.state[path]?.tensor
        {
            slots[node.id] = addFixed(.leaf(tensor))
            return
        }
        guard let action = try action(of: node) else { return }
        let arguments = try node.arguments.map { try place($0) }
        let keywords = KeywordArguments(
            try node.keywordArguments.entries.map { ArgumentEntry($0.key, try place($0.value)) })
        let freed = program.freed(after: position).filter { $0 != position }
            .compactMap { slots[program.entries[Int($0)].node.id] }
            .filter { !fixedSlots.contains($0) }
        // The result may not take over a slot that the step itself reads.
        let result = node.isUnused ? nil : takeSlot(for: node)
        freeSlots += freed
        steps.append(
            PlanStep(
                action: action, arguments: arguments, keywords: keywords, result: result,
                lastUses: freed, node: node.id, position: position,
                inputs: node.inputs.map { slots[$0.id] }))
    }

    private func action(of node: Node) throws -> PlanStep.Action? {
        switch node.operation {
        case .placeholder, .output: return nil
        case .getAttribute(let path): return .read(try reader(of: path))
        case .callModule(let path):
            guard let callable = try module.target(at: path) as? any Callable else {
                throw ModuleError.wrongKind(path, expected: "a module that conforms to Callable")
            }
            return .callModule(callable)
        case .callFunction(let function):
            if !graph.subgraphs.isEmpty, let operation = HigherOrderFunction(function) {
                return .callSubgraphs(operation)
            }
            return .callOperator(.function(function))
        case .callMethod(let method): return .callOperator(.method(method))
        }
    }

    /// What reads a tensor inside a module of the table, which may be another one at each run.
    private func reader(of path: ModulePath) throws(ModuleError) -> () throws -> Tensor {
        for (module, rest) in module.state.modules(around: path) {
            guard let member = module.memberIfPresent(at: rest) else { continue }
            guard member.tensor != nil else { throw .wrongKind(path, expected: "a tensor") }
            return reader(of: member, at: rest, in: module, path)
        }
        return { [module] in try module.tensor(at: path) }
    }

    private func reader(
        of member: ModuleMember, at rest: ModulePath, in module: Module, _ path: ModulePath
    ) -> () throws -> Tensor {
        guard rest.atoms.count == 1, let read = member.read else {
            return { try module.tensor(at: rest) }
        }
        return {
            guard let tensor = read().tensor else {
                throw ModuleError.wrongKind(path, expected: "a tensor")
            }
            return tensor
        }
    }

    // MARK: - Slots

    private mutating func takeSlot(for node: Node) -> Int {
        let slot = freeSlots.popLast() ?? slotCount
        if slot == slotCount { slotCount += 1 }
        slots[node.id] = slot
        return slot
    }

    private mutating func addFixed(_ value: Argument<Tensor>) -> Int {
        let slot = slotCount
        slotCount += 1
        fixed.append((slot, value))
        fixedSlots.insert(slot)
        return slot
    }

    /// An argument with slots for nodes; a constant becomes a tensor with a slot of its own.
    private mutating func place(_ argument: Argument<Node>) throws -> Argument<Int> {
        if case .constant(let constant) = argument, bindsConstants {
            return .leaf(addFixed(.leaf(try Tensor(constant))))
        }
        return try argument.map { node throws(InterpreterError) in
            guard let slot = slots[node.id] else {
                throw .missingValue(NodeSnapshot(node), of: NodeSnapshot(node))
            }
            return slot
        }
    }
}
