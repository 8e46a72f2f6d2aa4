// SPDX-License-Identifier: Apache-2.0

import CFrameWalk
import FXCore
import FXIR
import FXNN
import FXTensor
import Synchronization

extension Tracer {
    typealias Program = ([Argument<Tensor>]) throws -> Argument<Tensor>

    /// Makes the placeholders, runs a program on them and makes the output.
    final func trace(
        _ inputs: [InputDescription], _ concrete: [String: ConcreteArgument], root: Module?,
        _ program: Program
    ) throws(TraceError) -> Graph {
        try checkNames(concrete, inputs)
        guard
            isInUse.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
        else { throw TraceError(.tracerInUse) }
        defer { isInUse.store(false, ordering: .releasing) }
        var specialized: Set<String> = []
        while true {
            start(root)
            let error = attempt(inputs, concrete, specialized, program)
            thread = nil
            // Values know their tracer: what is kept here would keep both alive.
            readValues = [:]
            guard let error else { return graph }
            reset()
            // An input that cannot be symbolic takes its default: the trace starts anew with it.
            guard let name = inputToSpecialize(error, inputs),
                specialized.insert(name).inserted
            else { throw error }
        }
    }

    private final func checkNames(
        _ concrete: [String: ConcreteArgument], _ inputs: [InputDescription]
    ) throws(TraceError) {
        let names = inputs.map(\.name)
        for name in concrete.keys.sorted() where !names.contains(name) {
            throw TraceError(.unknownConcreteArgument(name: name, inputs: names))
        }
    }

    private final func start(_ root: Module?) {
        reset()
        index = ModuleIndex(root)
        thread = .one(ThreadIdentity.current)
        stackEnd = options.recordsCallStacks ? fx_stack_end() : 0
    }

    /// Lets go of all that belongs to a trace.
    private final func reset() {
        graph = Graph()
        nodes = graph
        constants = []
        constantPaths = [:]
        nextNumbers = [:]
        index = ModuleIndex(nil)
        readValues = [:]
        frames = FrameStack()
        bodies = []
        scope = 0
        scopeCount = 0
        failure = nil
        remoteFailure.withLock { $0 = nil }
    }

    /// Records the program once.
    ///
    /// - Returns: Why there is no graph, where there is none.
    private final func attempt(
        _ inputs: [InputDescription], _ concrete: [String: ConcreteArgument],
        _ specialized: Set<String>, _ program: Program
    ) -> TraceError? {
        let log = WriteLog(of: index.allTensors)
        do {
            let arguments = try inputs.map { input in
                try specialized.contains(input.name)
                    ? makeDefault(of: input) : makeInput(input, concrete[input.name])
            }
            let result = try Tracing.withRecorder(self) {
                try log.watch { try withTensorErrors { try program(arguments) } }
            }
            let output = try makeArgument(result)
            if failure == nil { _ = try makeNode(.output, [output], [:], location: nil) }
            if let path = index.changedPath { fail(.stateChanged(path), location: nil) }
        } catch {
            if let error = error as? TraceError, failure == nil { failure = error }
            fail(kind(of: error, inputs, concrete), location: nil)
        }
        guard let error = failure ?? remoteFailure.withLock({ $0 }) else { return nil }
        // Nothing of a trace that failed stays in the program.
        log.undo()
        index.restoreProperties()
        return error
    }

    /// What a thrown error says of the trace.
    final func kind(
        of error: any Error, _ inputs: [InputDescription] = [],
        _ concrete: [String: ConcreteArgument] = [:]
    ) -> TraceError.Kind {
        switch error {
        case let error as GraphError: return .graph(error)
        case let error as TensorError: return .misuse(.failedTensor(error))
        case let error as TraceError: return error.kind
        case ModuleError.wrongArgument(_, let index, let type, let found)
        where inputs.indices.contains(index):
            let name = inputs[index].name
            return concrete[name] == nil
                ? .inputNotSymbolic(name: name, type: type)
                : .wrongConcreteArgument(name: name, type: type, found: found)
        case let error as ModuleError: return .wrongArguments(error)
        default: return .thrown("\(error)")
        }
    }

    private final func inputToSpecialize(
        _ error: TraceError, _ inputs: [InputDescription]
    ) -> String? {
        guard case .inputNotSymbolic(let name, _) = error.kind else { return nil }
        return inputs.contains { $0.name == name && $0.defaultValue != nil } ? name : nil
    }

    /// Makes the placeholder of an input that is traced with its default value, and the check of it.
    private final func makeDefault(of input: InputDescription) throws -> Argument<Tensor> {
        let value = input.defaultValue ?? .none
        let arguments = [value.widened(to: Node.self)]
        let node = try makeNode(.placeholder(input.name), arguments, [:], location: nil)
        if let type = input.type { node.type = ValueType(type) }
        try check(node, value, name: input.name)
        return value.widened()
    }
}
