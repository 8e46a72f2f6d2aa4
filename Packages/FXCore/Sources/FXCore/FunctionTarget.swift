// SPDX-License-Identifier: Apache-2.0

/// A free function that a graph calls, named as torch.fx prints it.
///
/// Spellings that torch.fx tells apart are different targets: `operator.add`, `torch.add` and
/// `torch.ops.aten.add.Tensor` are three. Any name can be carried; whether it can run is for the
/// operator table to say. Equality is that of the qualified name.
///
/// - SeeAlso: `torch.fx.Node.target`, `torch.fx.node._get_qualified_name`
public struct FunctionTarget: Sendable {
    private final class Descriptor: Sendable {
        let qualifiedName: String
        let simpleName: String
        let hash: Int

        init(_ qualifiedName: String) {
            self.qualifiedName = qualifiedName
            simpleName = Descriptor.simpleName(of: qualifiedName)
            var stable = StableHash()
            stable.combine(qualifiedName)
            hash = Int(truncatingIfNeeded: stable.value)
        }

        /// `__name__` of the function: the last atom, and the overload too of an ATen operator.
        private static func simpleName(of name: String) -> String {
            let atoms = name.split(separator: ".")
            if name.hasPrefix("torch.ops."), atoms.count > 3 {
                return atoms.dropFirst(3).joined(separator: ".")
            }
            return atoms.last.map(String.init) ?? name
        }
    }

    private let descriptor: Descriptor

    public init(_ qualifiedName: String) { descriptor = Descriptor(qualifiedName) }

    /// The full name, such as `torch.nn.functional.relu`.
    public var qualifiedName: String { descriptor.qualifiedName }

    /// The name without its module, such as `relu`; with the overload for an ATen operator, such
    /// as `add.Tensor`.
    public var simpleName: String { descriptor.simpleName }

    /// Whether the function is one of Python's operators, such as `operator.add`.
    public var isOperator: Bool { qualifiedName.hasPrefix("operator.") }
}

extension FunctionTarget: Hashable {
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.descriptor === rhs.descriptor
            || lhs.descriptor.hash == rhs.descriptor.hash && lhs.qualifiedName == rhs.qualifiedName
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(descriptor.hash) }
}

extension FunctionTarget: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension FunctionTarget: CustomStringConvertible {
    public var description: String { qualifiedName }
}

extension FunctionTarget {
    /// The function as Python's `repr` shows it, with zeros for the address; what a graph's table
    /// prints.
    ///
    /// - SeeAlso: `torch.fx.Graph.print_tabular`
    public var pythonRepr: String {
        let address = "0x000000000000"
        for module in ["operator.", "builtins.", "math.", "torch._C._nn."]
        where qualifiedName.hasPrefix(module) {
            return "<built-in function \(simpleName)>"
        }
        if qualifiedName.hasPrefix("torch.ops.") {
            return qualifiedName.dropFirst("torch.ops.".count).description
        }
        let isBuiltIn =
            qualifiedName.hasPrefix("torch.") && qualifiedName.split(separator: ".").count == 2
        return isBuiltIn
            ? "<built-in method \(simpleName) of type object at \(address)>"
            : "<function \(simpleName) at \(address)>"
    }
}
