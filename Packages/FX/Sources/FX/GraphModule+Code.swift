// SPDX-License-Identifier: Apache-2.0

internal import FXCodegen
public import FXInterp
internal import FXNN

extension GraphModule {
    /// The graph as Python, letter for letter as torch.fx generates it.
    ///
    /// It follows the graph: nothing has to be recompiled.
    ///
    /// - Throws: ``CodegenError`` naming the node that Python cannot express.
    /// - SeeAlso: `torch.fx.GraphModule.code`
    public var pythonCode: String {
        get throws { try PythonGenerator().generate(graph) }
    }

    /// Returns the graph as a Swift module.
    ///
    /// - Parameter typeName: The name of the class; the traced module's own by default.
    /// - Throws: ``CodegenError`` naming the node that Swift cannot express.
    public func swiftCode(typeName: String? = nil) throws -> String {
        try SwiftGenerator().generate(
            graph, schema: stateSchema(), typeName: typeName ?? self.typeName)
    }
}
