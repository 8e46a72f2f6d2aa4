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

    /// The module as a Python class for people to read: shapes where they are known, where values
    /// come from, and the graph modules inside as classes of their own.
    ///
    /// - Throws: ``CodegenError`` naming the node that Python cannot express.
    /// - SeeAlso: `torch.fx.GraphModule.print_readable`
    public var readableText: String {
        get throws {
            let inner = try children.compactMap { try ($0.module as? GraphModule)?.readableText }
            return try PythonGenerator().readable(graph, typeName: typeName, around: inner)
        }
    }

    /// Prints ``readableText`` and returns it.
    ///
    /// - Throws: ``CodegenError`` naming the node that Python cannot express.
    @discardableResult
    public func printReadable() throws -> String {
        let text = try readableText
        print(text)
        return text
    }

    /// Returns the graph as Python once more.
    ///
    /// Nothing depends on it: what runs, and what ``pythonCode`` gives, is always the graph as it
    /// is. It is here for those who come from torch.fx.
    ///
    /// - Throws: ``InvalidGraphError`` where the graph is not well formed; ``CodegenError``.
    /// - SeeAlso: `torch.fx.GraphModule.recompile`
    @discardableResult
    public func recompile() throws -> String {
        try validate()
        return try pythonCode
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
