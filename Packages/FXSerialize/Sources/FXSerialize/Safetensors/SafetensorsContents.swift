// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The bytes of a safetensors file in the making: a header, and tensors where they are.
struct SafetensorsContents {
    private struct Item {
        var name: [UInt8]
        var dtype: SafetensorsDType
        var storage: TensorStorage

        var byteCount: Int { storage.elementCount * storage.dtype.byteCount }
    }

    private let header: [UInt8]
    private let items: [Item]

    init(
        _ tensors: [String: Tensor], metadata: [String: String], source: String
    ) throws(ArchiveError) {
        if let key = metadata.keys.first(where: { $0.utf8.contains(0) }) {
            throw .notSafetensors(source, .reservedName(key))
        }
        var items: [Item] = []
        for (name, tensor) in tensors {
            do throws(SafetensorsProblem) {
                items.append(try Self.item(name, tensor))
            } catch { throw .notSafetensors(source, error) }
        }
        items.sort { a, b in
            a.dtype == b.dtype
                ? a.name.lexicographicallyPrecedes(b.name) : a.dtype.rank > b.dtype.rank
        }
        self.items = items
        header = Self.header(items, metadata)
        if header.count - 8 > SafetensorsHeader.limit {
            throw .notSafetensors(source, .headerTooLarge(bytes: UInt64(header.count - 8)))
        }
    }

    private static func item(
        _ name: String, _ tensor: Tensor
    ) throws(SafetensorsProblem) -> Item {
        // A key of the header cannot hold U+0000.
        if name == SafetensorsHeader.metadataKey || name.utf8.contains(0) {
            throw .reservedName(name)
        }
        guard let own = tensor.storage else { throw .notConcrete(tensor: name) }
        guard let dtype = SafetensorsDType(own.dtype) else {
            throw .unsupportedDType(tensor: name, own.dtype.torchName)
        }
        guard let storage = own.isContiguous ? own : tensor.contiguous().storage else {
            throw .notConcrete(tensor: name)
        }
        return Item(name: Array(name.utf8), dtype: dtype, storage: storage)
    }

    /// The length and the text, with blanks behind it to a multiple of 8 bytes.
    private static func header(_ items: [Item], _ metadata: [String: String]) -> [UInt8] {
        var entries: [(key: String, value: JSONOwned?)] = []
        if !metadata.isEmpty {
            let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            let values = sorted.map { (key: $0.key, value: JSONBuilder.string($0.value)) }
            entries.append((SafetensorsHeader.metadataKey, JSONBuilder.object(values)))
        }
        var position = 0
        for item in items {
            let end = position + item.byteCount
            let value = JSONBuilder.object(
                ("dtype", JSONBuilder.string(item.dtype.rawValue)),
                ("shape", JSONBuilder.array(item.storage.extents.map(JSONBuilder.int))),
                ("data_offsets", JSONBuilder.array([position, end].map(JSONBuilder.int))))
            entries.append((String(decoding: item.name, as: UTF8.self), value))
            position = end
        }
        var text = JSONBuilder.bytes(of: JSONBuilder.object(entries))
        text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
    }

    /// The number of all bytes.
    var byteCount: Int { items.reduce(header.count) { $0 + $1.byteCount } }

    /// Calls a closure with the bytes, in parts that follow one another.
    func withParts(
        _ body: ([UnsafeRawBufferPointer]) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        defer { withExtendedLifetime(self) {} }
        let tensors = items.map { item in
            let start = item.storage.offset * item.storage.dtype.byteCount
            return UnsafeRawBufferPointer(
                start: item.storage.buffer.base + start, count: item.byteCount)
        }
        try header.visitBytes { bytes throws(ArchiveError) in try body([bytes] + tensors) }
    }
}

extension [UInt8] {
    /// Calls a closure with the bytes; `withUnsafeBytes` forgets which error a closure throws.
    func visitBytes(
        _ body: (UnsafeRawBufferPointer) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        let result = withUnsafeBytes { bytes in
            Result { () throws(ArchiveError) in try body(bytes) }
        }
        try result.get()
    }
}
