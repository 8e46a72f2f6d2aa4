// SPDX-License-Identifier: Apache-2.0

public import FXCore

// Values beside tensors that traced functions take and give. Those that can stand for a value of a
// trace do; the others poison it.

extension Float: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        guard let value = argument.double else { return nil }
        self.init(value)
    }

    public static func standing(for traced: Tensor) -> Float {
        Float(traced.poison(as: Float.self)?.nextDummyDouble() ?? 0)
    }
}

extension DType: ArgumentConvertible {
    public var argument: Argument<Tensor> { .dtype(self) }

    public init?(argument: Argument<Tensor>) {
        guard case .dtype(let value) = argument else { return nil }
        self = value
    }

    public static func standing(for traced: Tensor) -> DType {
        traced.poison(as: DType.self)
        return .float32
    }
}

extension Range: ArgumentConvertible where Bound == Int {
    public var argument: Argument<Tensor> { .range(start: lowerBound, stop: upperBound, step: 1) }

    public init?(argument: Argument<Tensor>) {
        guard case .range(let start, let stop, step: 1) = argument, start <= stop else {
            return nil
        }
        self = start..<stop
    }

    public static func standing(for traced: Tensor) -> Range<Int> {
        traced.poison(as: Range<Int>.self)
        return 0..<1
    }
}

extension SymDouble: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor) where tensor.isTraced: self.init(traced: tensor)
        default:
            guard let value = argument.double else { return nil }
            self.init(value)
        }
    }

    public static func standing(for traced: Tensor) -> SymDouble { SymDouble(traced: traced) }
}

extension TensorShape: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor) where tensor.isTraced: self.init(traced: tensor)
        case .list, .tuple:
            guard let extents = argument.ints else { return nil }
            self.init(extents)
        default: return nil
        }
    }

    public static func standing(for traced: Tensor) -> TensorShape { TensorShape(traced: traced) }
}

extension TensorList: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor) where !tensor.isTraced: return nil
        case .leaf: self.init(argument)
        default:
            guard let tensors = [Tensor](argument: argument) else { return nil }
            self.init(tensors)
        }
    }

    public static func standing(for traced: Tensor) -> TensorList { TensorList(.leaf(traced)) }
}

/// An enumeration with raw values is passed as its raw value, and must be known while tracing.
///
///     enum Mode: String, CaseIterable, ArgumentConvertible { case nearest, bilinear }
extension ArgumentConvertible
where Self: RawRepresentable & CaseIterable, RawValue: ArgumentConvertible {
    public var argument: Argument<Tensor> { rawValue.argument }

    public init?(argument: Argument<Tensor>) {
        guard let raw = RawValue(argument: argument) else { return nil }
        self.init(rawValue: raw)
    }

    public static func standing(for traced: Tensor) -> Self {
        traced.poison(as: Self.self)
        // A type with raw values has a case.
        return allCases[allCases.startIndex]
    }
}

/// A tree of values of several kinds, such as `[x, ["k": y, "n": nil]]`, is what it is.
extension Argument: ArgumentConvertible where Leaf == Tensor {
    public var argument: Argument<Tensor> { self }

    public init?(argument: Argument<Tensor>) { self = argument }

    public static func standing(for traced: Tensor) -> Argument<Tensor> { .leaf(traced) }
}
