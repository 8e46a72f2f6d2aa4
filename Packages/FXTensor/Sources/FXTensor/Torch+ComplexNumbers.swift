// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes the angles of complex numbers; pi for negative reals.
    ///
    /// - SeeAlso: `torch.angle`
    public static func angle(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.angle"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Takes complex conjugates.
    ///
    /// - SeeAlso: `torch.conj`
    public static func conj(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.conj"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the real parts, on the same memory.
    ///
    /// - SeeAlso: `torch.real`
    public static func real(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.real"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the imaginary parts, on the same memory.
    ///
    /// - SeeAlso: `torch.imag`
    public static func imag(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.imag"), [.leaf(input)], at: SourceLocation(file: fileID, line: line))
    }

    /// Makes complex numbers of real and imaginary parts.
    ///
    /// - SeeAlso: `torch.complex`
    public static func complex(
        _ real: Tensor, _ imag: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.complex"), [.leaf(real), .leaf(imag)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Makes complex numbers of sizes and angles.
    ///
    /// - SeeAlso: `torch.polar`
    public static func polar(
        _ abs: Tensor, _ angle: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.polar"), [.leaf(abs), .leaf(angle)],
            at: SourceLocation(file: fileID, line: line))
    }
}
