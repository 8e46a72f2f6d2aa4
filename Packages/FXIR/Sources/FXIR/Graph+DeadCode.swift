// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Node {
    /// Whether removing the node, once nobody uses it, could change what the program does.
    ///
    /// Placeholders and outputs are the program's interface. A function or method is impure when
    /// its operator writes to an argument, draws random numbers, or is not known; a module when
    /// its schema says so, or is not given.
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
            let overloads = operators.overloads(of: callee)
            return overloads.isEmpty || overloads.contains { !$0.isPure }
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
    /// Erases nodes whose value nobody uses and that have no effect.
    ///
    ///     Before                                    After
    ///     %a = call_function[torch.relu](%x)        %b = call_function[torch.neg](%x)
    ///     %b = call_function[torch.neg](%x)         return b
    ///     return b
    ///
    /// - Parameter schema: What the graph's paths lead to; without it all modules are kept.
    /// - Returns: The number of nodes erased.
    /// - Complexity: O(nodes + uses).
    /// - SeeAlso: `torch.fx.Graph.eliminate_dead_code`
    @discardableResult
    public func eliminateDeadCode(
        schema: StateSchema? = nil, operators: OperatorTable = .current
    ) -> Int {
        // Being pure is a matter of the operation alone: each is asked once.
        var isImpure = [Bool?](repeating: nil, count: storage.operations.entries.count)
        var erased = 0
        for node in nodes.reversed() where node.isUnused {
            let operation = Int(storage[node.id].operation)
            let keeps = isImpure[operation] ?? node.isImpure(schema: schema, operators: operators)
            isImpure[operation] = keeps
            if keeps { continue }
            storage.erase(node.id)
            erased += 1
        }
        return erased
    }
}
