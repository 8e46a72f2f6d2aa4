// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The records of tensors: the bytes of their memory, and a text that says how tensors stand in
/// it. Tensors that share memory share a record.
struct PT2Contents {
    private struct Record {
        var name: String
        var tensor: Tensor
        /// Whether the whole memory is stored, and not the elements of the one tensor.
        var isWhole: Bool
    }

    private let prefix: String
    private var records: [Record] = []
    private var recordByMemory: [ObjectIdentifier: Int] = [:]
    private var entries: [ArgumentEntry<Never>] = []

    /// - Parameter prefix: What records are called before their number, such as `weight_`.
    init(prefix: String) { self.prefix = prefix }

    /// The text of the `…_config.json`.
    var config: [UInt8] {
        JSONBuilder.bytes(of: JSONBuilder.json(["config": .dictionary(entries)]))
    }

    /// Adds the tensor of a name.
    ///
    /// - Parameter sharesMemory: Whether other tensors of the file are in the same memory.
    mutating func add(
        _ tensor: Tensor, named name: String, isParameter: Bool, sharesMemory: Bool, source: String
    ) throws(ArchiveError) {
        guard let storage = tensor.storage, let memory = tensor.storageIdentity else {
            throw .notSafetensors(source, .notConcrete(tensor: name))
        }
        let isWhole = sharesMemory || Self.fills(storage)
        let index = record(tensor, memory, isWhole: isWhole)
        let strides = isWhole ? storage.strides : RowMajor.strides(storage.extents)
        func sizes(_ numbers: [Int]) -> Literal { .list(numbers.map { ["as_int": .int($0)] }) }
        let meta = Literal.dictionary([
            ArgumentEntry("dtype", .int(PT2Code.code(of: storage.dtype))),
            ArgumentEntry("sizes", sizes(storage.extents)),
            ArgumentEntry("requires_grad", .bool(isParameter)),
            ArgumentEntry("device", ["type": "cpu", "index": .none]),
            ArgumentEntry("strides", sizes(strides)),
            ArgumentEntry("storage_offset", ["as_int": .int(isWhole ? storage.offset : 0)]),
            ArgumentEntry("layout", .int(PT2Code.code(of: TensorLayout.strided))),
        ])
        entries.append(
            ArgumentEntry(
                name,
                .dictionary([
                    ArgumentEntry("path_name", .string(records[index].name)),
                    ArgumentEntry("is_param", .bool(isParameter)),
                    ArgumentEntry("use_pickle", false), ArgumentEntry("tensor_meta", meta),
                ])))
    }

    private mutating func record(
        _ tensor: Tensor, _ memory: ObjectIdentifier, isWhole: Bool
    ) -> Int {
        if isWhole, let known = recordByMemory[memory] { return known }
        let index = records.count
        records.append(
            Record(name: "\(prefix)\(index)", tensor: tensor, isWhole: isWhole))
        if isWhole { recordByMemory[memory] = index }
        return index
    }

    /// Whether a tensor needs at least half of its memory.
    private static func fills(_ storage: TensorStorage) -> Bool {
        storage.elementCount * storage.dtype.byteCount >= storage.buffer.byteCount / 2
    }

    /// Calls a closure with the bytes of each record.
    func withRecords(
        _ body: ([(name: String, bytes: UnsafeRawBufferPointer)]) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        var known: [(name: String, bytes: UnsafeRawBufferPointer)] = []
        var copies: [ByteBlock] = []
        for record in records {
            guard let storage = record.tensor.storage else { continue }
            if record.isWhole || storage.isContiguous {
                let offset = record.isWhole ? 0 : storage.offset * storage.dtype.byteCount
                let count =
                    record.isWhole
                    ? storage.buffer.byteCount : storage.elementCount * storage.dtype.byteCount
                known.append(
                    (
                        record.name,
                        UnsafeRawBufferPointer(start: storage.buffer.base + offset, count: count)
                    ))
            } else {
                let block = Self.copy(record.tensor)
                copies.append(block)
                known.append((record.name, block.region.bytes))
            }
        }
        defer { withExtendedLifetime((copies, records)) {} }
        try body(known)
    }

    /// The elements in row-major order.
    private static func copy(_ tensor: Tensor) -> ByteBlock {
        let bytes = (try? tensor.withBytes { Array($0) }) ?? []
        let block = ByteBlock(count: bytes.count)
        UnsafeMutableRawBufferPointer(start: block.region.base, count: bytes.count)
            .copyBytes(from: bytes)
        return block
    }
}
