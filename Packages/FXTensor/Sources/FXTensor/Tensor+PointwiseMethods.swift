// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Negates; recorded as the method `neg`.
    ///
    /// - SeeAlso: `torch.neg`
    public func neg(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.Negation.self, .method("neg"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes absolute values; recorded as the method `abs`.
    ///
    /// - SeeAlso: `torch.abs`
    public func abs(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.Absolute.self, .method("abs"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Replaces negative elements by 0; recorded as the method `relu`.
    ///
    /// - SeeAlso: `torch.relu`
    public func relu(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.unary(
            Pointwise.ReLU.self, .method("relu"), self, at: SourceLocation(file: fileID, line: line)
        )
    }

    /// Takes exponentials; recorded as the method `exp`.
    ///
    /// - SeeAlso: `torch.exp`
    public func exp(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.Exponential.self, .method("exp"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes square roots; recorded as the method `sqrt`.
    ///
    /// - SeeAlso: `torch.sqrt`
    public func sqrt(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.SquareRoot.self, .method("sqrt"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes reciprocals of square roots; recorded as the method `rsqrt`.
    ///
    /// - SeeAlso: `torch.rsqrt`
    public func rsqrt(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.ReciprocalSquareRoot.self, .method("rsqrt"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes hyperbolic tangents; recorded as the method `tanh`.
    ///
    /// - SeeAlso: `torch.tanh`
    public func tanh(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.HyperbolicTangent.self, .method("tanh"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Applies the logistic function; recorded as the method `sigmoid`.
    ///
    /// - SeeAlso: `torch.sigmoid`
    public func sigmoid(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.floating(
            Pointwise.Sigmoid.self, .method("sigmoid"), self,
            at: SourceLocation(file: fileID, line: line))
    }

    /// Limits elements to a range; recorded as the method `clamp`.
    ///
    /// NaN stays NaN; where the bounds cross, `max` wins. Only the given bounds are recorded.
    ///
    /// - SeeAlso: `torch.clamp`
    public func clamp(
        min: (any TensorScalar)? = nil, max: (any TensorScalar)? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.clamp(
            .method("clamp"), self, min, max, at: SourceLocation(file: fileID, line: line))
    }
}
