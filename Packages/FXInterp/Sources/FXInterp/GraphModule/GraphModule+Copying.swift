// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor

extension GraphModule {
    /// Returns a module with a graph and a table of its own; tensors and modules are the same.
    ///
    /// - Complexity: O(entries of the table).
    /// - SeeAlso: `copy.copy` of a `torch.fx.GraphModule`, whose copy shares the graph as well
    public final func copySharingState() -> GraphModule {
        copy { $0 }
    }

    /// Returns a module that shares nothing with this one: graph, tensors and modules are copied.
    ///
    /// Modules are built anew by `ModuleRegistry`. Tensors that are the same at several paths are
    /// the same in the copy.
    ///
    /// - Throws: `ModuleError.unknownType(_:)` for a module that the registry cannot build.
    /// - SeeAlso: `copy.deepcopy`
    public final func copy() throws -> GraphModule {
        var tensors: [ObjectIdentifier: Tensor] = [:]
        return try copy(&tensors)
    }

    private func copy(_ tensors: inout [ObjectIdentifier: Tensor]) throws -> GraphModule {
        var modules: [ObjectIdentifier: Module] = [:]
        return try copy { content in
            switch content {
            case .parameter(let tensor): .parameter(Self.copy(tensor, &tensors))
            case .buffer(let tensor, let isPersistent):
                .buffer(Self.copy(tensor, &tensors), isPersistent: isPersistent)
            case .module(let module):
                .module(try Self.copy(module, &modules, &tensors))
            }
        }
    }

    private func copy(
        _ transform: (ModuleMember.Content) throws -> ModuleMember.Content
    ) rethrows -> GraphModule {
        let result = GraphModule(emptyNamed: typeName, graph.copy())
        for (path, content) in state.entries { result.state[path] = try transform(content) }
        result.metadata = metadata
        result.isTraining = isTraining
        return result
    }

    private static func copy(
        _ tensor: Tensor, _ tensors: inout [ObjectIdentifier: Tensor]
    ) -> Tensor {
        if let known = tensors[tensor.identity] { return known }
        let copy = tensor.clone()
        tensors[tensor.identity] = copy
        return copy
    }

    private static func copy(
        _ module: Module, _ modules: inout [ObjectIdentifier: Module],
        _ tensors: inout [ObjectIdentifier: Tensor]
    ) throws -> Module {
        if let known = modules[ObjectIdentifier(module)] { return known }
        let copy: Module
        if let graphModule = module as? GraphModule {
            copy = try graphModule.copy(&tensors)
        } else {
            copy = try ModuleRegistry.makeModule(like: module, drawsWeights: false)
            var state: [ModulePath: Tensor] = [:]
            for (path, member) in module.namedTensors() {
                if let tensor = member.tensor { state[path] = Self.copy(tensor, &tensors) }
            }
            try copy.loadStateDictionary(state)
        }
        modules[ObjectIdentifier(module)] = copy
        return copy
    }
}
