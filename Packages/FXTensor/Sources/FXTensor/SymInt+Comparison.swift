// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// `==` of extents would have to give a Bool, which a value of a trace has not.

extension SymInt {
    /// Returns whether two extents are equal; recorded as `operator.eq`.
    public func eq(_ other: SymInt) -> Tensor { compare(.operator.eq, other, ==) }

    /// Returns whether two extents differ; recorded as `operator.ne`.
    public func ne(_ other: SymInt) -> Tensor { compare(.operator.ne, other, !=) }

    /// Returns whether the extent is less; recorded as `operator.lt`.
    public func lt(_ other: SymInt) -> Tensor { compare(.operator.lt, other, <) }

    /// Returns whether the extent is less or equal; recorded as `operator.le`.
    public func le(_ other: SymInt) -> Tensor { compare(.operator.le, other, <=) }

    /// Returns whether the extent is greater; recorded as `operator.gt`.
    public func gt(_ other: SymInt) -> Tensor { compare(.operator.gt, other, >) }

    /// Returns whether the extent is greater or equal; recorded as `operator.ge`.
    public func ge(_ other: SymInt) -> Tensor { compare(.operator.ge, other, >=) }

    private func compare(
        _ target: FunctionTarget, _ other: SymInt, _ operation: (Int, Int) -> Bool
    ) -> Tensor {
        guard let a = value, let b = other.value else {
            return Dispatch.record(.function(target), [argument, other.argument])
        }
        return Tensor(operation(a, b))
    }
}

extension torch {
    /// Checks a condition, now or when the graph runs.
    ///
    /// It is an error of its scope where the condition does not hold, as of any operator.
    ///
    /// - SeeAlso: `torch._assert`
    public static func check(
        _ condition: Tensor, _ message: @autoclosure () -> String, fileID: StaticString = #fileID,
        line: Int = #line
    ) {
        _ = Dispatch.value(
            .function("torch._assert"), [.leaf(condition), .string(message())],
            at: SourceLocation(file: fileID, line: line))
    }
}
