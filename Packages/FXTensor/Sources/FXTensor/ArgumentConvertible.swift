// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A type whose values can be arguments and results of traced functions and modules.
public protocol ArgumentConvertible: SendableMetatype {
    /// The value as a tree of tensors and literals.
    var argument: Argument<Tensor> { get }

    /// Creates the value that a tree stands for, or nil where it is of another kind.
    init?(argument: Argument<Tensor>)

    /// Returns what stands for a value of a trace.
    ///
    /// A type that cannot be symbolic, such as Int, poisons the trace and gives a dummy.
    static func standing(for traced: Tensor) -> Self
}

extension Tensor: ArgumentConvertible {
    public var argument: Argument<Tensor> { .leaf(self) }

    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor): self = tensor
        case .constant(let value):
            guard let tensor = try? Tensor(value) else { return nil }
            self = tensor
        default: return nil
        }
    }

    public static func standing(for traced: Tensor) -> Tensor { traced }
}

extension SymInt: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .int(let value): self.init(value)
        case .leaf(let tensor) where tensor.isTraced: self.init(traced: tensor)
        default: return nil
        }
    }

    public static func standing(for traced: Tensor) -> SymInt { SymInt(traced: traced) }
}

extension Int: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        guard let value = argument.int else { return nil }
        self = value
    }

    public static func standing(for traced: Tensor) -> Int {
        traced.poison(as: Int.self)?.nextDummyInt() ?? 1
    }
}

extension Double: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        guard let value = argument.double else { return nil }
        self = value
    }

    public static func standing(for traced: Tensor) -> Double {
        traced.poison(as: Double.self)?.nextDummyDouble() ?? 0
    }
}

extension Bool: ArgumentConvertible {
    public init?(argument: Argument<Tensor>) {
        guard let value = argument.bool else { return nil }
        self = value
    }

    public static func standing(for traced: Tensor) -> Bool {
        traced.poison(as: Bool.self)?.nextDummyBool() ?? false
    }
}

extension String: ArgumentConvertible {
    public var argument: Argument<Tensor> { .string(self) }

    public init?(argument: Argument<Tensor>) {
        guard let value = argument.string else { return nil }
        self = value
    }

    public static func standing(for traced: Tensor) -> String {
        traced.poison(as: String.self)
        return ""
    }
}

extension Optional: ArgumentConvertible where Wrapped: ArgumentConvertible {
    public var argument: Argument<Tensor> { self?.argument ?? .none }

    public init?(argument: Argument<Tensor>) {
        if argument.isNone {
            self = .none
        } else if let value = Wrapped(argument: argument) {
            self = .some(value)
        } else {
            return nil
        }
    }

    public static func standing(for traced: Tensor) -> Wrapped? {
        .some(Wrapped.standing(for: traced))
    }
}

extension Array: ArgumentConvertible where Element: ArgumentConvertible {
    public var argument: Argument<Tensor> { .list(map(\.argument)) }

    public init?(argument: Argument<Tensor>) {
        guard let items = argument.items else { return nil }
        let values = items.compactMap { Element(argument: $0) }
        guard values.count == items.count else { return nil }
        self = values
    }

    public static func standing(for traced: Tensor) -> [Element] {
        traced.poison(as: [Element].self)
        return []
    }
}

extension Dictionary: ArgumentConvertible where Key == String, Value: ArgumentConvertible {
    /// The entries in the order of their keys, so that equal dictionaries give equal trees.
    public var argument: Argument<Tensor> {
        .dictionary(
            sorted { $0.key < $1.key }.map { ArgumentEntry($0.key, $0.value.argument) })
    }

    public init?(argument: Argument<Tensor>) {
        guard case .dictionary(let entries) = argument else { return nil }
        self.init()
        for entry in entries {
            guard let value = Value(argument: entry.value) else { return nil }
            self[entry.key] = value
        }
    }

    public static func standing(for traced: Tensor) -> [String: Value] {
        traced.poison(as: [String: Value].self)
        return [:]
    }
}

extension ValuesAndIndices: ArgumentConvertible {
    public var argument: Argument<Tensor> {
        switch content {
        case .known(let values, let indices): .tuple([.leaf(values), .leaf(indices)])
        case .traced(let tensor): .leaf(tensor)
        }
    }

    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor) where tensor.isTraced: self.init(traced: tensor)
        case .tuple(let items):
            guard items.count == 2, let values = items[0].leaf, let indices = items[1].leaf else {
                return nil
            }
            self.init(values: values, indices: indices)
        default: return nil
        }
    }

    public static func standing(for traced: Tensor) -> ValuesAndIndices {
        ValuesAndIndices(traced: traced)
    }
}

extension Tensor {
    /// Notes that a value of a trace was asked for as a type that cannot be symbolic.
    ///
    /// - Returns: The recorder, which has dummies.
    @discardableResult
    func poison(as type: Any.Type) -> (any Recorder)? {
        tracedValue?.poison(.concreteType("\(type)"), location: nil)
        return tracedValue?.recorder
    }
}
