// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Arguments with tensors of zeros in place of specs.
struct ZeroInputs {
    let arguments: [Argument<Tensor>]
    let keywords: KeywordArguments<Tensor>

    /// - Throws: ``ShapeError/unknown(operation:reason:)`` where an extent or number is not known.
    init(
        _ arguments: [Argument<ValueSpec>], _ keywords: KeywordArguments<ValueSpec>
    ) throws {
        self.arguments = try arguments.map(Self.zeros)
        self.keywords = KeywordArguments(
            try keywords.entries.map { ArgumentEntry($0.key, try Self.zeros($0.value)) })
    }

    private static func zeros(_ argument: Argument<ValueSpec>) throws -> Argument<Tensor> {
        try argument.flatMap { value in
            guard case .tensor(let spec) = value, let extents = spec.shape.extents else {
                throw ShapeError.unknown(operation: "zeros", reason: "\(value) is not known")
            }
            return .leaf(try withTensorErrors { Tensor.zeros(extents, dtype: spec.dtype) })
        }
    }
}
