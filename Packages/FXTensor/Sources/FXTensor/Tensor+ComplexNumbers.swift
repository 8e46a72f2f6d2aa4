// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Takes the angles of complex numbers; pi for negative reals.
    ///
    /// - SeeAlso: `torch.Tensor.angle`
    public func angle(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("angle"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes complex conjugates.
    ///
    /// - SeeAlso: `torch.Tensor.conj`
    public func conj(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(.method("conj"), [.leaf(self)], at: SourceLocation(file: fileID, line: line))
    }
}
