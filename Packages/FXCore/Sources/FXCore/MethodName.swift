// SPDX-License-Identifier: Apache-2.0

/// The name of a tensor's method, such as `clamp`.
public struct MethodName: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }
}

extension MethodName: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension MethodName: CustomStringConvertible {
    public var description: String { text }
}
