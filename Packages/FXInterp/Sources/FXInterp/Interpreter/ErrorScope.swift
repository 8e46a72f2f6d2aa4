// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Runs a body inside ``withTensorErrors(_:)`` and throws what it throws, which says more than the
/// first error of a tensor does.
func inErrorScope<Result>(_ body: () throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    do {
        return try withTensorErrors {
            let result = Swift.Result { try body() }
            outcome = result
            return try result.get()
        }
    } catch {
        if case .failure(let own)? = outcome { throw own }
        throw error
    }
}

extension Argument<Tensor> {
    /// Throws the error of a tensor that stands for the result of a failed operation.
    func checkTensors() throws(TensorError) {
        if case .leaf(let tensor) = self {
            if tensor.isPoisoned, let failed = tensor.handle as? PoisonedTensor {
                throw failed.error
            }
            return
        }
        try forEachLeaf { tensor throws(TensorError) in
            if tensor.isPoisoned, let failed = tensor.handle as? PoisonedTensor {
                throw failed.error
            }
        }
    }
}
