// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXNN
internal import FXTensor

/// The tensors of a module that its file has, and its schema as they are stored there.
struct StoredTensors {
    private(set) var schema: StateSchema
    private(set) var tensors: [ModulePath: Tensor] = [:]

    /// - Parameter schema: That of the module.
    init(schema: StateSchema) { self.schema = schema }

    /// Takes the tensors of a module; those of one inside that makes them anew are left out.
    mutating func collect(
        from module: Module, at path: ModulePath = "", isInside: Bool = false
    ) {
        for member in module.members {
            let memberPath = path.appending(member.name)
            switch member.content {
            case .buffer(_, isPersistent: false) where isInside: break
            case .parameter(let tensor):
                add(tensor, at: memberPath) { .parameter($0) }
            case .buffer(let tensor, let isPersistent):
                add(tensor, at: memberPath) { .buffer($0, isPersistent: isPersistent) }
            case .module(let inner): collect(from: inner, at: memberPath, isInside: true)
            }
        }
    }

    /// Files have row-major tensors, whatever the strides in memory are.
    private mutating func add(
        _ tensor: Tensor, at path: ModulePath, _ entry: (TensorSpec) -> StateSchema.Entry
    ) {
        tensors[path] = tensor
        var spec = tensor.spec
        spec.strides = nil
        schema[path] = entry(spec)
    }
}
