// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The largest or smallest elements along an axis, and where they stand.
///
/// Of a traced value, reading a field is recorded as `getattr`.
///
/// - SeeAlso: `torch.return_types.topk`
public struct TopK: Sendable {
    enum Content: Sendable {
        case known(values: Tensor, indices: Tensor)
        case traced(Tensor)
    }

    let content: Content

    /// Creates a result of known tensors.
    public init(values: Tensor, indices: Tensor) {
        content = .known(values: values, indices: indices)
    }

    /// Creates a result that a value of a trace stands for.
    public init(traced tensor: Tensor) { content = .traced(tensor) }

    /// The elements.
    public var values: Tensor {
        switch content {
        case .known(let values, _): values
        case .traced(let tuple): Self.field("values", of: tuple)
        }
    }

    /// The positions of the elements, int64.
    public var indices: Tensor {
        switch content {
        case .known(_, let indices): indices
        case .traced(let tuple): Self.field("indices", of: tuple)
        }
    }

    private static func field(_ name: String, of tuple: Tensor) -> Tensor {
        Dispatch.record(.function(.builtins.getattr), [.leaf(tuple), .string(name)])
    }
}

extension Dispatch {
    static func topK(
        _ callee: @autoclosure Recorded<Callee>, _ input: Tensor, _ k: Int, _ dim: Int?,
        _ largest: Bool?, _ sorted: Bool?, at location: @autoclosure Recorded<SourceLocation?>
    ) -> TopK {
        guard input.kind.isEmpty else {
            let keywords = KeywordArguments(given: [
                ("dim", dim.map { .int($0) }), ("largest", largest.map { .bool($0) }),
                ("sorted", sorted.map { .bool($0) }),
            ])
            return TopK(
                traced: record(callee(), [.leaf(input), .int(k)], keywords, at: location()))
        }
        do throws(TensorError) {
            let (values, indices) = try Kernels.topK(
                input.concrete, k: k, axis: dim ?? -1, findsLargest: largest ?? true)
            return TopK(values: Tensor(values), indices: Tensor(indices))
        } catch {
            let failed = Tensor.failed(error)
            return TopK(values: failed, indices: failed)
        }
    }
}

extension Tensor {
    /// Finds the `k` largest elements along an axis; NaN counts as the largest.
    ///
    /// - Parameters:
    ///   - dim: The axis; the last one where none is given.
    ///   - largest: Whether to look for the largest, not the smallest.
    ///   - sorted: Taken for torch's sake; the result is sorted always.
    /// - SeeAlso: `torch.topk`
    public func topk(
        _ k: Int, dim: Int? = nil, largest: Bool? = nil, sorted: Bool? = nil,
        fileID: String = #fileID, line: Int = #line
    ) -> TopK {
        Dispatch.topK(
            .method("topk"), self, k, dim, largest, sorted,
            at: SourceLocation(file: fileID, line: line))
    }
}

extension torch {
    /// Finds the `k` largest elements along an axis; NaN counts as the largest.
    ///
    /// - Parameters:
    ///   - dim: The axis; the last one where none is given.
    ///   - largest: Whether to look for the largest, not the smallest.
    ///   - sorted: Taken for torch's sake; the result is sorted always.
    /// - SeeAlso: `torch.topk`
    public static func topk(
        _ input: Tensor, _ k: Int, dim: Int? = nil, largest: Bool? = nil, sorted: Bool? = nil,
        fileID: String = #fileID, line: Int = #line
    ) -> TopK {
        Dispatch.topK(
            .function(.torch.topk), input, k, dim, largest, sorted,
            at: SourceLocation(file: fileID, line: line))
    }
}
