// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

/// One thing that a plan does, with values named by slots.
struct PlanStep {
    enum Action {
        /// Reads state that its module may have replaced since.
        case read(() throws -> Tensor)
        case callOperator(Callee)
        case callModule(any Callable)
        case callSubgraphs(HigherOrderFunction)
    }

    let action: Action
    let arguments: [Argument<Int>]
    let keywords: KeywordArguments<Int>
    /// Where the result goes; nil where nobody needs it.
    let result: Int?
    /// The slots whose values nobody needs after this step.
    let lastUses: [Int]
    /// The node that the step does the work of, its position, and the slots of its inputs.
    let node: Int32
    let position: Int
    let inputs: [Int?]
}

/// The steps of one graph, made once; what a run changes is in its ``PlanFrame``.
final class PlanBody {
    /// A copy of the graph as it was.
    let graph: Graph
    let steps: [PlanStep]
    let parameters: InputParameters
    /// For each placeholder its slot; nil where nobody uses it.
    let inputs: [Int?]
    let output: Argument<Int>
    /// Values that are there from the start of each run: parameters and constants.
    let fixed: [(slot: Int, value: Argument<Tensor>)]
    /// By slot, whether its value is there from the start.
    let isFixed: [Bool]
    let slotCount: Int
    let subgraphs: [SubgraphName: PlanBody]

    init(
        graph: Graph, steps: [PlanStep], parameters: InputParameters, inputs: [Int?],
        output: Argument<Int>, fixed: [(slot: Int, value: Argument<Tensor>)], slotCount: Int,
        subgraphs: [SubgraphName: PlanBody]
    ) {
        self.graph = graph
        self.steps = steps
        self.parameters = parameters
        self.inputs = inputs
        self.output = output
        self.fixed = fixed
        self.slotCount = slotCount
        var isFixed = [Bool](repeating: false, count: slotCount)
        for (slot, _) in fixed { isFixed[slot] = true }
        self.isFixed = isFixed
        self.subgraphs = subgraphs
    }
}
