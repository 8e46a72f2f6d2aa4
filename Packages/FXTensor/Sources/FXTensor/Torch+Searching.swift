// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Finds where values keep a sorted sequence in order.
    ///
    /// - Parameter right: Whether equal elements of the sequence come before.
    /// - SeeAlso: `torch.searchsorted`
    public static func searchsorted(
        _ sortedSequence: Tensor, _ values: Tensor, outInt32: Bool? = nil, right: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.searchsorted"), [.leaf(sortedSequence), .leaf(values)],
            KeywordArguments(given: [
                ("out_int32", outInt32.map { .bool($0) }), ("right", right.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Finds where a number keeps a sorted sequence in order.
    ///
    /// - Parameter right: Whether equal elements of the sequence come before.
    /// - SeeAlso: `torch.searchsorted`
    public static func searchsorted(
        _ sortedSequence: Tensor, _ value: some TensorScalar, outInt32: Bool? = nil,
        right: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.searchsorted"), [.leaf(sortedSequence), value.argument],
            KeywordArguments(given: [
                ("out_int32", outInt32.map { .bool($0) }), ("right", right.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Finds the bucket of each value between sorted boundaries.
    ///
    /// - Parameter right: Whether equal elements of the sequence come before.
    /// - SeeAlso: `torch.bucketize`
    public static func bucketize(
        _ input: Tensor, _ boundaries: Tensor, outInt32: Bool? = nil, right: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.bucketize"), [.leaf(input), .leaf(boundaries)],
            KeywordArguments(given: [
                ("out_int32", outInt32.map { .bool($0) }), ("right", right.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Tells which elements are among others.
    ///
    /// - SeeAlso: `torch.isin`
    public static func isin(
        _ input: Tensor, _ testElements: Tensor, invert: Bool? = nil,
        fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.isin"), [.leaf(input), .leaf(testElements)],
            KeywordArguments(given: [("invert", invert.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the distance between vectors along the last axis.
    ///
    /// - SeeAlso: `torch.pairwise_distance`
    public static func pairwiseDistance(
        _ input: Tensor, _ x2: Tensor, p: Double? = nil, eps: Double? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pairwise_distance"), [.leaf(input), .leaf(x2)],
            KeywordArguments(given: [
                ("p", p.map { .double($0) }), ("eps", eps.map { .double($0) }),
                ("keepdim", keepdim.map { .bool($0) }),
            ]), at: SourceLocation(file: fileID, line: line))
    }

    /// Takes the distances of each row from those after it.
    ///
    /// - SeeAlso: `torch.pdist`
    public static func pdist(
        _ input: Tensor, p: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.pdist"), [.leaf(input)],
            KeywordArguments(given: [("p", p.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }
}
