// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension F {
    /// Takes the cosine of the angle between vectors along a dimension.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.cosine_similarity`
    public static func cosineSimilarity(
        _ x1: Tensor, _ x2: Tensor, dim: Int = 1, eps: Double = 1e-8,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.cosine_similarity"), [.leaf(x1), .leaf(x2)],
            ["dim": .int(dim), "eps": .double(eps)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the `p`-norm of the difference of vectors.
    ///
    /// It is the same function as that of `torch`.
    ///
    /// - SeeAlso: `torch.nn.functional.pairwise_distance`
    public static func pairwiseDistance(
        _ x1: Tensor, _ x2: Tensor, p: Double = 2, eps: Double = 1e-6, keepdim: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        torch.pairwiseDistance(
            x1, x2, p: p, eps: eps, keepdim: keepdim, fileID: fileID, line: line)
    }
}
