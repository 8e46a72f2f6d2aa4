// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A number that stands beside a tensor in an operation; which kind decides the promotion.
public enum Number: Hashable, Sendable {
    case bool(Bool)
    case int(Int)
    case double(Double)
    case complex(real: Double, imaginary: Double)

    /// The value as a double; of a complex one the real part.
    public var double: Double {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): Double(value)
        case .double(let value): value
        case .complex(let real, _): real
        }
    }

    var category: DType.Category {
        switch self {
        case .bool: .bool
        case .int: .integer
        case .double: .floating
        case .complex: .complex
        }
    }

    var argument: Argument<Tensor> {
        switch self {
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .double(value)
        case .complex(let real, let imaginary): .complex(real: real, imaginary: imaginary)
        }
    }

    /// The number that an argument is, where it is one.
    init?(_ argument: Argument<Tensor>) {
        switch argument {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .double(value)
        case .complex(let real, let imaginary): self = .complex(real: real, imaginary: imaginary)
        default: return nil
        }
    }
}

extension Number: CustomStringConvertible {
    public var description: String {
        switch self {
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .double(let value): PythonText.repr(value)
        case .complex(let real, let imaginary):
            PythonText.repr(real: real, imaginary: imaginary)
        }
    }
}

/// A type whose values may stand beside a tensor in an operation: `x + 1`, `2.5 * x`.
public protocol TensorScalar: Sendable {
    /// The value, or nil for a size of a traced value.
    var number: Number? { get }

    /// The value as it is recorded.
    var argument: Argument<Tensor> { get }
}

extension Int: TensorScalar {
    public var number: Number? { .int(self) }
    public var argument: Argument<Tensor> { .int(self) }
}

extension Double: TensorScalar {
    public var number: Number? { .double(self) }
    public var argument: Argument<Tensor> { .double(self) }
}

extension Float: TensorScalar {
    public var number: Number? { .double(Double(self)) }
    public var argument: Argument<Tensor> { .double(Double(self)) }
}

extension Bool: TensorScalar {
    public var number: Number? { .bool(self) }
    public var argument: Argument<Tensor> { .bool(self) }
}

extension SymInt: TensorScalar {
    public var number: Number? { value.map(Number.int) }
}

extension TensorScalar {
    /// The kind of the value for ``Dispatch``: traced where there is no number.
    @inline(__always)
    var kind: TensorHandle.Kind { number == nil ? .traced : .concrete }

    /// The number of a value that is known not to be traced.
    @inline(__always)
    var operand: Operand { .number(number ?? .int(0)) }
}
