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
    /// Nothing is changed unless all shapes fit and, when strict, all paths. Places that share a
    /// tensor go on sharing one. A property without a wrapper keeps its tensor and gets the elements.
    ///
    /// - Parameters:
    ///   - state: The new tensors.
    ///   - isStrict: Whether missing and unexpected paths are an error.
    /// - Returns: The paths that were missing, and those that were not expected.
    /// - Throws: ``ModuleError/stateMismatch(missing:unexpected:)``,
    ///   ``ModuleError/wrongShape(_:expected:found:)``.
    /// - SeeAlso: `torch.nn.Module.load_state_dict`
    @discardableResult
    public final func loadStateDictionary(
        _ state: [ModulePath: Tensor], isStrict: Bool = true
    ) throws(ModuleError) -> (missing: [ModulePath], unexpected: [ModulePath]) {
        let places = namedTensors()
        let own = Set(stateDictionary().map(\.path))
        let missing = own.subtracting(state.keys).sorted { $0.text < $1.text }
        let unexpected = Set(state.keys).subtracting(places.map(\.path))
            .sorted { $0.text < $1.text }
        if isStrict, !missing.isEmpty || !unexpected.isEmpty {
            throw .stateMismatch(missing: missing, unexpected: unexpected)
        }
        for (path, member) in places {
            guard let tensor = state[path], let current = member.tensor else { continue }
            if tensor.spec.shape != current.spec.shape {
                throw .wrongShape(path, expected: current.spec, found: tensor.spec)
            }
        }
        var loaded: [ObjectIdentifier: Tensor] = [:]
        for (path, member) in places {
            guard let tensor = state[path], let current = member.tensor else { continue }
            let shared = loaded[current.identity] ?? tensor
            loaded[current.identity] = shared
            if let replace = member.replace {
                try replace(member.content.replacingTensor(shared))
            } else {
                current.copy_(shared)
            }
        }
        return (missing, unexpected)
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
