// SPDX-License-Identifier: Apache-2.0

public import FXInterp
public import FXNN
public import FXTensor
import FXTrace

/// Traces a module into one whose `forward` is a graph.
///
///     let traced = try symbolicTrace(MyModule())
///     print(traced.graph)
///
/// - Throws: ``TraceError``.
/// - SeeAlso: `torch.fx.symbolic_trace`
public func symbolicTrace(_ root: Module) throws -> GraphModule {
    try GraphModule(tracing: root)
}

/// Traces a function into a module whose `forward` is a graph.
///
///     let traced = try symbolicTrace { (x: Tensor, y: Tensor) in x + y }
///
/// - Throws: ``TraceError``.
public func symbolicTrace<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    _ function: (repeat each Input) -> Output
) throws -> GraphModule {
    let tracer = Tracer()
    let graph = try tracer.trace(function)
    return try GraphModule(Module(), graph, constants: tracer.constants)
}
