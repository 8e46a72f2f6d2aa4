// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// What a trace should know of one input of a function, beside its Swift type.
///
///     let inputs: [InputDescription] = ["x", InputDescription("scale", type: "float", default: 2.0)]
public struct InputDescription: Hashable, Sendable {
    /// The name of the placeholder.
    public var name: String

    /// The type as torch.fx would write it; nothing follows from it but what is printed.
    public var type: String?

    /// The value where a caller passes none; `.none` is one, too.
    public var defaultValue: Literal?

    public init(_ name: String, type: String? = nil, default defaultValue: Literal? = nil) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
    }
}

extension InputDescription: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension [InputDescription] {
    /// The descriptions of so many inputs: those given, then `input_2` and so on.
    public func padded(to count: Int) -> [InputDescription] {
        prefix(count)
            + (Swift.min(self.count, count)..<count).map { InputDescription("input_\($0)") }
    }
}
