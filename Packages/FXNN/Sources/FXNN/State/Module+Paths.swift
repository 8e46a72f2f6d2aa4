// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension Module {
    /// All modules with their paths, this one first; one that stands twice is given once.
    ///
    /// - SeeAlso: `torch.nn.Module.named_modules`
    public final func namedModules() -> [(path: ModulePath, module: Module)] {
        var result: [(path: ModulePath, module: Module)] = []
        var seen: Set<ObjectIdentifier> = []
        collectModules(at: ModulePath(""), into: &result, &seen)
        return result
    }

    private func collectModules(
        at path: ModulePath, into result: inout [(path: ModulePath, module: Module)],
        _ seen: inout Set<ObjectIdentifier>
    ) {
        guard seen.insert(ObjectIdentifier(self)).inserted else { return }
        result.append((path, self))
        for (name, module) in children {
            module.collectModules(at: path.appending(name), into: &result, &seen)
        }
    }

    /// All tensors of this module and those inside, with their paths; what stands twice is given at
    /// each of its paths, as in torch's state dictionary.
    public final func namedTensors() -> [(path: ModulePath, member: ModuleMember)] {
        var result: [(path: ModulePath, member: ModuleMember)] = []
        collectTensors(at: ModulePath(""), into: &result, inside: [])
        return result
    }

    private func collectTensors(
        at path: ModulePath, into result: inout [(path: ModulePath, member: ModuleMember)],
        inside outer: Set<ObjectIdentifier>
    ) {
        // A module may stand at several paths, but not inside itself.
        if outer.contains(ObjectIdentifier(self)) { return }
        let members = members
        for member in members where member.tensor != nil {
            result.append((path.appending(member.name), member))
        }
        for member in members {
            guard case .module(let module) = member.content else { continue }
            module.collectTensors(
                at: path.appending(member.name), into: &result,
                inside: outer.union([ObjectIdentifier(self)]))
        }
    }

    /// Returns the module at a path; the empty path is this module.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``,
    ///   ``ModuleError/wrongKind(_:expected:)``.
    /// - SeeAlso: `torch.nn.Module.get_submodule`
    public final func module(at path: ModulePath) throws(ModuleError) -> Module {
        if path.isRoot { return self }
        guard case .module(let module) = try member(at: path).content else {
            throw .wrongKind(path, expected: "a module")
        }
        return module
    }

    /// Returns the parameter or buffer at a path.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``,
    ///   ``ModuleError/wrongKind(_:expected:)``.
    /// - SeeAlso: `torch.nn.Module.get_parameter`
    public final func tensor(at path: ModulePath) throws(ModuleError) -> Tensor {
        guard let tensor = try member(at: path).tensor else {
            throw .wrongKind(path, expected: "a tensor")
        }
        return tensor
    }

    /// Puts another tensor or module at a path.
    ///
    /// - Throws: ``ModuleError/notReplaceable(_:)`` where the property has no wrapper.
    public final func replace(
        at path: ModulePath, with content: ModuleMember.Content
    ) throws(ModuleError) {
        guard let replace = try member(at: path).replace else { throw .notReplaceable(path) }
        try replace(content)
    }

    /// The member at a path: the longest name that fits decides, for names may hold dots.
    ///
    /// - Throws: ``ModuleError/noSuchPath(_:nearest:)``.
    public final func member(at path: ModulePath) throws(ModuleError) -> ModuleMember {
        if let member = memberIfPresent(at: path) { return member }
        throw .noSuchPath(path, nearest: names(around: path))
    }

    /// The names where a path leaves what there is.
    private func names(around path: ModulePath) -> [String] {
        let members = members
        for member in members {
            guard let (module, rest) = member.inner(of: path) else { continue }
            return module.names(around: rest).map { "\(member.name).\($0)" }
        }
        return members.map(\.name).sorted()
    }
}

extension ModuleMember {
    /// The module that a path leads into by way of this member, and the rest of the path.
    func inner(of path: ModulePath) -> (module: Module, rest: ModulePath)? {
        guard case .module(let module) = content, path.text.hasPrefix(name) else { return nil }
        // By characters: equal texts may have unequal numbers of bytes.
        let rest = path.text.dropFirst(name.count)
        return rest.first == "." ? (module, ModulePath(String(rest.dropFirst()))) : nil
    }
}
