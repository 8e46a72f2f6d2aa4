// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Takes variances and means of all elements.
    ///
    /// - SeeAlso: `torch.var_mean`
    public static func varMean(
        _ input: Tensor, correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.var_mean"), [.leaf(input)],
                KeywordArguments(given: [("correction", correction?.argument)]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes variances and means along an axis.
    ///
    /// - SeeAlso: `torch.var_mean`
    public static func varMean(
        _ input: Tensor, dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.var_mean"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("correction", correction?.argument),
                    ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes variances and means along axes.
    ///
    /// - SeeAlso: `torch.var_mean`
    public static func varMean(
        _ input: Tensor, dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.var_mean"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                    ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes standard deviations and means of all elements.
    ///
    /// - SeeAlso: `torch.std_mean`
    public static func stdMean(
        _ input: Tensor, correction: (any TensorScalar)? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.std_mean"), [.leaf(input)],
                KeywordArguments(given: [("correction", correction?.argument)]),
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes standard deviations and means along an axis.
    ///
    /// - SeeAlso: `torch.std_mean`
    public static func stdMean(
        _ input: Tensor, dim: Int, correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.std_mean"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .int(dim)), ("correction", correction?.argument),
                    ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes standard deviations and means along axes.
    ///
    /// - SeeAlso: `torch.std_mean`
    public static func stdMean(
        _ input: Tensor, dim: [Int], correction: (any TensorScalar)? = nil, keepdim: Bool? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.std_mean"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", .tuple(dim.map { .int($0) })), ("correction", correction?.argument),
                    ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }

    /// Takes the smallest and the largest elements.
    ///
    /// - SeeAlso: `torch.aminmax`
    public static func aminmax(
        _ input: Tensor, dim: Int? = nil, keepdim: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.aminmax"), [.leaf(input)],
                KeywordArguments(given: [
                    ("dim", dim.map { .int($0) }), ("keepdim", keepdim.map { .bool($0) }),
                ]), at: SourceLocation(file: fileID, line: line)))
    }
}
