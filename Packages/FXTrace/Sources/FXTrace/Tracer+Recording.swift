// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR
public import FXNN
public import FXTensor

extension Tracer {
    /// Records an operation and returns the value that stands for its result.
    ///
    /// - SeeAlso: `torch.fx.Tracer.create_proxy`
    public final func record(
        _ operation: Operation, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>, location: SourceLocation? = nil
    ) -> Tensor {
        guard isHere else { return misplaced(location) }
        if hasFailed { return dummy }
        do throws(GraphError) {
            var lowered: [Argument<Node>] = []
            lowered.reserveCapacity(arguments.count)
            for argument in arguments { lowered.append(try makeArgument(argument)) }
            let entries = keywords.isEmpty ? [:] : try lower(keywords)
            if hasFailed {
                describeFailure(operation, lowered, entries)
                return dummy
            }
            return value(of: try makeNode(operation, lowered, entries, location: location))
        } catch {
            fail(.graph(error), location: location)
            return dummy
        }
    }

    private func lower(
        _ keywords: KeywordArguments<Tensor>
    ) throws(GraphError) -> KeywordArguments<Node> {
        var entries: [ArgumentEntry<Node>] = []
        entries.reserveCapacity(keywords.entries.count)
        for entry in keywords.entries {
            entries.append(ArgumentEntry(entry.key, try makeArgument(entry.value)))
        }
        return KeywordArguments(entries)
    }

    /// Returns an argument of the graph for one of the program.
    public final func lower(_ argument: Argument<Tensor>) throws(GraphError) -> Argument<Node> {
        if case .leaf(let tensor) = argument { return try lower(tensor) }
        return try argument.flatMap { tensor throws(GraphError) in try lower(tensor) }
    }

    private final func lower(_ tensor: Tensor) throws(GraphError) -> Argument<Node> {
        guard let traced = tensor.tracedValue else { return try lower(concrete: tensor) }
        guard traced.recorder === self else {
            fail(.misuse(.foreignValue), location: nil)
            return .none
        }
        if traced.id < 0 { return .none }
        if traced.scope == scope { return .leaf(nodes.graph.node(withID: traced.id)) }
        return try lift(traced)
    }

    /// A tensor with elements: state of the root, or a constant. In a body it is read outside.
    private final func lower(concrete tensor: Tensor) throws(GraphError) -> Argument<Node> {
        if !bodies.isEmpty { return try liftConcrete(tensor) }
        if let path = index.path(of: tensor) {
            return .leaf(try makeNode(.getAttribute(path), [], [:], location: nil))
        }
        return try argument(forConstant: tensor)
    }

    // MARK: - Modules and their state

    public final func begin(
        _ module: Module, _ arguments: [Argument<Tensor>], _ keywords: KeywordArguments<Tensor>,
        location: SourceLocation?
    ) -> ModuleCall {
        guard isHere else { return .recorded(misplaced(location)) }
        guard let path = path(of: module) else {
            fail(.moduleOutsideRoot(type: module.typeName), location: location)
            return .recorded(dummy)
        }
        frames.push(
            index.frame(of: module) ?? ModuleFrame(path: path, typeName: module.typeName))
        let call = call(module, at: path, arguments, keywords, location: location)
        if case .entered = call { return call }
        frames.pop()
        return call
    }

    public final func end(_ module: Module) {
        if isHere { frames.pop() }
    }

    public final func read(_ parameter: Tensor) -> Tensor {
        guard isHere, !hasFailed, let path = index.path(of: parameter) else {
            return parameter
        }
        if let value = readValues[parameter.identity] { return value }
        // A parameter that a body reads is read outside, and passed to it.
        let value = outsideOfBodies { self.value(ofParameter: parameter, at: path) }
        readValues[parameter.identity] = value
        return value
    }

    public final func read(buffer: Tensor) -> Tensor {
        options.recordsBuffers ? read(buffer) : buffer
    }

    /// Returns a name that no state of the root and no constant has: the prefix and a number.
    ///
    /// - SeeAlso: `torch.fx.Tracer.get_fresh_qualname`
    public final func freshPath(_ prefix: String) -> ModulePath {
        var number = nextNumbers[prefix] ?? 0
        var path = ModulePath("\(prefix)\(number)")
        while index.contains(path) {
            number += 1
            path = ModulePath("\(prefix)\(number)")
        }
        nextNumbers[prefix] = number + 1
        return path
    }
}
