// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Negates; recorded as the function `torch.neg`.
    ///
    /// - SeeAlso: `torch.neg`
    public static func neg(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.Negation.self, .function(.torch.neg), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes absolute values; recorded as the function `torch.abs`.
    ///
    /// - SeeAlso: `torch.abs`
    public static func abs(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.Absolute.self, .function(.torch.abs), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces negative elements by 0; recorded as the function `torch.relu`.
    ///
    /// - SeeAlso: `torch.relu`
    public static func relu(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.ReLU.self, .function(.torch.relu), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes exponentials; recorded as the function `torch.exp`.
    ///
    /// - SeeAlso: `torch.exp`
    public static func exp(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.Exponential.self, .function(.torch.exp), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes square roots; recorded as the function `torch.sqrt`.
    ///
    /// - SeeAlso: `torch.sqrt`
    public static func sqrt(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.SquareRoot.self, .function(.torch.sqrt), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes reciprocals of square roots; recorded as the function `torch.rsqrt`.
    ///
    /// - SeeAlso: `torch.rsqrt`
    public static func rsqrt(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.ReciprocalSquareRoot.self, .function(.torch.rsqrt), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic tangents; recorded as the function `torch.tanh`.
    ///
    /// - SeeAlso: `torch.tanh`
    public static func tanh(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.HyperbolicTangent.self, .function(.torch.tanh), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Applies the logistic function; recorded as the function `torch.sigmoid`.
    ///
    /// - SeeAlso: `torch.sigmoid`
    public static func sigmoid(
        _ input: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.Sigmoid.self, .function(.torch.sigmoid), input,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements to a range; recorded as the function `torch.clamp`.
    ///
    /// NaN stays NaN; where the bounds cross, `max` wins. Only the given bounds are recorded.
    ///
    /// - SeeAlso: `torch.clamp`
    public static func clamp(
        _ input: Tensor, min: (any TensorScalar)? = nil, max: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.clamp(
            .function(.torch.clamp), input, min, max, at: SourceLocation(file: fileID, line: line))
    }
}
