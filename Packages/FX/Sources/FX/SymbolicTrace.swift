// SPDX-License-Identifier: Apache-2.0

public import FXInterp
public import FXNN
public import FXTensor
public import FXTrace

/// Traces a module into one whose `forward` is a graph.
///
///     let traced = try symbolicTrace(MyModule())
///     print(traced.graph)
///
/// - Parameters:
///   - root: The module.
///   - concreteArguments: The inputs that are known before tracing, by name.
/// - Throws: `TraceError`.
/// - SeeAlso: `torch.fx.symbolic_trace`
public func symbolicTrace(
    _ root: Module, concreteArguments: [String: ConcreteArgument] = [:]
) throws -> GraphModule {
    let tracer = Tracer()
    let graph = try tracer.trace(root, concreteArguments: concreteArguments)
    return try GraphModule(root, graph, constants: tracer.constants, name: root.typeName)
}

/// Traces a function into a module whose `forward` is a graph.
///
///     let traced = try symbolicTrace { (x: Tensor, y: Tensor) in x + y }
///
/// - Parameters:
///   - inputs: The names of the inputs; types and defaults where they have some.
///   - concreteArguments: The inputs that are known before tracing, by name.
///   - function: What is traced.
/// - Throws: `TraceError`.
public func symbolicTrace<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    names inputs: [InputDescription] = Tracer.defaultNames,
    concreteArguments: [String: ConcreteArgument] = [:],
    _ function: (repeat each Input) throws -> Output
) throws -> GraphModule {
    let tracer = Tracer()
    let graph = try tracer.trace(
        names: inputs, concreteArguments: concreteArguments, function)
    return try GraphModule(Module(), graph, constants: tracer.constants)
}

/// Traces a function that gives several values into a module whose `forward` is a graph.
///
/// - Throws: `TraceError`.
@_disfavoredOverload
public func symbolicTrace<each Input: ArgumentConvertible, each Output: ArgumentConvertible>(
    names inputs: [InputDescription] = Tracer.defaultNames,
    concreteArguments: [String: ConcreteArgument] = [:],
    _ function: (repeat each Input) throws -> (repeat each Output)
) throws -> GraphModule {
    let tracer = Tracer()
    let graph = try tracer.trace(
        names: inputs, concreteArguments: concreteArguments, function)
    return try GraphModule(Module(), graph, constants: tracer.constants)
}
