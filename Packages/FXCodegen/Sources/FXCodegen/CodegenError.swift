// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Why no text was generated. A generator gives the whole text or throws; it never guesses.
///
/// No text of a graph becomes code by itself: names are checked to be identifiers, callees to be
/// known, strings are quoted. What fails a check is refused with the node that asked for it.
public enum CodegenError: Error, Hashable {
    /// The operator table does not know the function or method.
    case unknownCallee(NodeSnapshot, Callee)
    /// The function or method is known, but the language has no spelling for it.
    case noSpelling(NodeSnapshot, Callee, CodeLanguage)
    /// The path has an empty name, or one that leads behind the module's state.
    case illegalPath(NodeSnapshot, ModulePath)
    /// The text stands where the language wants an identifier.
    case illegalName(NodeSnapshot, String, CodeLanguage)
    /// The node's type cannot be written.
    case illegalType(NodeSnapshot, ValueType, CodeLanguage)
    /// The value cannot be written as an argument.
    case inexpressible(NodeSnapshot, value: String, CodeLanguage)
    /// The call has other arguments than the callee takes.
    case wrongArguments(NodeSnapshot, expected: String)
    /// The schema has nothing at the path.
    case missingState(NodeSnapshot, ModulePath)
    /// The name of a type, or of the module to be generated, is no identifier.
    case illegalTypeName(String)
    /// The module to be generated is called like something that its code needs.
    case takenTypeName(String)
    case noOutput
}

/// A language that a graph can be written in.
public enum CodeLanguage: String, Hashable, Sendable {
    case python = "Python"
    case swift = "Swift"
}
