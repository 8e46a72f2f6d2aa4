// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes tensors in the memory of an archive: those of one record share it.
struct PT2Tensors {
    /// What two payloads must agree in to be one tensor.
    private struct Window: Hashable {
        var record: String
        var dtype: DType
        var extents: [Int]
        var strides: [Int]
        var offset: Int
    }

    private let zip: ZipArchive
    private let folder: String
    private let source: String
    private var buffers: [String: TensorBuffer] = [:]
    private var tensors: [Window: Tensor] = [:]

    /// - Parameter folder: Where records are, with a slash at the end.
    init(_ zip: ZipArchive, folder: String, source: String) {
        self.zip = zip
        self.folder = folder
        self.source = source
    }

    mutating func tensor(_ payload: PT2Payload) throws(ArchiveError) -> Tensor {
        let window = Window(
            record: payload.record, dtype: payload.dtype, extents: payload.extents,
            strides: payload.strides, offset: payload.offset)
        if let known = tensors[window] { return known }
        let buffer = try buffer(payload)
        do throws(TensorError) {
            let tensor =
                buffer.byteCount == 0
                ? try Self.zeros(payload)
                : try Tensor(
                    buffer: buffer, elementOffset: payload.offset, dtype: payload.dtype,
                    shape: payload.extents, strides: payload.strides)
            tensors[window] = tensor
            return tensor
        } catch { throw .unusableTensor(source, name: payload.name, error) }
    }

    /// A record without bytes stands for zeros: an empty tensor, or one that was never real.
    private static func zeros(_ payload: PT2Payload) throws(TensorError) -> Tensor {
        let shape = Shape(payload.extents.map { max($0, 0) })
        guard let count = TensorSpec(payload.dtype, shape).byteCount else {
            throw .tooLarge(bytes: .max)
        }
        guard let block = ZeroBlock(count: count) else { throw .tooLarge(bytes: count) }
        return try Tensor(
            buffer: TensorBuffer(base: block.base, byteCount: block.count, owner: block),
            dtype: payload.dtype, shape: payload.extents)
    }

    private mutating func buffer(_ payload: PT2Payload) throws(ArchiveError) -> TensorBuffer {
        if let known = buffers[payload.record] { return known }
        let name = folder + payload.record
        guard var region = try zip.contents(of: name, isChecked: false) else {
            throw .missingPart(source, name: name)
        }
        if UInt(bitPattern: region.base) % UInt(min(payload.dtype.byteCount, 8)) != 0 {
            region = ByteBlock(copying: region).region
        }
        if payload.dtype == .bool { region.normalizeBooleans() }
        let buffer = TensorBuffer(
            base: region.base, byteCount: region.count, owner: region.owner)
        buffers[payload.record] = buffer
        return buffer
    }
}

/// Zeros, which take memory when they are touched.
private final class ZeroBlock: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let count: Int

    init?(count: Int) {
        guard let base = calloc(max(count, 1), 1) else { return nil }
        self.base = base
        self.count = count
    }

    deinit { free(base) }
}
