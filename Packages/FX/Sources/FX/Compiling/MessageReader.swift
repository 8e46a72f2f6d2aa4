// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXTensor

/// Reads what a ``MessageWriter`` on the other side has written.
struct MessageReader {
    private let bytes: [UInt8]
    private var position = 0
    /// What the other side has sent.
    var memory = ForeignMemory.Table()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let broken = CompilationError.failed(message: "a message is broken")

    mutating func int() throws(CompilationError) -> Int {
        guard bytes.count - position >= 8 else { throw Self.broken }
        let value = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: position, as: Int64.self)
        }
        position += 8
        return Int(Int64(littleEndian: value))
    }

    private mutating func double() throws(CompilationError) -> Double {
        Double(bitPattern: UInt64(bitPattern: Int64(try int())))
    }

    mutating func byteList() throws(CompilationError) -> [UInt8] {
        let count = try int()
        guard count >= 0, count <= bytes.count - position else { throw Self.broken }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    mutating func string() throws(CompilationError) -> String {
        String(decoding: try byteList(), as: UTF8.self)
    }

    private mutating func ints() throws(CompilationError) -> [Int] {
        var values: [Int] = []
        for _ in 0..<(try int()) { values.append(try int()) }
        return values
    }

    private mutating func tag() throws(CompilationError) -> MessageTag {
        guard position < bytes.count, let tag = MessageTag(rawValue: bytes[position]) else {
            throw Self.broken
        }
        position += 1
        return tag
    }

    private mutating func address() throws(CompilationError) -> UnsafeMutableRawPointer {
        guard let address = UnsafeMutableRawPointer(bitPattern: try int()) else {
            throw Self.broken
        }
        return address
    }

    // MARK: - Tensors

    /// A buffer of this side that the other side has been sent.
    mutating func ownBuffer() throws(CompilationError) -> TensorBuffer {
        Unmanaged<TensorBuffer>.fromOpaque(try address()).takeUnretainedValue()
    }

    mutating func tensor() throws(CompilationError) -> Tensor {
        guard let tensor = try value().leaf else { throw Self.broken }
        return tensor
    }

    private mutating func tensor(isOwn: Bool) throws(CompilationError) -> Tensor {
        guard let dtype = DType(rawValue: try string()) else { throw Self.broken }
        let (extents, strides, offset) = (try ints(), try ints(), try int())
        let buffer = isOwn ? try ownBuffer() : try foreignBuffer()
        do {
            return try Tensor(
                buffer: buffer, elementOffset: offset, dtype: dtype, shape: extents,
                strides: strides)
        } catch { throw .failed(message: "\(error)") }
    }

    private mutating func foreignBuffer() throws(CompilationError) -> TensorBuffer {
        let (owner, base, count) = (try address(), try address(), try int())
        let release = unsafeBitCast(try address(), to: ForeignMemory.Release.self)
        let foreign = ForeignMemory(owner: owner, release: release)
        return memory.buffer(of: owner) {
            TensorBuffer(base: base, byteCount: count, owner: foreign)
        }
    }

    // MARK: - Trees

    mutating func value() throws(CompilationError) -> Argument<Tensor> {
        switch try tag() {
        case .none: return .none
        case .ellipsis: return .ellipsis
        case .bool: return .bool(try int() != 0)
        case .int: return .int(try int())
        case .double: return .double(try double())
        case .complex: return .complex(real: try double(), imaginary: try double())
        case .string: return .string(try string())
        case .range: return .range(start: try int(), stop: try int(), step: try int())
        case .tensor: return .leaf(try tensor(isOwn: false))
        case .ownTensor: return .leaf(try tensor(isOwn: true))
        case .list: return .list(try values())
        case .tuple: return .tuple(try values())
        case .slice: return try slice()
        case .dictionary: return .dictionary(try entries())
        case .dtype: return .dtype(try raw(DType.init(rawValue:)))
        case .memoryFormat: return .memoryFormat(try raw(MemoryFormat.init(rawValue:)))
        case .layout: return .layout(try raw(TensorLayout.init(rawValue:)))
        case .device:
            let (type, index) = (try string(), try int())
            return .device(Device(type, index: index < 0 ? nil : index))
        }
    }

    private mutating func raw<Value>(
        _ make: (String) -> Value?
    ) throws(CompilationError) -> Value {
        guard let value = make(try string()) else { throw Self.broken }
        return value
    }

    private mutating func values() throws(CompilationError) -> [Argument<Tensor>] {
        var values: [Argument<Tensor>] = []
        for _ in 0..<(try int()) { values.append(try value()) }
        return values
    }

    private mutating func slice() throws(CompilationError) -> Argument<Tensor> {
        let parts = try values()
        guard parts.count == 3 else { throw Self.broken }
        return .slice(start: parts[0], stop: parts[1], step: parts[2])
    }

    private mutating func entries() throws(CompilationError) -> [ArgumentEntry<Tensor>] {
        var entries: [ArgumentEntry<Tensor>] = []
        for _ in 0..<(try int()) { entries.append(ArgumentEntry(try string(), try value())) }
        return entries
    }
}
