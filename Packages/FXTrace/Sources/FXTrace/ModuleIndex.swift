// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

/// Finds the path of a module or tensor below a root, by identity.
///
/// What stands at several paths is found at the first.
struct ModuleIndex {
    private var frames: [ObjectIdentifier: ModuleFrame] = [:]
    private var tensorPaths: [ObjectIdentifier: ModulePath] = [:]
    private var usedPaths: Set<ModulePath> = []

    /// The values that the identities stand for, kept alive: an identity is an address.
    private var owners: [Module] = []
    private var tensors: [(path: ModulePath, tensor: Tensor, version: Int)] = []

    /// The properties that can be written by path, with what they held.
    private var properties: [Property] = []

    private struct Property {
        var path: ModulePath
        var member: ModuleMember
        var tensor: Tensor

        /// Whether something was assigned since.
        var holdsAnother: Bool {
            switch member.read?() {
            case .parameter(let now), .buffer(let now, _): now.identity != tensor.identity
            default: false
            }
        }
    }

    init(_ root: Module?) {
        if let root { add(root, at: ModulePath("")) }
    }

    private mutating func add(_ module: Module, at path: ModulePath) {
        guard frames[ObjectIdentifier(module)] == nil else { return }
        frames[ObjectIdentifier(module)] = ModuleFrame(path: path, typeName: module.typeName)
        owners.append(module)
        let members = module.members
        // Tensors of a module come before those of the modules inside, as in torch.
        for member in members {
            guard let tensor = member.tensor else { continue }
            let memberPath = path.appending(member.name)
            if member.replace != nil, member.read != nil {
                properties.append(Property(path: memberPath, member: member, tensor: tensor))
            }
            add(tensor, at: memberPath)
        }
        for member in members {
            guard case .module(let inner) = member.content else { continue }
            let innerPath = path.appending(member.name)
            usedPaths.insert(innerPath)
            add(inner, at: innerPath)
        }
    }

    private mutating func add(_ tensor: Tensor, at path: ModulePath) {
        usedPaths.insert(path)
        guard tensorPaths[tensor.identity] == nil else { return }
        tensorPaths[tensor.identity] = path
        tensors.append((path, tensor, tensor.version))
    }

    /// The path and type of a module.
    func frame(of module: Module) -> ModuleFrame? { frames[ObjectIdentifier(module)] }

    func path(of tensor: Tensor) -> ModulePath? { tensorPaths[tensor.identity] }

    /// Whether something stands at a path.
    func contains(_ path: ModulePath) -> Bool { usedPaths.contains(path) }

    /// All tensors of the root.
    var allTensors: [Tensor] { tensors.map(\.tensor) }

    /// The first tensor that was written to since the index was made, or property that has
    /// another one.
    var changedPath: ModulePath? {
        tensors.first { $0.tensor.version != $0.version }?.path
            ?? properties.first { $0.holdsAnother }?.path
    }

    /// Puts the tensors back that properties held when the index was made.
    func restoreProperties() {
        for property in properties where property.holdsAnother {
            // It held the tensor, so it can hold it again.
            try? property.member.replace?(property.member.content)
        }
    }
}
