// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension Tensor {
    /// Converts the elements; the tensor itself where nothing changes and no copy is asked for.
    ///
    /// - SeeAlso: `torch.Tensor.to`
    public func to(
        _ dtype: DType, copy: Bool? = nil, memoryFormat: MemoryFormat? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("to"), [.leaf(self), .dtype(dtype)],
            KeywordArguments(given: [
                ("copy", copy.map { .bool($0) }),
                ("memory_format", memoryFormat.map { .memoryFormat($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the tensor on a device, of which there is one.
    ///
    /// - SeeAlso: `torch.Tensor.to`
    public func to(
        _ device: Device, dtype: DType? = nil, copy: Bool? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("to"), [.leaf(self), .device(device)],
            KeywordArguments(given: [
                ("dtype", dtype.map { .dtype($0) }), ("copy", copy.map { .bool($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to the dtype of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.to`
    public func to(
        _ other: Tensor, copy: Bool? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("to"), [.leaf(self), .leaf(other)],
            KeywordArguments(given: [("copy", copy.map { .bool($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to the dtype of another tensor.
    ///
    /// - SeeAlso: `torch.Tensor.type_as`
    public func typeAs(
        _ other: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("type_as"), [.leaf(self), .leaf(other)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Copies the tensor into a memory order.
    ///
    /// - SeeAlso: `torch.Tensor.clone`
    public func clone(
        memoryFormat: MemoryFormat, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("clone"), [.leaf(self)],
            KeywordArguments(given: [("memory_format", .memoryFormat(memoryFormat))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Gives the tensor in a memory order: itself, or a copy.
    ///
    /// - SeeAlso: `torch.Tensor.contiguous`
    public func contiguous(
        memoryFormat: MemoryFormat, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("contiguous"), [.leaf(self)],
            KeywordArguments(given: [("memory_format", .memoryFormat(memoryFormat))]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to float32.
    ///
    /// - SeeAlso: `torch.Tensor.float`
    public func float(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("float"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to float64.
    ///
    /// - SeeAlso: `torch.Tensor.double`
    public func double(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("double"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to float16.
    ///
    /// - SeeAlso: `torch.Tensor.half`
    public func half(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("half"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to bfloat16.
    ///
    /// - SeeAlso: `torch.Tensor.bfloat16`
    public func bfloat16(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bfloat16"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to int64.
    ///
    /// - SeeAlso: `torch.Tensor.long`
    public func long(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("long"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to int32.
    ///
    /// - SeeAlso: `torch.Tensor.int`
    public func int(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("int"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to int16.
    ///
    /// - SeeAlso: `torch.Tensor.short`
    public func short(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("short"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to int8.
    ///
    /// - SeeAlso: `torch.Tensor.char`
    public func char(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("char"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to uint8.
    ///
    /// - SeeAlso: `torch.Tensor.byte`
    public func byte(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("byte"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Converts the elements to bool.
    ///
    /// - SeeAlso: `torch.Tensor.bool`
    public func bool(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bool"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }
}
