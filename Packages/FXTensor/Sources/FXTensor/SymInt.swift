// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// An extent of a tensor: a number, or a value of a trace that will be one.
///
///     let y = x.reshape(x.size(0), -1)
///
/// - SeeAlso: `torch.SymInt`
public struct SymInt: Sendable {
    private enum Content: Sendable {
        case known(Int)
        case traced(Tensor)
    }

    private let content: Content

    /// Creates an extent that is known.
    public init(_ value: Int) { content = .known(value) }

    /// Creates an extent that a value of a trace stands for.
    public init(traced tensor: Tensor) { content = .traced(tensor) }

    /// The number, or nil where a trace will know it.
    public var value: Int? {
        if case .known(let value) = content { value } else { nil }
    }

    /// The value of a trace that stands for the number, where one does.
    public var traced: Tensor? {
        if case .traced(let tensor) = content { tensor } else { nil }
    }

    /// The extent as it is recorded.
    public var argument: Argument<Tensor> {
        switch content {
        case .known(let value): .int(value)
        case .traced(let tensor): .leaf(tensor)
        }
    }
}

extension SymInt: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension SymInt: CustomStringConvertible {
    public var description: String { value.map(String.init) ?? traced?.description ?? "?" }
}

extension SymInt {
    public static func + (lhs: SymInt, rhs: SymInt) -> SymInt {
        combine(.operator.add, lhs, rhs) { $0.addingReportingOverflow($1) }
    }

    public static func - (lhs: SymInt, rhs: SymInt) -> SymInt {
        combine(.operator.sub, lhs, rhs) { $0.subtractingReportingOverflow($1) }
    }

    public static func * (lhs: SymInt, rhs: SymInt) -> SymInt {
        combine(.operator.mul, lhs, rhs) { $0.multipliedReportingOverflow(by: $1) }
    }

    /// Returns the quotient rounded towards negative infinity; recorded as `operator.floordiv`.
    ///
    /// - Precondition: The divisor is not 0.
    public static func / (lhs: SymInt, rhs: SymInt) -> SymInt { lhs.floorDivided(by: rhs) }

    /// Returns the quotient rounded towards negative infinity, as Python's `//`.
    ///
    /// - Precondition: The divisor is not 0.
    public func floorDivided(by divisor: SymInt) -> SymInt {
        Self.combine(.operator.floordiv, self, divisor) { dividend, divisor in
            let (quotient, overflow) = dividend.dividedReportingOverflow(by: divisor)
            let isExact = overflow || dividend % divisor == 0
            return (isExact || (dividend < 0) == (divisor < 0) ? quotient : quotient - 1, overflow)
        }
    }

    private static func combine(
        _ target: FunctionTarget, _ lhs: SymInt, _ rhs: SymInt,
        _ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) -> SymInt {
        guard let a = lhs.value, let b = rhs.value else {
            return SymInt(
                traced: Dispatch.record(.function(target), [lhs.argument, rhs.argument]))
        }
        let (value, overflow) = operation(a, b)
        if overflow {
            return SymInt(
                traced: .failed(
                    .invalidValue(
                        operation: target.qualifiedName, value: "the result for \(a) and \(b)",
                        expected: "an integer of 64 bits")))
        }
        return SymInt(value)
    }
}

extension Int {
    /// Creates the number of an extent; of a traced one, poisons the trace and gives a dummy.
    public init(_ size: SymInt, fileID: StaticString = #fileID, line: Int = #line) {
        if let value = size.value {
            self = value
        } else if let value = size.traced?.tracedValue {
            value.poison(
                .scalarRead(operation: "Int(size)"),
                location: SourceLocation(file: fileID, line: line))
            self = value.recorder.nextDummyInt()
        } else {
            self = 1
        }
    }
}
