// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A number that is known, or a value of a trace that will be one.
///
///     let y = x / sqrt(x.size(-1))
///
/// It has no operators of its own: overloads of `+` on one more type that literals could stand for
/// make all expressions slow to compile. Arithmetic is that of tensors and sizes.
///
/// - SeeAlso: `torch.SymFloat`
public struct SymDouble: Sendable {
    private enum Content: Sendable {
        case known(Double)
        case traced(Tensor)
    }

    private let content: Content

    /// Creates a number that is known.
    public init(_ value: Double) { content = .known(value) }

    /// Creates a number that a value of a trace stands for.
    public init(traced tensor: Tensor) { content = .traced(tensor) }

    /// Creates the number of an extent; of a traced one, the same value of the trace.
    public init(_ size: SymInt) {
        content = size.traced.map(Content.traced) ?? .known(Double(size.value ?? 0))
    }

    /// The number, or nil where a trace will know it.
    public var value: Double? {
        if case .known(let value) = content { value } else { nil }
    }

    /// The number as it is recorded.
    public var argument: Argument<Tensor> {
        switch content {
        case .known(let value): .double(value)
        case .traced(let tensor): .leaf(tensor)
        }
    }
}

extension SymDouble: TensorScalar {
    public var number: Number? { value.map(Number.double) }
}

extension SymDouble: CustomStringConvertible {
    public var description: String {
        switch content {
        case .known(let value): value.description
        case .traced(let tensor): tensor.description
        }
    }
}

extension SymDouble {
    /// The result of one of Python's functions on a number.
    fileprivate static func call(
        _ name: FunctionTarget, _ operand: Argument<Tensor>, _ value: Double?,
        _ function: (Double) -> Double
    ) -> SymDouble {
        if let value { return SymDouble(function(value)) }
        return SymDouble(traced: Dispatch.record(.function(name), [operand]))
    }
}

/// Returns the square root of an extent; of a traced one, recorded as `math.sqrt`.
///
/// - SeeAlso: `math.sqrt`, which torch.fx records of a traced value
public func sqrt(_ size: SymInt) -> SymDouble {
    .call("math.sqrt", size.argument, size.value.map(Double.init)) { $0.squareRoot() }
}

/// Returns the square root of a number; of a traced one, recorded as `math.sqrt`.
public func sqrt(_ number: SymDouble) -> SymDouble {
    .call("math.sqrt", number.argument, number.value) { $0.squareRoot() }
}
