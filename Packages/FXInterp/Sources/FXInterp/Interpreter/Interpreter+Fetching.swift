// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

extension Interpreter {
    /// What a node does, with values for the nodes that it uses.
    final func fetch(
        _ node: Node
    ) throws(InterpreterError) -> (Operation, [Argument<Tensor>], KeywordArguments<Tensor>) {
        let program = frame.program
        let isCurrent = program.entries[frame.current].node.id == node.id
        guard node.graph === program.graph,
            let position = isCurrent ? frame.current : program.position(of: node)
        else { throw .missingValue(NodeSnapshot(node), of: NodeSnapshot(node)) }
        let entry = program.entries[position]
        var arguments: [Argument<Tensor>] = []
        arguments.reserveCapacity(entry.arguments.count)
        for argument in entry.arguments { arguments.append(try fetch(argument, for: node)) }
        if entry.keywords.isEmpty { return (entry.operation, arguments, [:]) }
        var keywords: [ArgumentEntry<Tensor>] = []
        for keyword in entry.keywords.entries {
            keywords.append(ArgumentEntry(keyword.key, try fetch(keyword.value, for: node)))
        }
        return (entry.operation, arguments, KeywordArguments(keywords))
    }

    private final func fetch(
        _ argument: Argument<Int>, for node: Node
    ) throws(InterpreterError) -> Argument<Tensor> {
        if case .leaf(let position) = argument, let value = frame.values[position] { return value }
        return try argument.flatMap { position throws(InterpreterError) in
            guard let value = frame.values[position] else {
                let missing = frame.program.entries[position].node
                throw .missingValue(NodeSnapshot(missing), of: NodeSnapshot(node))
            }
            return value
        }
    }

    /// The error of a node: its own, or one that names the node and what it was given.
    final func describe(_ error: any Error, at position: Int) -> any Error {
        if error is InterpreterError { return error }
        let node = frame.program.entries[position].node
        return InterpreterError.failed(
            NodeFailure(
                node: NodeSnapshot(node), line: position + 2, provenance: node.provenance,
                inputs: node.inputs.map { input in
                    let value = value(of: input)?.pythonRepr(\.specText) ?? "no value"
                    return "%\(input.name): \(value)"
                }, underlying: error))
    }
}

extension Callable {
    /// Calls the module; keywords go to the inputs of their names.
    func call(
        _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        if keywords.isEmpty { return try callDynamically(arguments) }
        if let module = self as? GraphModule { return try module.run(arguments, keywords) }
        var inputs = arguments
        for entry in keywords.entries {
            guard let index = placeholderNames.firstIndex(of: entry.key) else {
                throw InterpreterError.unknownKeyword(entry.key, known: placeholderNames)
            }
            if index < arguments.count { throw InterpreterError.inputGivenTwice(entry.key) }
            while inputs.count <= index { inputs.append(.none) }
            inputs[index] = entry.value
        }
        return try callDynamically(inputs)
    }
}
