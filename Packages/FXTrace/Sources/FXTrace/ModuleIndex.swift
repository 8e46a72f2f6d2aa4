// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor

/// Finds the path of a module or tensor below a root, by identity.
///
/// What stands at several paths is found at the first.
struct ModuleIndex {
    private var modulePaths: [ObjectIdentifier: ModulePath] = [:]
    private var tensorPaths: [ObjectIdentifier: ModulePath] = [:]
    private var usedPaths: Set<ModulePath> = []

    /// The values that the identities stand for, kept alive: an identity is an address.
    private let owners: [Module]
    private let tensors: [Tensor]

    init(_ root: Module?) {
        let modules = root?.namedModules() ?? []
        let members = root?.namedTensors() ?? []
        owners = modules.map(\.module)
        tensors = members.compactMap(\.member.tensor)
        for (path, module) in modules where modulePaths[ObjectIdentifier(module)] == nil {
            modulePaths[ObjectIdentifier(module)] = path
        }
        for (path, member) in members {
            usedPaths.insert(path)
            guard let tensor = member.tensor, tensorPaths[tensor.identity] == nil else { continue }
            tensorPaths[tensor.identity] = path
        }
    }

    func path(of module: Module) -> ModulePath? { modulePaths[ObjectIdentifier(module)] }

    func path(of tensor: Tensor) -> ModulePath? { tensorPaths[tensor.identity] }

    /// Whether something stands at a path.
    func contains(_ path: ModulePath) -> Bool { usedPaths.contains(path) }
}
