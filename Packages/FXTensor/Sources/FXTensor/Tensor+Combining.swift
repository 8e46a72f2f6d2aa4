// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Multiplies each element by the whole of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.kron`
    public func kron(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("kron"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }
}
