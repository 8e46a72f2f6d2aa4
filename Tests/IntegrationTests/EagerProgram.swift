// SPDX-License-Identifier: Apache-2.0

import FX

/// Runs a random program by the eager operators that a user would write, not by their names.
struct EagerProgram {
    private let graph: Graph

    init(_ graph: Graph) { self.graph = graph }

    func run(_ inputs: [Argument<Tensor>]) throws -> Argument<Tensor> {
        var values: [Node: Tensor] = [:]
        var rest = inputs.compactMap(\.leaf)[...]
        for node in graph.nodes {
            if node.opcode == .output {
                return node.arguments[0].map { values[$0] ?? Tensor(0) }
            }
            values[node] = node.opcode == .placeholder ? rest.popFirst() : try call(node, values)
        }
        return .none
    }

    private func call(_ node: Node, _ values: [Node: Tensor]) throws -> Tensor {
        struct Unknown: Error { var target: String }
        let operands = try node.arguments.compactMap { argument -> Tensor? in
            switch argument {
            case .leaf(let input): values[input]
            case .constant(let value): try Tensor(value)
            default: nil
            }
        }
        let numbers = node.arguments.compactMap(\.double)
        switch node.operation.targetText {
        case "operator.add", "torch.add": return operands[0] + operands[1]
        case "torch.mul": return operands[0] * operands[1]
        case "sub": return operands[0] - operands[1]
        case "torch.relu": return torch.relu(operands[0])
        case "tanh": return operands[0].tanh()
        case "operator.mul": return operands[0] * numbers[0]
        case "clamp":
            let limit = node.keywordArguments["max"]?.double ?? 0
            return operands[0].clamp(min: -1.5, max: limit)
        case "transpose", "torch.transpose":
            return operands[0].transpose(Int(numbers[0]), Int(numbers[1]))
        default: throw Unknown(target: node.operation.targetText)
        }
    }
}
