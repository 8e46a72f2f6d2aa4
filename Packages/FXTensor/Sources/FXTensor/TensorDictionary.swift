// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A dictionary of tensors whose keys a trace need not know.
///
/// Of a traced value, reading an entry is recorded as `operator.getitem`. A function that takes a
/// plain Swift dictionary can be traced, too, where the trace is told its keys.
public struct TensorDictionary: Sendable {
    private let value: Argument<Tensor>

    private init(_ value: Argument<Tensor>) { self.value = value }

    /// Creates a dictionary of known tensors.
    public init(_ entries: KeyValuePairs<String, Tensor>) {
        value = .dictionary(entries.map { ArgumentEntry($0.key, .leaf($0.value)) })
    }

    /// The tensor of a key.
    ///
    /// - Precondition: The key exists.
    public subscript(key: String) -> Tensor {
        if case .leaf(let dictionary) = value, dictionary.isPoisoned { return dictionary }
        return Dispatch.named(.function(.operator.getitem), [value, .string(key)])
    }
}

extension TensorDictionary: ArgumentConvertible {
    public var argument: Argument<Tensor> { value }

    public init?(argument: Argument<Tensor>) {
        switch argument {
        case .leaf(let tensor) where !tensor.isTraced: return nil
        case .leaf, .dictionary: self.init(argument)
        default: return nil
        }
    }

    public static func standing(for traced: Tensor) -> TensorDictionary {
        TensorDictionary(.leaf(traced))
    }
}
