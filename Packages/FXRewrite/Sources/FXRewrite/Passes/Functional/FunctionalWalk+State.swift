// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// State that has several paths.
extension FunctionalWalk {
    /// Whether a module has the tensor at a path, or shares its memory under another name.
    func isState(at path: ModulePath, sharedBy module: ModulePath) -> Bool {
        if path.text.hasPrefix(module.text + ".") { return true }
        guard let storage = context.tensor(at: path)?.storageIdentity else { return false }
        return context.tensors(inModuleAt: module).contains { $0.storageIdentity == storage }
    }
}

extension Tensor {
    /// Whether two tensors are the same elements of one memory.
    func isSameMemory(as other: Tensor) -> Bool {
        if identity == other.identity { return true }
        return dtype == other.dtype && extents == other.extents && strides == other.strides
            && storage?.offset == other.storage?.offset
    }
}
