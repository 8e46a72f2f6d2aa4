// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXNN
public import FXTensor

/// A user's struct that is one value of a trace, and whose methods stay calls in the graph.
///
///     struct Pair: TensorStruct { var left, right: Tensor ... }
///
///     extension Proxyable<Pair> {
///         func add(_ other: Proxyable<Pair>) -> Proxyable<Pair> {
///             method("add", other) { own, other in
///                 Proxyable(Pair(own.left + other.value.left, own.right + other.value.right))
///             }
///         }
///     }
///
/// On known values a method runs. Where the struct or an argument is a value of a trace, a
/// `call_method` is recorded, which interpreters run; making the struct is a call of its
/// constructor.
///
/// - SeeAlso: `torch.fx.ProxyableClassMeta`
public struct Proxyable<Value: TensorStruct> {
    private enum Content {
        case known(Value)
        case traced(Tensor)
    }

    private let content: Content

    /// Creates a value from a struct; where a field is a value of a trace, the call of the
    /// constructor is recorded.
    public init(_ value: Value) {
        if case .leaf(let tensor) = value.argument, tensor.isTraced {
            content = .traced(tensor)
        } else {
            content = .known(value)
        }
    }

    /// The struct; of a value of a trace each field is recorded as `getattr`.
    public var value: Value {
        switch content {
        case .known(let value): value
        case .traced(let tensor): .standing(for: tensor)
        }
    }

    /// Calls a method, or records the call.
    ///
    /// - Parameters:
    ///   - name: The method's name in graphs.
    ///   - inputs: Its arguments.
    ///   - body: What it does; the struct comes first.
    public func method<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
        _ name: MethodName, _ inputs: repeat each Input, fileID: StaticString = #fileID,
        line: Int = #line, do body: @escaping @Sendable (Value, repeat each Input) -> Output
    ) -> Output {
        var arguments = [argument]
        repeat arguments.append((each inputs).argument)
        let traced = arguments.lazy.flatMap(\.leaves).first(where: \.isTraced)
        guard let recorder = traced?.tracedValue?.recorder else {
            return body(value, repeat each inputs)
        }
        let run = { @Sendable (own: Proxyable<Value>, inputs: repeat each Input) in
            body(own.value, repeat each inputs)
        }
        UserMethods.register(name, fields: Value.fieldNames) { arguments in
            try Module().apply(run, arguments)
        }
        return Output.standing(
            for: recorder.record(
                .method(name), arguments, [:],
                location: SourceLocation(file: fileID, line: line)))
    }
}

extension Proxyable: ArgumentConvertible {
    public var argument: Argument<Tensor> {
        switch content {
        case .known(let value): value.argument
        case .traced(let tensor): .leaf(tensor)
        }
    }

    public init?(argument: Argument<Tensor>) {
        if case .leaf(let tensor) = argument, tensor.isTraced {
            content = .traced(tensor)
        } else if let value = Value(argument: argument) {
            content = .known(value)
        } else {
            return nil
        }
    }

    public static func standing(for traced: Tensor) -> Proxyable<Value> {
        Proxyable(content: .traced(traced))
    }

    private init(content: Content) { self.content = content }
}
