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
            add(tensor, at: path.appending(member.name))
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

    /// The first tensor that was written to since the index was made.
    var changedPath: ModulePath? {
        tensors.first { $0.tensor.version != $0.version }?.path
    }
}
