// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Values of a call as they are recorded; nothing is None.

extension Argument<Tensor> {
    static func given(_ value: Tensor) -> Self { .leaf(value) }
    static func given(_ value: Tensor?) -> Self { value.map { .leaf($0) } ?? .none }
    static func given(_ value: [Tensor]) -> Self { .list(value.map { .leaf($0) }) }
    static func given(_ value: Int) -> Self { .int(value) }
    static func given(_ value: Int?) -> Self { value.map { .int($0) } ?? .none }
    static func given(_ value: Double) -> Self { .double(value) }
    static func given(_ value: Double?) -> Self { value.map { .double($0) } ?? .none }
    static func given(_ value: Bool) -> Self { .bool(value) }
    static func given(_ value: Bool?) -> Self { value.map { .bool($0) } ?? .none }
    static func given(_ value: String) -> Self { .string(value) }
    static func given(_ value: String?) -> Self { value.map { .string($0) } ?? .none }
    static func given(_ value: DType) -> Self { .dtype(value) }
    static func given(_ value: DType?) -> Self { value.map { .dtype($0) } ?? .none }

    /// Several numbers are recorded as a tuple, one as itself.
    static func given(_ value: [Int]) -> Self {
        value.count == 1 ? .int(value[0]) : .tuple(value.map { .int($0) })
    }

    static func given(_ value: [Int]?) -> Self { value.map { .given($0) } ?? .none }

    static func given(_ value: [Double]) -> Self {
        value.count == 1 ? .double(value[0]) : .tuple(value.map { .double($0) })
    }

    static func given(_ value: [Double]?) -> Self { value.map { .given($0) } ?? .none }
}
