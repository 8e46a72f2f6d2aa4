// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A tuple that a traced function can take or give, such as the state of a recurrent layer.
///
///     func forward(_ x: Tensor, _ state: ArgumentTuple<Tensor, Tensor>) -> Tensor {
///         let (h, c) = state.elements
///         ...
///     }
///
/// Of a traced value, each element is recorded as `operator.getitem`.
public struct ArgumentTuple<each Element: ArgumentConvertible> {
    public var elements: (repeat each Element)

    public init(_ element: repeat each Element) { elements = (repeat each element) }
}

extension ArgumentTuple: ArgumentConvertible {
    public var argument: Argument<Tensor> {
        var items: [Argument<Tensor>] = []
        repeat items.append((each elements).argument)
        return .tuple(items)
    }

    public init?(argument: Argument<Tensor>) {
        if case .leaf(let tensor) = argument {
            guard tensor.isTraced else { return nil }
            self = .standing(for: tensor)
            return
        }
        guard let items = argument.items else { return nil }
        var count = 0
        for _ in repeat (each Element).self { count += 1 }
        guard items.count == count else { return nil }
        var rest = items[...]
        do {
            elements = (repeat try Self.take((each Element).self, from: &rest))
        } catch {
            return nil
        }
    }

    private struct Mismatch: Error {}

    private static func take<Value: ArgumentConvertible>(
        _: Value.Type, from rest: inout ArraySlice<Argument<Tensor>>
    ) throws -> Value {
        guard let item = rest.popFirst(), let value = Value(argument: item) else {
            throw Mismatch()
        }
        return value
    }

    public static func standing(for traced: Tensor) -> ArgumentTuple {
        var index = 0
        return ArgumentTuple(repeat item((each Element).self, &index, of: traced))
    }

    private static func item<Value: ArgumentConvertible>(
        _: Value.Type, _ index: inout Int, of traced: Tensor
    ) -> Value {
        defer { index += 1 }
        return Value.standing(
            for: Dispatch.record(.function(.operator.getitem), [.leaf(traced), .int(index)]))
    }
}

extension ArgumentTuple: Sendable where repeat each Element: Sendable {}
