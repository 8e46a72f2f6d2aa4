// SPDX-License-Identifier: Apache-2.0

/// The six kinds of node.
///
/// The raw value is torch.fx's spelling, which all printed forms and files use.
///
/// - SeeAlso: `torch.fx.Node.op`
public enum Opcode: String, Hashable, Sendable, CaseIterable {
    case placeholder
    case getAttribute = "get_attr"
    case callFunction = "call_function"
    case callMethod = "call_method"
    case callModule = "call_module"
    case output
}

extension Opcode: CustomStringConvertible {
    public var description: String { rawValue }
}
