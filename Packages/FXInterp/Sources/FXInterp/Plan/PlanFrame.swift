// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// What one run of a plan changes: the values in their slots, and the operators found so far.
///
/// A frame serves one run at a time; the next one finds its operators ready.
final class PlanFrame {
    /// What a step has become when its values were first seen.
    private enum Link {
        case none
        case kernel(PlanLink)
        /// A function of Python, which looks at its arguments each time.
        case structural(StructuralOperation)
        /// An element of a tuple or list.
        case element(slot: Int, index: Int)
        /// The overload is found anew in each run.
        case dynamic
    }

    let body: PlanBody
    private let slots: UnsafeMutablePointer<Argument<Tensor>>
    private let links: UnsafeMutablePointer<Link>
    @exclusivity(unchecked) private var inner: [SubgraphName: PlanFrame] = [:]

    init(_ body: PlanBody) {
        self.body = body
        slots = .allocate(capacity: body.slotCount)
        slots.initialize(repeating: .none, count: body.slotCount)
        links = .allocate(capacity: body.steps.count)
        links.initialize(repeating: .none, count: body.steps.count)
        for (slot, value) in body.fixed { slots[slot] = value }
    }

    deinit {
        slots.deinitialize(count: body.slotCount)
        slots.deallocate()
        links.deinitialize(count: body.steps.count)
        links.deallocate()
    }

    /// Runs all steps.
    ///
    /// - Parameter inputs: One for each placeholder; nil takes the default. Empty afterwards, so
    ///   that nothing but the slots holds them.
    func run(_ inputs: inout [Argument<Tensor>?]) throws -> Argument<Tensor> {
        do {
            try takeInputs(inputs)
            inputs = []
            for index in body.steps.indices { try runStep(index) }
        } catch {
            clear()
            throw error
        }
        let result = body.output.flatMap { slots[$0] }
        body.output.forEachLeaf { release($0) }
        for case let slot? in body.inputs { release(slot) }
        return result
    }

    private func takeInputs(_ inputs: [Argument<Tensor>?]) throws(InterpreterError) {
        for (index, parameter) in body.parameters.parameters.enumerated() {
            guard let value = inputs[index] ?? parameter.defaultValue else {
                throw .missingInput(parameter.name)
            }
            if let slot = body.inputs[index] { slots[slot] = value }
        }
    }

    private func runStep(_ index: Int) throws {
        let value: Argument<Tensor>
        do {
            value = try result(of: index)
            try value.checkTensors()
        } catch {
            throw describe(error, at: index)
        }
        for slot in body.steps[index].lastUses { slots[slot] = .none }
        if let slot = body.steps[index].result { slots[slot] = value }
    }

    private func result(of index: Int) throws -> Argument<Tensor> {
        switch links[index] {
        case .kernel(let link) where link.fits(slots): return try link.run(slots)
        case .element(let slot, let position):
            if let items = slots[slot].items, items.indices.contains(position) {
                return items[position]
            }
        default: break
        }
        switch body.steps[index].action {
        case .callOperator(let callee): return try callOperator(callee, at: index)
        case .read(let read): return .leaf(try read())
        case .callModule(let module):
            let (arguments, keywords) = values(of: index)
            return try inErrorScope { try module.call(arguments, keywords) }
        case .callSubgraphs(let function):
            let (arguments, keywords) = values(of: index)
            return try function.call(arguments, keywords, in: body.graph) {
                try callSubgraph($0, $1)
            }
        }
    }

    private func values(of index: Int) -> ([Argument<Tensor>], KeywordArguments<Tensor>) {
        let step = body.steps[index]
        let arguments = step.arguments.map { $0.flatMap { slots[$0] } }
        let keywords = step.keywords.entries.map { entry in
            ArgumentEntry(entry.key, entry.value.flatMap { slots[$0] })
        }
        return (arguments, KeywordArguments(keywords))
    }

    // MARK: - Operators

    /// Calls an operator that has not been found yet, or not for values of these kinds.
    private func callOperator(_ callee: Callee, at index: Int) throws -> Argument<Tensor> {
        let step = body.steps[index]
        if case .structural(let operation) = links[index] {
            let (arguments, keywords) = values(of: index)
            if let result = try operation(arguments, keywords) { return result }
        } else if let operation = callee.structuralOperation {
            let (arguments, keywords) = values(of: index)
            if let result = try operation(arguments, keywords) {
                links[index] = elementLink(step) ?? .structural(operation)
                return result
            }
        }
        if case .dynamic = links[index] {
        } else if let link = try PlanLink(callee, step, slots) {
            links[index] = .kernel(link)
            return try link.run(slots)
        }
        links[index] = .dynamic
        let (arguments, keywords) = values(of: index)
        return try FXTensor.callOperator(callee, arguments, keywords)
    }

    /// `operator.getitem` of a tuple or list and a known index.
    private func elementLink(_ step: PlanStep) -> Link? {
        guard case .callOperator(.function(.operator.getitem)) = step.action,
            step.arguments.count == 2, let slot = step.arguments[0].leaf,
            let index = step.arguments[1].int, index >= 0, slots[slot].items != nil
        else { return nil }
        return .element(slot: slot, index: index)
    }

    // MARK: - Subgraphs

    private func callSubgraph(
        _ name: SubgraphName, _ inputs: [Argument<Tensor>]
    ) throws -> Argument<Tensor> {
        guard let subgraph = body.subgraphs[name] else {
            throw InterpreterError.noSuchSubgraph(name)
        }
        let frame = inner[name] ?? PlanFrame(subgraph)
        inner[name] = frame
        do {
            var bound = try subgraph.parameters.bind(inputs, [:])
            return try frame.run(&bound)
        } catch InterpreterError.failed(var failure) {
            failure.subgraphs.insert(name, at: 0)
            throw InterpreterError.failed(failure)
        }
    }

    // MARK: - Letting go

    private func release(_ slot: Int) {
        if !body.isFixed[slot] { slots[slot] = .none }
    }

    /// Lets go of the values of a run that failed.
    private func clear() {
        for slot in 0..<body.slotCount { release(slot) }
    }

    private func describe(_ error: any Error, at index: Int) -> any Error {
        if error is InterpreterError { return error }
        let step = body.steps[index]
        let node = body.graph.node(withID: step.node)
        let inputs = zip(node.inputs, step.inputs).map { input, slot in
            "%\(input.name): \(slot.map { slots[$0].pythonRepr(\.specText) } ?? "state")"
        }
        return InterpreterError.failed(
            NodeFailure(
                node: NodeSnapshot(node), line: step.position + 2, provenance: node.provenance,
                inputs: inputs, underlying: error))
    }
}
