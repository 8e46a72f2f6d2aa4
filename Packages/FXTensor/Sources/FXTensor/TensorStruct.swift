// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A user's struct of tensors that traced functions can take and give.
///
///     struct Output: TensorStruct {
///         var logits: Tensor
///         var hidden: [Tensor]
///
///         init(_ field: FieldReader) {
///             logits = field("logits")
///             hidden = field("hidden")
///         }
///     }
///
/// Where a field is a value of a trace, a use of the struct is recorded as a call of its
/// ``constructor``, and the value is rebuilt when the graph runs: as a dictionary of the fields, from
/// which ``ArgumentConvertible/init(argument:)`` makes the struct. Of a struct that is itself a value
/// of a trace, each field is recorded as `getattr`.
///
/// - SeeAlso: `torch.fx.ProxyableClassMeta`; dataclasses and named tuples in torch.fx
public protocol TensorStruct: ArgumentConvertible {
    /// Creates the struct from its fields, by the names of its stored properties.
    init(_ field: FieldReader)

    /// The name under which making the struct is recorded; by default the type's.
    static var constructor: FunctionTarget { get }

    /// Whether the fields are recorded as positional arguments, as torch.fx does of named tuples.
    static var isPositional: Bool { get }
}

extension TensorStruct {
    public static var constructor: FunctionTarget {
        let name = String(reflecting: Self.self)
        // A type inside a function has no path.
        let isPath = name.utf8.allSatisfy { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") }
        return FunctionTarget(isPath ? name : String(describing: Self.self))
    }

    public static var isPositional: Bool { false }

    public var argument: Argument<Tensor> {
        let entries = fields
        let isTraced = entries.contains { $0.value.containsLeaf(where: \.isTraced) }
        guard isTraced else { return .dictionary(entries) }
        let values = entries.map(\.value)
        let result =
            Self.isPositional
            ? Dispatch.record(.function(Self.constructor), values)
            : Dispatch.record(.function(Self.constructor), [], KeywordArguments(entries))
        if !Self.register(entries.map(\.key)) {
            result.tracedValue?.poison(
                .functionNameTaken(Self.constructor.qualifiedName), location: nil)
        }
        return .leaf(result)
    }

    public init?(argument: Argument<Tensor>) {
        let reader: FieldReader
        switch argument {
        case .leaf(let tensor) where tensor.isTraced: reader = FieldReader(.traced(tensor))
        case .dictionary(let entries): reader = FieldReader(.known(entries))
        default: return nil
        }
        self.init(reader)
        if reader.hasFailed { return nil }
    }

    public static func standing(for traced: Tensor) -> Self { Self(FieldReader(.traced(traced))) }

    /// The names of the fields, as they are read when the struct is made.
    public static var fieldNames: [String] {
        let reader = FieldReader(.names)
        _ = Self(reader)
        return reader.names
    }

    /// The stored properties, in the order of their declaration.
    private var fields: [ArgumentEntry<Tensor>] {
        Mirror(reflecting: self).children.compactMap { name, value in
            guard let name else { return nil }
            guard let value = value as? any ArgumentConvertible else {
                let error = TensorError.invalidArgument(
                    operation: Self.constructor.qualifiedName, parameter: name,
                    expected: "a type that conforms to ArgumentConvertible")
                return ArgumentEntry(name, .leaf(.failed(error)))
            }
            return ArgumentEntry(name, value.argument)
        }
    }

    /// Lets interpreters make the struct.
    private static func register(_ fields: [String]) -> Bool {
        UserFunctions.register(
            constructor, parameters: fields, isPure: true, origin: String(reflecting: Self.self)
        ) { values in
            .dictionary(zip(fields, values).map { ArgumentEntry($0, $1) })
        }
    }
}

/// Gives the fields of a struct that is made: `field("logits")`.
public final class FieldReader {
    enum Source {
        /// Only the names are wanted.
        case names
        case known([ArgumentEntry<Tensor>])
        case traced(Tensor)
    }

    private let source: Source
    private(set) var hasFailed = false
    private(set) var names: [String] = []

    init(_ source: Source) { self.source = source }

    /// The value of a field.
    public func callAsFunction<Value: ArgumentConvertible>(_ name: String) -> Value {
        switch source {
        case .names:
            names.append(name)
            return .standing(for: placeholder(name, Value.self))
        case .traced(let tensor):
            return .standing(
                for: Dispatch.record(
                    .function(.builtins.getattr), [.leaf(tensor), .string(name)]))
        case .known(let entries):
            let entry = entries.first { $0.key == name }
            if let value = Value(argument: entry?.value ?? .none) { return value }
            hasFailed = true
            return .standing(for: placeholder(name, Value.self))
        }
    }

    private func placeholder(_ name: String, _ type: Any.Type) -> Tensor {
        Tensor(
            PoisonedTensor(
                .invalidArgument(
                    operation: "init", parameter: name, expected: "a \(type)")))
    }
}
