// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A list of tensors that an operator gives, such as `split`'s parts.
///
/// Of a traced value, reading an item is recorded as `operator.getitem`; how many there are is
/// known only where the call has run.
public struct TensorList: Sendable {
    private let value: Argument<Tensor>

    /// Creates a list from the result of a call: items, or the value of a trace.
    init(_ value: Argument<Tensor>) { self.value = value }

    /// Creates a list of known tensors.
    public init(_ tensors: [Tensor]) { value = .list(tensors.map { .leaf($0) }) }

    /// The tensors, or nil where a trace will know them.
    public var elements: [Tensor]? { value.items?.compactMap(\.leaf) }

    /// The list as it is recorded.
    public var argument: Argument<Tensor> { value }

    /// An item, counted from the back where the index is negative.
    ///
    /// - Precondition: The item exists.
    public subscript(index: Int) -> Tensor {
        guard case .leaf(let list) = value else {
            return Dispatch.named(.function(.operator.getitem), [value, .int(index)])
        }
        if list.isPoisoned { return list }
        return Dispatch.record(.function(.operator.getitem), [value, .int(index)])
    }

    /// Returns the first items, as unpacking into that many names does in Python.
    ///
    /// - Precondition: A known list has that many items.
    public func unpacked(_ count: Int) -> [Tensor] { (0..<count).map { self[$0] } }
}
