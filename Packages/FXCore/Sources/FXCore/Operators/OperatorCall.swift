// SPDX-License-Identifier: Apache-2.0

/// A call resolved to an operator: one argument for each parameter, defaults filled in.
public struct OperatorCall<Leaf> {
    public var schema: OperatorSchema
    public var arguments: [Argument<Leaf>]

    public init(schema: OperatorSchema, arguments: [Argument<Leaf>]) {
        self.schema = schema
        self.arguments = arguments
    }

    /// The argument of a parameter; `.none` where the schema has no parameter of that name.
    ///
    /// - Complexity: O(parameters).
    public subscript(name: String) -> Argument<Leaf> {
        schema.parameters.firstIndex { $0.name == name }.map { arguments[$0] } ?? .none
    }

    /// Whether the call does nothing but give results that follow from its arguments.
    public var isPure: Bool { schema.isPure && self["inplace"].bool != true }
}

extension OperatorCall: Sendable where Leaf: Sendable {}
