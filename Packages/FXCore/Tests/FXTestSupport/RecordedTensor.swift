// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// A tensor whose numbers are recorded: `f32[2,3]{1,2}+0/6@420`.
///
/// Behind the extents are strides, first element and size of the storage, where the elements are
/// not row-major, and the place of the storage among the recorded bytes, where it is known.
public struct RecordedTensor: Sendable {
    public var dtype: DType
    public var extents: [Int]
    /// Nil for row-major elements.
    public var strides: [Int]?
    /// The position of the first element in the storage.
    public var first = 0
    /// The number of elements in the storage.
    public var storageCount: Int
    /// Where the bytes of the storage are; nil where only dtype and shape are known.
    public var position: Int?

    public var count: Int { extents.reduce(1, *) }
}

extension RecordedTensor: RecordedLeaf {
    public init(tensorOf dtype: DType, from text: inout RecordedText) throws {
        func integers(until end: StaticString) throws -> [Int] {
            try text.items(until: end) { try $0.integer() }
        }
        self.dtype = dtype
        try text.expect("[")
        extents = try integers(until: "]")
        storageCount = extents.reduce(1, *)
        if text.accept("{") {
            strides = try integers(until: "}")
            try text.expect("+")
            first = try text.integer()
            try text.expect("/")
            storageCount = try text.integer()
        }
        if text.accept("@") { position = try text.integer() }
    }

    /// No number is symbolic where all are recorded.
    public init(numberFrom text: inout RecordedText) throws { throw text.unreadable }
}
