// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXTensor

/// The form of a value in a message, by the byte that precedes it.
enum MessageTag: UInt8 {
    case none, bool, int, double, complex, string, dtype, device, memoryFormat, layout, ellipsis
    case slice, range, list, tuple, dictionary
    /// A tensor in memory of the sender, which the receiver holds from now on.
    case tensor
    /// A tensor in memory of the receiver.
    case ownTensor
}

/// The bytes of a message between a program and a library that was compiled for it.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []
    /// What the other side has sent.
    var memory = ForeignMemory.Table()
    /// What the receiver is given to hold.
    private var owners: [Unmanaged<TensorBuffer>] = []

    mutating func add(_ value: Int) {
        withUnsafeBytes(of: Int64(value).littleEndian) { bytes += $0 }
    }

    mutating func add(_ value: Double) { add(Int(truncatingIfNeeded: value.bitPattern)) }

    mutating func add(_ value: [UInt8]) {
        add(value.count)
        bytes += value
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    private mutating func add(_ tag: MessageTag) { bytes.append(tag.rawValue) }

    private mutating func add(_ values: [Int]) {
        add(values.count)
        for value in values { add(value) }
    }

    /// Adds a tensor with its memory.
    ///
    /// - Throws: ``CompilationError/inexpressible(value:)`` where it has no elements.
    mutating func add(_ tensor: Tensor) throws(CompilationError) {
        guard let storage = tensor.storage else {
            throw .inexpressible(value: "a value of a trace, or of a failed operation,")
        }
        let buffer = storage.buffer
        let own = memory.owner(of: buffer)
        add(own == nil ? MessageTag.tensor : MessageTag.ownTensor)
        add(storage.dtype.rawValue)
        add(storage.extents)
        add(storage.strides)
        add(storage.offset)
        if let own { return add(Int(bitPattern: own)) }
        let owner = Unmanaged.passRetained(buffer)
        owners.append(owner)
        add(Int(bitPattern: owner.toOpaque()))
        add(Int(bitPattern: buffer.base))
        add(buffer.byteCount)
        add(unsafeBitCast(ForeignMemory.releaseOwn, to: Int.self))
    }

    /// Adds a tree of values; where that fails, nothing of the message is held any more.
    mutating func add(_ value: Argument<Tensor>) throws(CompilationError) {
        do throws(CompilationError) { try addTree(value) } catch {
            for owner in owners { owner.release() }
            owners = []
            throw error
        }
    }

    private mutating func addTree(_ value: Argument<Tensor>) throws(CompilationError) {
        switch value {
        case .leaf(let tensor): try add(tensor)
        case .constant(let constant):
            guard let tensor = try? Tensor(constant) else {
                throw .inexpressible(value: constant.text)
            }
            try add(tensor)
        case .list(let items): try add(MessageTag.list, items)
        case .tuple(let items): try add(MessageTag.tuple, items)
        case .slice(let start, let stop, let step): try add(MessageTag.slice, [start, stop, step])
        case .dictionary(let entries):
            add(MessageTag.dictionary)
            add(entries.count)
            for entry in entries {
                add(entry.key)
                try addTree(entry.value)
            }
        default: try addLiteral(value)
        }
    }

    private mutating func add(
        _ tag: MessageTag, _ items: [Argument<Tensor>]
    ) throws(CompilationError) {
        add(tag)
        add(items.count)
        for item in items { try addTree(item) }
    }

    private mutating func addLiteral(_ value: Argument<Tensor>) throws(CompilationError) {
        switch value {
        case .none: add(MessageTag.none)
        case .ellipsis: add(MessageTag.ellipsis)
        case .bool(let value): add(MessageTag.bool, [value ? 1 : 0])
        case .int(let value): add(MessageTag.int, [value])
        case .range(let start, let stop, let step): add(MessageTag.range, [start, stop, step])
        case .double(let value):
            add(MessageTag.double)
            add(value)
        case .complex(let real, let imaginary):
            add(MessageTag.complex)
            add(real)
            add(imaginary)
        case .string(let text): add(MessageTag.string, text)
        case .dtype(let dtype): add(MessageTag.dtype, dtype.rawValue)
        case .memoryFormat(let format): add(MessageTag.memoryFormat, format.rawValue)
        case .layout(let layout): add(MessageTag.layout, layout.rawValue)
        case .device(let device):
            add(MessageTag.device, device.type)
            add(device.index ?? -1)
        default: throw .inexpressible(value: value.pythonRepr { _ in "tensor" })
        }
    }

    private mutating func add(_ tag: MessageTag, _ text: String) {
        add(tag)
        add(text)
    }

    private mutating func add(_ tag: MessageTag, _ values: [Int]) {
        add(tag)
        for value in values { add(value) }
    }
}
