// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The kind of an argument, as far as it decides which overload a call means; of Booleans the
/// value, since a function may ask for it.
enum ArgumentForm: UInt8 {
    case tensor, int, double, ints, tensors, none, `true`, `false`
    /// What is looked at anew for each call.
    case other

    /// The kind as a parameter takes it; nil for what stands for itself.
    var kind: ArgumentKind? {
        switch self {
        case .tensor: .tensor
        case .int: .int
        case .double: .double
        case .ints: .list(.int, count: nil)
        case .tensors: .list(.tensor, count: nil)
        case .none, .true, .false, .other: nil
        }
    }
}

/// A leaf that has a form by itself.
protocol FormedLeaf {
    var form: ArgumentForm { get }
}

extension Tensor: FormedLeaf {
    /// Values of a trace are recorded, and failed ones throw: neither is bound.
    var form: ArgumentForm { isTraced || isPoisoned ? .other : .tensor }
}

extension ValueSpec: FormedLeaf {
    var form: ArgumentForm {
        switch self {
        case .tensor: .tensor
        case .int: .int
        case .double: .double
        case .bool: .other
        }
    }
}

extension Argument where Leaf: FormedLeaf {
    var form: ArgumentForm {
        switch self {
        case .leaf(let leaf): leaf.form
        case .int: .int
        case .double: .double
        case .none: .none
        case .bool(let value): value ? .true : .false
        case .list(let items), .tuple(let items): Self.form(of: items)
        default: .other
        }
    }

    private static func form(of items: [Self]) -> ArgumentForm {
        guard let first = items.first?.form, first == .int || first == .tensor else {
            return .other
        }
        for item in items.dropFirst() where item.form != first { return .other }
        return first == .int ? .ints : .tensors
    }
}
