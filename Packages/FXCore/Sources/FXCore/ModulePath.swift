// SPDX-License-Identifier: Apache-2.0

/// The dotted path of a module, parameter or buffer below a root, such as `layers.0.weight`.
///
/// The empty path is the root itself.
public struct ModulePath: Hashable, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(_ atoms: some Sequence<Substring>) { text = atoms.joined(separator: ".") }

    public var isRoot: Bool { text.isEmpty }

    /// The names between the dots.
    public var atoms: [Substring] {
        isRoot ? [] : text.split(separator: ".", omittingEmptySubsequences: false)
    }

    /// The path of the module that holds this one; nil for the root.
    public var parent: ModulePath? {
        guard !isRoot else { return nil }
        guard let dot = text.lastIndex(of: ".") else { return ModulePath("") }
        return ModulePath(String(text[..<dot]))
    }

    /// The last name of the path.
    public var name: Substring {
        text.lastIndex(of: ".").map { text[text.index(after: $0)...] } ?? text[...]
    }

    /// Whether every atom is non-empty and made of letters, digits and underscores.
    public var isLegal: Bool {
        !isRoot
            && atoms.allSatisfy { atom in
                !atom.isEmpty && atom.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            }
    }

    public func appending(_ name: some StringProtocol) -> ModulePath {
        isRoot ? ModulePath(String(name)) : ModulePath("\(text).\(name)")
    }
}

extension ModulePath: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}

extension ModulePath: CustomStringConvertible {
    public var description: String { text }
}
