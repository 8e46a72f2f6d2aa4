// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// A tensor of a decomposition, in the notation of arithmetic.
struct Quantity {
    typealias Value = Argument<Node>

    let site: DecompositionSite
    let value: Value

    /// A function of the tensor, by the overload's name.
    func call(_ overload: String, _ arguments: Value...) throws -> Quantity {
        Quantity(site: site, value: try site.aten(overload, [value] + arguments))
    }

    func exp() throws -> Quantity { try call("exp.default") }
    func log() throws -> Quantity { try call("log.default") }
    func abs() throws -> Quantity { try call("abs.default") }
    func tanh() throws -> Quantity { try call("tanh.default") }
    func sigmoid() throws -> Quantity { try call("sigmoid.default") }
    func unsqueezed(_ axis: Int) throws -> Quantity { try call("unsqueeze.default", .int(axis)) }

    func sum(_ axes: [Int], keepsDims: Bool = false) throws -> Quantity {
        try call("sum.dim_IntList", .ints(axes), .bool(keepsDims))
    }

    func cast(to dtype: DType) throws -> Quantity {
        Quantity(site: site, value: try site.cast(value, to: dtype))
    }

    /// One tensor where this one is true, and another one elsewhere.
    func choosing(_ one: Quantity, else other: Quantity) throws -> Quantity {
        try call("where.self", one.value, other.value)
    }

    func choosing(_ one: Quantity, else number: Double) throws -> Quantity {
        try call("where.ScalarOther", one.value, .double(number))
    }

    func or(_ other: Quantity) throws -> Quantity { try call("logical_or.default", other.value) }
    func and(_ other: Quantity) throws -> Quantity { try call("logical_and.default", other.value) }
    func not() throws -> Quantity { try call("logical_not.default") }

    static prefix func - (one: Quantity) throws -> Quantity { try one.call("neg.default") }

    static func + (one: Quantity, other: Quantity) throws -> Quantity {
        try one.call("add.Tensor", other.value)
    }

    static func - (one: Quantity, other: Quantity) throws -> Quantity {
        try one.call("sub.Tensor", other.value)
    }

    static func * (one: Quantity, other: Quantity) throws -> Quantity {
        try one.call("mul.Tensor", other.value)
    }

    static func / (one: Quantity, other: Quantity) throws -> Quantity {
        try one.call("div.Tensor", other.value)
    }

    static func + (one: Quantity, number: Double) throws -> Quantity {
        try one.call("add.Scalar", .double(number))
    }

    static func - (one: Quantity, number: Double) throws -> Quantity {
        try one.call("sub.Scalar", .double(number))
    }

    static func * (one: Quantity, number: Double) throws -> Quantity {
        try one.call("mul.Scalar", .double(number))
    }

    static func / (one: Quantity, number: Double) throws -> Quantity {
        try one.call("div.Scalar", .double(number))
    }

    static func - (number: Double, other: Quantity) throws -> Quantity { try -other + number }

    // MARK: - Comparisons with a number

    func isLess(than number: Value) throws -> Quantity { try call("lt.Scalar", number) }
    func isMore(than number: Value) throws -> Quantity { try call("gt.Scalar", number) }
    func isAtMost(_ number: Value) throws -> Quantity { try call("le.Scalar", number) }
    func isAtLeast(_ number: Value) throws -> Quantity { try call("ge.Scalar", number) }
    func equals(_ number: Value) throws -> Quantity { try call("eq.Scalar", number) }
    func differs(from number: Value) throws -> Quantity { try call("ne.Scalar", number) }
}

extension DecompositionSite {
    /// A tensor argument to be computed with.
    ///
    /// - Throws: ``DecompositionBudget/Unknown`` where it is no tensor: the call stays.
    func quantity(_ name: String) throws -> Quantity { try quantity(of: self[name]) }

    func quantity(of value: Value) throws -> Quantity {
        guard value.leaf != nil else { throw DecompositionBudget.Unknown() }
        return Quantity(site: self, value: value)
    }

    /// A tensor argument of a floating dtype.
    ///
    /// - Throws: ``DecompositionBudget/Unknown`` where it is none: the call stays.
    func floating(_ name: String) throws -> Quantity {
        guard spec(self[name])?.dtype.isFloatingPoint == true else {
            throw DecompositionBudget.Unknown()
        }
        return try quantity(name)
    }

    /// The numbers from 0 to a count.
    func counted(_ count: Int, _ dtype: DType = .int64) throws -> Quantity {
        let numbers = try aten(
            "arange.start_step", [0, .int(count), 1], ["dtype": .dtype(dtype)])
        return Quantity(site: self, value: numbers)
    }
}
