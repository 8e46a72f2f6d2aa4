// SPDX-License-Identifier: Apache-2.0

/// A module's type and configuration: enough to print it, and to build it anew.
public struct ModuleSchema: Hashable, Sendable {
    /// The name of the type, such as `Linear`.
    public var typeName: String

    /// The configuration by torch's argument names, such as `in_features`.
    public var configuration: [ArgumentEntry<Never>]

    /// Whether calling the module twice with the same inputs gives the same outputs and leaves
    /// nothing behind.
    public var isPure: Bool

    /// Whether the module is in training mode, which batch norm and dropout ask.
    public var isTraining: Bool

    /// The configuration as torch prints it, such as `in_features=4, out_features=5, bias=True`.
    public var summary: String

    public init(
        typeName: String, configuration: [ArgumentEntry<Never>] = [], isPure: Bool = true,
        isTraining: Bool = true, summary: String = ""
    ) {
        self.typeName = typeName
        self.configuration = configuration
        self.isPure = isPure
        self.isTraining = isTraining
        self.summary = summary
    }
}

extension ModuleSchema: CustomStringConvertible {
    public var description: String { "\(typeName)(\(summary))" }
}
