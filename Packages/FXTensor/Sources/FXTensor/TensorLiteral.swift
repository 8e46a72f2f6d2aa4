// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What may stand in an array literal of a tensor: numbers, Booleans and rows of them.
public indirect enum TensorLiteral: Hashable, Sendable {
    case bool(Bool)
    case int(Int)
    case double(Double)
    case row([TensorLiteral])
}

extension TensorLiteral: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension TensorLiteral: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .int(value) }
}

extension TensorLiteral: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension TensorLiteral: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: TensorLiteral...) { self = .row(elements) }
}

extension Tensor: ExpressibleByArrayLiteral {
    /// Creates a tensor of any number of dimensions: `let x: Tensor = [[1, 2], [3.5, 4]]`.
    ///
    /// The dtype is float32 where a number has a point, else int64, or bool.
    ///
    /// - Precondition: Rows that stand together have one length.
    /// - SeeAlso: `torch.tensor`
    public init(arrayLiteral elements: TensorLiteral...) {
        self = .eager { () throws(TensorError) in
            var builder = LiteralBuilder()
            try builder.append(.row(elements), axis: 0)
            return try builder.storage()
        }
    }
}

/// The shape and numbers of a literal.
private struct LiteralBuilder {
    private var extents: [Int] = []
    private var numbers: [Number] = []
    private var category: DType.Category?

    mutating func append(_ literal: TensorLiteral, axis: Int) throws(TensorError) {
        guard case .row(let items) = literal else {
            guard axis == extents.count else { throw ragged }
            let number = literal.number
            category = max(category ?? .bool, number.category)
            numbers.append(number)
            return
        }
        if axis == extents.count, numbers.isEmpty {
            extents.append(items.count)
        } else if axis >= extents.count || extents[axis] != items.count {
            throw ragged
        }
        for item in items { try append(item, axis: axis + 1) }
    }

    private var ragged: TensorError {
        .shapeMismatch(
            .mismatch(
                operation: "tensor", expected: "rows of one length in a literal",
                found: [Shape(extents)]))
    }

    func storage() throws(TensorError) -> TensorStorage {
        switch category {
        case nil: try TensorStorage.make([Double](), extents, .float64, .float32)
        case .bool: try TensorStorage.make(numbers.map(\.whole), extents, .int64, .bool)
        case .integer: try TensorStorage.make(numbers.map(\.whole), extents, .int64, .int64)
        default: try TensorStorage.make(numbers.map(\.double), extents, .float64, .float32)
        }
    }
}

extension TensorLiteral {
    /// The number; of a row, which has none, 0.
    fileprivate var number: Number {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .double(value)
        case .row: .int(0)
        }
    }
}

extension Number {
    fileprivate var whole: Int64 { Int64(int ?? 0) }
}

extension Tensor {
    /// Creates an int64 tensor of the numbers of a range.
    public init(_ range: Range<Int>) { self.init(Array(range)) }

    /// Creates an int64 tensor of the numbers of a range.
    public init(_ range: ClosedRange<Int>) { self.init(Array(range)) }
}
