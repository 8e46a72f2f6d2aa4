// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A type whose values may stand between the brackets of a tensor.
///
/// Beside these, `nil` puts in an axis and `...` stands for all axes that are not named:
///
///     x[0], x[1..., 2], x[..., nil], x[mask], x[TensorSlice(step: 2), Tensor([3, 1])]
///
/// - SeeAlso: `torch.Tensor.__getitem__`
public protocol TensorIndex: Sendable {
    /// The index as it is recorded.
    var index: Argument<Tensor> { get }
}

extension Int: TensorIndex {
    public var index: Argument<Tensor> { .int(self) }
}

extension SymInt: TensorIndex {
    public var index: Argument<Tensor> { argument }
}

extension Bool: TensorIndex {
    public var index: Argument<Tensor> { .bool(self) }
}

extension Tensor: TensorIndex {
    public var index: Argument<Tensor> { .leaf(self) }
}

extension Array: TensorIndex where Element: TensorIndex {
    /// A list, which names elements as a tensor of it does.
    public var index: Argument<Tensor> { .list(map(\.index)) }
}

extension Range: TensorIndex where Bound == Int {
    public var index: Argument<Tensor> {
        .slice(start: .int(lowerBound), stop: .int(upperBound), step: .none)
    }
}

extension ClosedRange: TensorIndex where Bound == Int {
    public var index: Argument<Tensor> {
        .slice(start: .int(lowerBound), stop: Self.end(upperBound), step: .none)
    }

    /// The bound behind a last element; behind -1, which counts from the back, there is none.
    fileprivate static func end(_ last: Int) -> Argument<Tensor> {
        last == -1 || last == .max ? .none : .int(last + 1)
    }
}

extension PartialRangeFrom: TensorIndex where Bound == Int {
    public var index: Argument<Tensor> {
        .slice(start: .int(lowerBound), stop: .none, step: .none)
    }
}

extension PartialRangeUpTo: TensorIndex where Bound == Int {
    public var index: Argument<Tensor> {
        .slice(start: .none, stop: .int(upperBound), step: .none)
    }
}

extension PartialRangeThrough: TensorIndex where Bound == Int {
    public var index: Argument<Tensor> {
        .slice(start: .none, stop: ClosedRange<Int>.end(upperBound), step: .none)
    }
}

/// A part of an axis as Python writes it: `TensorSlice(1, -1, step: 2)` is `1:-1:2`.
///
/// Bounds that are not given are the ends; negative ones count from the back.
public struct TensorSlice: TensorIndex {
    public var start: SymInt?
    public var stop: SymInt?
    public var step: SymInt?

    public init(_ start: SymInt? = nil, _ stop: SymInt? = nil, step: SymInt? = nil) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    /// A whole axis, Python's `:`.
    public static let all = TensorSlice()

    public var index: Argument<Tensor> {
        .slice(
            start: start?.argument ?? .none, stop: stop?.argument ?? .none,
            step: step?.argument ?? .none)
    }
}

/// All axes that an index does not name, Python's `...`; between brackets Swift's `...` says it too.
public struct Ellipsis: TensorIndex {
    public init() {}

    public var index: Argument<Tensor> { .ellipsis }
}
