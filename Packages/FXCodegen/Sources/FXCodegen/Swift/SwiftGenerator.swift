// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Writes a graph as a Swift module: a class with the state that the graph reads and a `forward`
/// that does what it does.
///
///     let code = try SwiftGenerator().generate(graph, schema: schema, typeName: "MyModuleTraced")
///
/// Parameters, buffers and modules that the graph names are stored properties, filled from a
/// `ModuleState` by their paths; one further down gets a property of its own, `layers_0_conv` for
/// `layers.0.conv`. Names stay those of the graph where Swift allows it.
public struct SwiftGenerator: Sendable {
    let operators: OperatorTable

    /// - Parameter operators: The operators that code may call.
    public init(operators: OperatorTable = .current) { self.operators = operators }

    /// Returns a source file with one class.
    ///
    /// - Parameters:
    ///   - schema: What the graph's paths lead to.
    ///   - typeName: The name of the class.
    /// - Throws: ``CodegenError``.
    public func generate(
        _ graph: Graph, schema: StateSchema, typeName: String
    ) throws(CodegenError) -> String {
        guard SwiftIdentifier.isLegal(typeName) else { throw .illegalTypeName(typeName) }
        let state = try SwiftState(graph, schema: schema)
        var emitter = SwiftEmitter(state: state, operators: operators)
        for node in graph.nodes { try emitter.emit(node) }
        let signature = try emitter.signature()
        let members = [
            signature.inputNamesOverride, state.declarations, state.initializer,
            signature.forward(emitter.body), signature.callable,
        ]
        let body = members.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let name = SwiftIdentifier.escaped(typeName)
        return """
            public import FX

            public final class \(name): Module, \(signature.conformance) {
            \(body)
            }

            """
    }
}
