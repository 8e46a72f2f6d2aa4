// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Finds the members of a module at many paths, while nothing in it changes.
///
///     var index = MemberIndex(model)
///     for path in graph.statePaths { state[path] = try index.member(at: path).content }
///
/// Each module on the way is described once, where ``Module/member(at:)`` describes it for each path.
///
/// - Complexity: O(members) for all modules once, and O(atoms) a path.
public struct MemberIndex {
    private let root: Module
    private var known: [ObjectIdentifier: Members] = [:]

    public init(_ root: Module) { self.root = root }

    /// The member at a path: the longest name that fits decides, for names may hold dots.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``.
    public mutating func member(at path: ModulePath) throws(ModuleError) -> ModuleMember {
        if let member = find(path.text[...], in: root) { return member }
        return try root.member(at: path)
    }

    /// The member at a path, one that was added to the root too; nil where none stands there.
    public mutating func memberIfPresent(at path: ModulePath) -> ModuleMember? {
        find(path.text[...], in: root) ?? root.memberIfPresent(at: path)
    }

    private mutating func find(_ path: Substring, in module: Module) -> ModuleMember? {
        let members = members(of: module)
        if let member = members[path] { return member }
        var name = path
        while let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
            name = path[..<dot]
            if case .module(let inner)? = members[name]?.content,
                let member = find(path[path.utf8.index(after: dot)...], in: inner)
            {
                return member
            }
        }
        return nil
    }

    private mutating func members(of module: Module) -> Members {
        let key = ObjectIdentifier(module)
        if let members = known[key] { return members }
        let members = Members(module.members)
        known[key] = members
        return members
    }
}

/// The members of one module by name.
private struct Members {
    private let list: [ModuleMember]
    /// The place of each name, where there are more than a look at each finds faster.
    private let places: [String: Int]

    init(_ list: [ModuleMember]) {
        self.list = list
        let names = list.count > 8 ? list.map(\.name) : []
        places = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first member of a name.
    subscript(name: Substring) -> ModuleMember? {
        if list.count > 8 { return places[String(name)].map { list[$0] } }
        return list.first { $0.name == name }
    }
}
