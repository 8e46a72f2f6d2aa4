// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The code that computes: one function an operator, for the eager API and the table alike.
///
/// Results are row-major. Every function checks its arguments and throws; none traps.
enum Kernels {}

/// What stands beside a tensor in an operation: another tensor, or a number.
enum Operand {
    case tensor(TensorStorage)
    case number(Number)

    /// What promotion asks.
    var promotion: PromotionOperand {
        switch self {
        case .tensor(let storage): .tensor(storage.dtype, rank: storage.rank)
        case .number(let number): .number(number.category)
        }
    }

    /// The extents; those of a number are none.
    var extents: [Int] {
        if case .tensor(let storage) = self { storage.extents } else { [] }
    }

    var dtype: DType {
        switch self {
        case .tensor(let storage): storage.dtype
        case .number(let number): DType.defaultType(for: number.category)
        }
    }
}

extension Number {
    /// The number as an element; integers wrap around, as in PyTorch.
    func element<Element: TensorElement>(_: Element.Type = Element.self) -> Element {
        switch self {
        case .bool(let value): Element(wrapping: value ? 1 : 0)
        case .int(let value): Element(wrapping: Int64(value))
        case .double(let value): Element(rounding: value)
        case .complex(let real, let imaginary):
            Element(complex: ComplexNumber(real, imaginary))
        }
    }
}

extension Kernels {
    /// Returns the dtype in which operands meet.
    ///
    /// - Throws: ``TensorError/dtypeMismatch(operation:expected:found:)``.
    static func promoted(
        _ operands: [Operand], operation: String
    ) throws(TensorError) -> DType {
        guard let dtype = DType.result(of: operands.map(\.promotion)) else {
            throw .dtypeMismatch(
                operation: operation, expected: "dtypes that promote",
                found: operands.map(\.dtype))
        }
        return dtype
    }

    /// Returns the dtype in which two operands meet.
    static func promoted(
        _ lhs: Operand, _ rhs: Operand, operation: @autoclosure () -> String
    ) throws(TensorError) -> DType {
        switch (lhs, rhs) {
        case (.tensor(let a), .tensor(let b)) where a.dtype == b.dtype: return a.dtype
        case (.tensor(let a), .number(let b)) where b.category <= a.dtype.category:
            return a.dtype
        default: return try promoted([lhs, rhs], operation: operation())
        }
    }

    /// Returns the extents that both operands stretch to.
    ///
    /// - Throws: ``TensorError/shapeMismatch(_:)``.
    static func broadcast(_ lhs: [Int], _ rhs: [Int]) throws(TensorError) -> [Int] {
        if lhs == rhs { return lhs }
        let rank = max(lhs.count, rhs.count)
        var result = [Int](repeating: 1, count: rank)
        for axis in 1...max(rank, 1) where axis <= rank {
            let a = axis <= lhs.count ? lhs[lhs.count - axis] : 1
            let b = axis <= rhs.count ? rhs[rhs.count - axis] : 1
            guard a == b || a == 1 || b == 1 else {
                throw .shapeMismatch(.notBroadcastable(Shape(lhs), Shape(rhs)))
            }
            result[rank - axis] = a == 1 ? b : a
        }
        return result
    }

    /// The strides with which a tensor is read when stretched to extents that it broadcasts to.
    static func strides(of storage: TensorStorage, stretchedTo extents: [Int]) -> [Int] {
        let missing = extents.count - storage.rank
        return extents.indices.map { axis in
            axis < missing || storage.extents[axis - missing] == 1
                ? 0 : storage.strides[axis - missing]
        }
    }
}

/// Calls a closure with the offsets of each row along the last dimension, in row-major order.
///
/// A tensor without dimensions is one row of one element.
@inline(__always)
func forEachRow(
    _ extents: [Int], _ first: [Int], _ second: [Int],
    _ body: (_ first: Int, _ second: Int) -> Void
) {
    if extents.contains(0) { return }
    guard extents.count > 1 else { return body(0, 0) }
    let outer = extents.count - 1
    var index = [Int](repeating: 0, count: outer)
    var (a, b) = (0, 0)
    while true {
        body(a, b)
        var axis = outer - 1
        while true {
            if axis < 0 { return }
            index[axis] += 1
            a += first[axis]
            b += second[axis]
            if index[axis] < extents[axis] { break }
            a -= first[axis] * extents[axis]
            b -= second[axis] * extents[axis]
            index[axis] = 0
            axis -= 1
        }
    }
}
