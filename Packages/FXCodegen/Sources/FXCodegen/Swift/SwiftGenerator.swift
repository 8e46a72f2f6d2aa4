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
///
/// What no function of FXTensor spells is called by its name, `torch.ops.aten.add.Tensor(x, y)`: every
/// operator of the table can be written. Bodies of many statements become several functions, and in
/// graphs of more than 50 nodes calls by name stand in one function an operator. Functions of graphs of
/// more than 1,000 nodes are marked not to be optimized: a release build takes seconds, not minutes.
public struct SwiftGenerator: Sendable {
    let operators: OperatorTable
    let showsProvenance: Bool
    let showsShapes: Bool
    let statementLimit: Int
    /// How many elements a tensor constant may have to be written where it is used.
    let inlineElementLimit = 16

    /// - Parameters:
    ///   - operators: The operators that code may call.
    ///   - showsProvenance: Whether comments say where values come from.
    ///   - showsShapes: Whether comments say what dtype and shape values have, where it is noted.
    ///   - statementLimit: About how many statements one function gets; of more than 1,000, half
    ///     as many.
    public init(
        operators: OperatorTable = .current, showsProvenance: Bool = false,
        showsShapes: Bool = false, statementLimit: Int = 200
    ) {
        self.operators = operators
        self.showsProvenance = showsProvenance
        self.showsShapes = showsShapes
        self.statementLimit = max(2, statementLimit)
    }

    /// How many nodes a graph may have for calls by name to stand where they are made: an optimizing
    /// compiler takes some 20 ms for each.
    let namedCallLimit = 50

    /// How many statements the compiler optimizes. What it spends grows faster than their number
    /// where values pass from part to part, and most of the time of calls is that of the operators.
    let optimizedLimit = 1_000

    /// What stands before the functions that so many statements become.
    func attribute(of count: Int) -> String {
        count > optimizedLimit ? "    @_optimize(none)\n" : ""
    }

    /// About how many statements one function gets of so many: of very many, shorter ones compile
    /// faster, and nobody reads them through.
    func partLimit(of count: Int) -> Int {
        count > optimizedLimit ? max(2, statementLimit / 2) : statementLimit
    }

    /// Whether so many statements are too many for one function.
    func isLong(_ count: Int) -> Bool { count > statementLimit + statementLimit / 2 }

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
        if SwiftIdentifier.isTaken(typeName) || state.typeNames.contains(typeName) {
            throw .takenTypeName(typeName)
        }
        let reader = GraphReader(graph)
        let extras = SwiftExtras(names: state.usedNames)
        var emitter = SwiftEmitter(reader, state: state, options: self, extras: extras)
        try emitter.emitNodes()
        guard let result = emitter.result else { throw .noOutput }
        let signature = SwiftSignature(parameters: emitter.parameters, result: result)
        return file(typeName, signature, state, emitter)
    }

    private func file(
        _ typeName: String, _ signature: SwiftSignature, _ state: SwiftState,
        _ emitter: SwiftEmitter
    ) -> String {
        var extras = emitter.extras
        let body = SwiftBody(emitter).make(extras: &extras)
        var text = TextBuffer()
        text.reserve(body.count + extras.functions.count + 4096)
        let name = SwiftIdentifier.escaped(typeName)
        text += "public import FX\n\n" + Self.documentation(name)
        text += "public final class \(name): Module, \(signature.conformance) {\n"
        for member in [signature.inputNamesOverride, state.declarations]
        where !member.isEmpty { text += member + "\n\n" }
        if extras.constants.count > 0 {
            text += extras.constants
            text += "\n"
        }
        text += state.initializer + "\n\n"
        text += signature.head(attribute(of: emitter.statements.count))
        text += body
        text += "    }\n"
        for member in [signature.callable, signature.descriptions] where !member.isEmpty {
            text += "\n" + member + "\n"
        }
        text += extras.functions
        text += extras.operatorFunctions
        text += "}\n"
        return text.text
    }

    private static func documentation(_ name: String) -> String {
        """
        /// A module that swift-fx generated from a graph.
        ///
        /// It takes the state of the module that was traced, or that of a file:
        ///
        ///     let module = try \(name)(ModuleState(of: traced))

        """
    }
}
