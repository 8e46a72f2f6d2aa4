// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Node {
    /// Whether removing the node, once nobody uses it, could change what the program does.
    ///
    /// Placeholders and outputs are the program's interface. A function or method is impure when
    /// the call writes to an argument (`inplace=True` included), draws random numbers, or is not of
    /// a known operator; a module when its schema says so, or is not given. A branch or loop is
    /// impure when something inside one of its graphs is.
    ///
    /// - Parameter schema: What the graph's paths lead to.
    /// - SeeAlso: `torch.fx.Node.is_impure`, which takes methods and unknown functions for pure
    public func isImpure(schema: StateSchema? = nil, operators: OperatorTable = .current) -> Bool {
        switch operation {
        case .placeholder, .output: return true
        case .getAttribute: return false
        case .callModule(let path): return schema?.module(at: path)?.isPure != true
        case .callFunction, .callMethod:
            guard let callee = operation.callee else { return true }
            if FunctionTarget.structural.contains(callee) { return false }
            if case .function(let function) = callee, function.isHigherOrder {
                return subgraphs.isEmpty
                    || subgraphs.contains { $0.hasEffects(schema: schema, operators: operators) }
            }
            return !operators.isPure(callee, arguments, keywordArguments)
        }
    }
}

extension FunctionTarget {
    /// Functions without an ATen operator that only read their arguments.
    fileprivate static let structural: Set<Callee> = [
        .function(.operator.getitem), .function(.builtins.getattr), .method("size"),
    ]
}

extension Graph {
    /// Whether a node beside inputs and output has an effect.
    fileprivate func hasEffects(schema: StateSchema?, operators: OperatorTable) -> Bool {
        nodes.contains { node in
            node.opcode != .placeholder && node.opcode != .output
                && node.isImpure(schema: schema, operators: operators)
        }
    }

    /// Erases nodes whose value nobody uses and that have no effect.
    ///
    ///     // before                                // after
    ///     graph(%x) {                              graph(%x) {
    ///       %a = call_function[torch.relu](%x)       %b = call_function[torch.neg](%x)
    ///       %b = call_function[torch.neg](%x)        return %b
    ///       return %b                              }
    ///     }
    ///
    /// - Parameter schema: What the graph's paths lead to; without it all modules are kept.
    /// - Returns: The number of nodes erased.
    /// - Complexity: O(nodes + uses).
    /// - SeeAlso: `torch.fx.Graph.eliminate_dead_code`
    @discardableResult
    public func eliminateDeadCode(
        schema: StateSchema? = nil, operators: OperatorTable = .current
    ) -> Int {
        // Most operations are pure whatever their arguments are: each is asked once.
        var isPure = [Bool?](repeating: nil, count: storage.operations.entries.count)
        var erased = 0
        for node in nodes.reversed() where node.isUnused {
            let index = Int(storage[node.id].operation)
            let isAlwaysPure =
                isPure[index]
                ?? node.operation.callee.map(operators.isAlwaysPure) ?? false
            isPure[index] = isAlwaysPure
            if !isAlwaysPure, node.isImpure(schema: schema, operators: operators) { continue }
            storage.erase(node.id)
            erased += 1
        }
        return erased
    }
}
