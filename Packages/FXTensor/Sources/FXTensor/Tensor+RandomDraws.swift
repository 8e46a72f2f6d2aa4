// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Draws 1 with the probability that each element is, else 0.
    ///
    /// - SeeAlso: `torch.Tensor.bernoulli`
    public func bernoulli(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bernoulli"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws 1 with one probability, else 0.
    ///
    /// - SeeAlso: `torch.Tensor.bernoulli`
    public func bernoulli(
        _ p: Double, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bernoulli"), [.leaf(self), .double(p)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws places with probabilities in proportion to the elements of each row.
    ///
    /// - SeeAlso: `torch.Tensor.multinomial`
    public func multinomial(
        _ numSamples: Int, replacement: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("multinomial"), [.leaf(self), .int(numSamples)],
            KeywordArguments(given: [("replacement", replacement.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
