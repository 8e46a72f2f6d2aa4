// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

extension Module {
    /// The parameters and persistent buffers by path.
    ///
    /// - SeeAlso: `torch.nn.Module.state_dict`
    public final func stateDictionary() -> [(path: ModulePath, tensor: Tensor)] {
        namedTensors().compactMap { path, member in
            switch member.content {
            case .parameter(let tensor), .buffer(let tensor, isPersistent: true): (path, tensor)
            default: nil
            }
        }
    }

    /// Puts tensors in the places of those of the same path.
    ///
    /// Nothing is changed unless all paths and shapes fit.
    ///
    /// - Throws: ``ModuleError/stateMismatch(missing:unexpected:)``,
    ///   ``ModuleError/wrongShape(_:expected:found:)``, ``ModuleError/notReplaceable(_:)``.
    /// - SeeAlso: `torch.nn.Module.load_state_dict`
    public final func loadStateDictionary(
        _ state: [ModulePath: Tensor]
    ) throws(ModuleError) {
        let places = namedTensors()
        let own = Set(stateDictionary().map(\.path))
        let missing = own.subtracting(state.keys).sorted { $0.text < $1.text }
        let unexpected = Set(state.keys).subtracting(places.map(\.path))
            .sorted { $0.text < $1.text }
        if !missing.isEmpty || !unexpected.isEmpty {
            throw .stateMismatch(missing: missing, unexpected: unexpected)
        }
        for (path, member) in places {
            guard let tensor = state[path], let current = member.tensor else { continue }
            if tensor.spec.shape != current.spec.shape {
                throw .wrongShape(path, expected: current.spec, found: tensor.spec)
            }
            if member.replace == nil { throw .notReplaceable(path) }
        }
        for (path, member) in places {
            guard let tensor = state[path] else { continue }
            try member.replace?(member.content.replacingTensor(tensor))
        }
    }
}

extension ModuleMember.Content {
    fileprivate func replacingTensor(_ tensor: Tensor) -> Self {
        if case .buffer(_, let isPersistent) = self {
            return .buffer(tensor, isPersistent: isPersistent)
        }
        return .parameter(tensor)
    }
}
