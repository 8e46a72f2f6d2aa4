// SPDX-License-Identifier: Apache-2.0

/// The declared type of a node's value, as torch.fx writes it.
///
/// Types are annotations: nothing follows from them but what is printed and generated.
///
/// - SeeAlso: `torch.fx.Node.type`
public struct ValueType: Hashable, Sendable {
    public var text: String

    public init(_ text: String) { self.text = text }

    public static let tensor = ValueType("torch.Tensor")
    public static let int = ValueType("int")
    public static let double = ValueType("float")
    public static let bool = ValueType("bool")
    public static let string = ValueType("str")
}

extension ValueType: CustomStringConvertible {
    public var description: String { text }
}
