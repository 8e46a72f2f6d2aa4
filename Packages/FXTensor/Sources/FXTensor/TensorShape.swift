// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// The shape of a tensor: numbers, or a value of a trace that will be a list of them.
///
/// A traced shape does not know how many extents it has, so it can be indexed but not iterated.
///
/// - SeeAlso: `torch.Size`
public struct TensorShape: Sendable {
    private enum Content: Sendable {
        case known([Int])
        case traced(Tensor)
    }

    private let content: Content

    /// Creates a shape that is known.
    public init(_ extents: [Int]) { content = .known(extents) }

    /// Creates a shape that a value of a trace stands for.
    public init(traced tensor: Tensor) { content = .traced(tensor) }

    /// The extents, or nil where a trace will know them.
    public var concrete: [Int]? {
        if case .known(let extents) = content { extents } else { nil }
    }

    /// The shape as it is recorded.
    public var argument: Argument<Tensor> {
        switch content {
        case .known(let extents): .tuple(extents.map { .int($0) })
        case .traced(let tensor): .leaf(tensor)
        }
    }

    /// The extent of an axis, counted from the back where it is negative; recorded as
    /// `operator.getitem`.
    ///
    /// - Precondition: The axis exists.
    public subscript(axis: Int) -> SymInt {
        switch content {
        case .known(let extents): TensorShape.extent(axis, of: extents)
        case .traced(let shape):
            SymInt(
                traced: Dispatch.record(
                    .function(.operator.getitem), [.leaf(shape), .int(axis)]))
        }
    }

    static func extent(_ axis: Int, of extents: [Int]) -> SymInt {
        guard let index = Axis.index(axis, rank: extents.count) else {
            return SymInt(
                traced: .failed(
                    .invalidAxis(operation: "size", axis: axis, rank: extents.count)))
        }
        return SymInt(extents[index])
    }
}

extension TensorShape: CustomStringConvertible {
    public var description: String {
        switch content {
        case .known(let extents): "torch.Size(\(extents))"
        case .traced(let shape): shape.description
        }
    }
}

extension Tensor {
    /// The shape; of a traced value, recorded as `getattr(x, "shape")` at each access.
    public var shape: TensorShape {
        if let storage { return TensorShape(storage.extents) }
        return TensorShape(
            traced: Dispatch.record(.function(.builtins.getattr), [.leaf(self), "shape"]))
    }

    /// Returns the number of dimensions; of a traced value, recorded as the method `dim`.
    ///
    /// - SeeAlso: `torch.Tensor.dim`
    public func dim(fileID: StaticString = #fileID, line: Int = #line) -> SymInt {
        if let storage { return SymInt(storage.extents.count) }
        return SymInt(
            traced: Dispatch.record(
                .method("dim"), [.leaf(self)], at: SourceLocation(file: fileID, line: line)))
    }

    /// Returns the extent of an axis; of a traced value, recorded as the method `size`.
    ///
    /// - Precondition: The axis exists.
    public func size(_ dim: Int, fileID: StaticString = #fileID, line: Int = #line) -> SymInt {
        if let storage { return TensorShape.extent(dim, of: storage.extents) }
        return SymInt(
            traced: Dispatch.record(
                .method("size"), [.leaf(self), .int(dim)],
                at: SourceLocation(file: fileID, line: line)))
    }
}

/// Axes counted from either end.
enum Axis {
    /// The position of an axis from the front, or nil where there is none.
    static func index(_ axis: Int, rank: Int) -> Int? {
        (-rank..<rank).contains(axis) ? (axis < 0 ? axis + rank : axis) : nil
    }

    /// The position of an axis, where a tensor without dimensions takes 0 and -1.
    static func resolve(
        _ axis: Int, rank: Int, operation: String
    ) throws(TensorError) -> Int {
        guard let index = index(axis, rank: max(rank, 1)) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: rank)
        }
        return index
    }
}
