// SPDX-License-Identifier: Apache-2.0

// What reads naturally and cannot be: the compiler says what to write instead. Overloads are few and
// take tensors alone: one of `..<` that takes a size makes expressions of plain integers fail.

extension Tensor {
    @available(
        *, unavailable,
        message: "comparing Tensors gives a Tensor; write Bool(x > y) to branch on its value"
    )
    public static func > (lhs: Tensor, rhs: Tensor) -> Bool { false }

    @available(
        *, unavailable,
        message: "comparing Tensors gives a Tensor; write Bool(x < y) to branch on its value"
    )
    public static func < (lhs: Tensor, rhs: Tensor) -> Bool { false }

    @available(
        *, unavailable,
        message: "Swift asks of == a single Bool; write x.eq(y), and Bool(x.eq(y)) to branch on it"
    )
    public static func == (lhs: Tensor, rhs: Tensor) -> Bool { false }

    @available(
        *, unavailable,
        message: "a Tensor has no count; write size(0), which is recorded in a trace"
    )
    public var count: Int { 0 }
}

extension Int {
    @available(
        *, unavailable,
        message: "read the element with item(), which a trace cannot; sizes convert: Int(x.size(0))"
    )
    public init(_ tensor: Tensor) { self = 0 }
}

extension Double {
    @available(
        *, unavailable, message: "read the element with item(), which a trace cannot"
    )
    public init(_ tensor: Tensor) { self = 0 }
}

extension TensorShape {
    @available(
        *, unavailable,
        message: "a traced shape does not know how many extents it has; write rank of the tensor"
    )
    public var count: Int { 0 }
}
