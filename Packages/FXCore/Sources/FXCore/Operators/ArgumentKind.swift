// SPDX-License-Identifier: Apache-2.0

/// The kind of value that an operator's parameter takes, or that it gives.
public indirect enum ArgumentKind: Hashable, Sendable {
    case tensor
    /// A number of any dtype category: ATen's `Scalar`.
    case scalar
    /// An integer, symbolic or not: ATen's `int` and `SymInt`.
    case int
    case double
    case bool
    case string
    case dtype
    case device
    case layout
    case memoryFormat
    /// A kind of which nothing is checked, by its name in the schema.
    case other(String)
    /// A list; one with a count also takes a single element, repeated.
    case list(ArgumentKind, count: Int?)
    case optional(ArgumentKind)
}

/// What may stand for something else when arguments are bound.
struct ArgumentLeniency: OptionSet, Sendable {
    let rawValue: UInt8

    /// A tensor, of one element, for a number.
    static let tensorsForNumbers = ArgumentLeniency(rawValue: 1)
    /// A number for a tensor.
    static let numbersForTensors = ArgumentLeniency(rawValue: 2)
    /// One number for a list of them, of any length.
    static let numbersForLists = ArgumentLeniency(rawValue: 4)
}

extension ArgumentKind {
    /// Whether a value can be passed for this kind.
    ///
    /// - Parameters:
    ///   - argument: The value.
    ///   - allowsNumbers: Whether a number may stand for a tensor.
    ///   - leafKind: The kind of a leaf; nil where it is not known, which is taken for any.
    public func accepts<Leaf>(
        _ argument: Argument<Leaf>, allowsNumbers: Bool, leafKind: (Leaf) -> ArgumentKind?
    ) -> Bool {
        accepts(
            argument,
            allowsNumbers ? [.tensorsForNumbers, .numbersForTensors] : .tensorsForNumbers,
            leafKind: leafKind)
    }

    func accepts<Leaf>(
        _ argument: Argument<Leaf>, _ leniency: ArgumentLeniency, leafKind: (Leaf) -> ArgumentKind?
    ) -> Bool {
        if case .leaf(let leaf) = argument { return accepts(leafKind(leaf), leniency) }
        switch (self, argument) {
        case (.other, _), (.optional, .none), (.tensor, .constant), (.scalar, .int),
            (.scalar, .double), (.scalar, .bool), (.scalar, .complex), (.int, .int),
            (.double, .double), (.double, .int), (.bool, .bool), (.string, .string),
            (.dtype, .dtype), (.device, .device), (.device, .string), (.layout, .layout),
            (.memoryFormat, .memoryFormat):
            return true
        case (.tensor, .int), (.tensor, .double), (.tensor, .bool), (.tensor, .complex):
            return leniency.contains(.numbersForTensors)
        case (.optional(let wrapped), _):
            return wrapped.accepts(argument, leniency, leafKind: leafKind)
        case (.list(let element, _), .list(let items)), (.list(let element, _), .tuple(let items)):
            return items.allSatisfy { element.accepts($0, leniency, leafKind: leafKind) }
        case (.list(let element, _?), _):
            return element.accepts(argument, leniency, leafKind: leafKind)
        default:
            return false
        }
    }

    private func accepts(_ leafKind: ArgumentKind?, _ leniency: ArgumentLeniency) -> Bool {
        guard let kind = leafKind else { return true }
        switch (self, kind) {
        case (.other, _): return true
        case (.optional(let wrapped), _): return wrapped.accepts(kind, leniency)
        case (.list(let element, _), .list(let given, _)): return element.accepts(given, leniency)
        case (.list(let element, _?), _): return element.accepts(kind, leniency)
        case (.scalar, .tensor): return leniency.contains(.tensorsForNumbers)
        case (.scalar, .int), (.scalar, .double), (.scalar, .bool), (.double, .int): return true
        case (.tensor, .int), (.tensor, .double), (.tensor, .bool):
            return leniency.contains(.numbersForTensors)
        default: return self == kind
        }
    }
}

extension ArgumentKind: CustomStringConvertible {
    /// The kind as ATen's schemas write it.
    public var description: String {
        switch self {
        case .tensor: "Tensor"
        case .scalar: "Scalar"
        case .int: "int"
        case .double: "float"
        case .bool: "bool"
        case .string: "str"
        case .dtype: "ScalarType"
        case .device: "Device"
        case .layout: "Layout"
        case .memoryFormat: "MemoryFormat"
        case .other(let name): name
        case .list(let element, let count): "\(element)[\(count.map(String.init) ?? "")]"
        case .optional(let wrapped): "\(wrapped)?"
        }
    }
}
