// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Foundation

@testable import FXTensor

/// The recorded calls and the bytes of their tensors: `Fixtures`, beside the tests.
struct ConformanceFixture: Sendable {
    private let recorded: RecordedOperators

    static let shared = Result { try ConformanceFixture() }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../..").standardizedFileURL

    static func file(_ name: String) -> URL {
        repository.appending(path: "Packages/FXTensor/Tests/Fixtures/\(name)")
    }

    private init() throws { recorded = try RecordedOperators(folder: Self.file("")) }

    var overloads: [RecordedOverload] { recorded.overloads }

    /// The bytes of a tensor's whole storage; nil where none are recorded.
    func storage(of tensor: RecordedTensor) -> ArraySlice<UInt8>? { recorded.storage(of: tensor) }
}

/// How the elements of an argument lie in memory.
enum ConformanceLayout: CaseIterable {
    /// As in the recorded call.
    case recorded
    /// The first dimension innermost.
    case reversed
    /// Two apart, behind one element that is not the tensor's.
    case spaced
}

extension ConformanceFixture {
    /// Makes the tensor of a recorded one, in a storage of its own.
    func tensor(_ recorded: RecordedTensor, _ layout: ConformanceLayout = .recorded) throws
        -> Tensor
    {
        let whole = try Tensor(
            bytes: storage(of: recorded) ?? [], dtype: recorded.dtype,
            shape: [recorded.storageCount])
        let storage = try whole.elements(for: "fixture")
        let strides = recorded.strides ?? TensorStorage.rowMajorStrides(recorded.extents)
        let view = storage.view(
            extents: recorded.extents, strides: strides, offset: recorded.first)
        if layout == .recorded || recorded.count == 0 || recorded.extents.isEmpty {
            return Tensor(view)
        }
        return Tensor(try Self.laidOut(view, layout))
    }

    private static func laidOut(
        _ source: TensorStorage, _ layout: ConformanceLayout
    ) throws -> TensorStorage {
        let extents = source.extents
        let count = source.elementCount
        let target: TensorStorage
        if layout == .reversed {
            let reversed = TensorStorage.rowMajorStrides(extents.reversed())
            target = try .allocate(source.dtype, [count])
                .view(extents: extents, strides: reversed.reversed())
        } else {
            let strides = TensorStorage.rowMajorStrides(extents).map { $0 * 2 }
            target = try .allocate(source.dtype, [2 * count + 1])
                .view(extents: extents, strides: strides, offset: 1)
            // The elements between are set, so that whoever reads them gives the same wrong result.
            memset(target.buffer.base, 1, target.buffer.byteCount)
        }
        let size = source.dtype.byteCount
        for (from, to) in zip(source.positions, target.positions) {
            memcpy(target.buffer.base + to * size, source.buffer.base + from * size, size)
        }
        return target
    }
}

extension TensorStorage {
    /// The positions of the elements in the buffer, in row-major order.
    var positions: [Int] {
        var result = [offset]
        for (extent, stride) in zip(extents, strides) {
            if extent == 1 { continue }
            var next: [Int] = []
            next.reserveCapacity(result.count * extent)
            for start in result {
                for index in 0..<extent { next.append(start + index * stride) }
            }
            result = next
        }
        return result
    }

    /// The bytes of the elements, row-major.
    var rowMajorBytes: [UInt8] {
        if elementCount == 0 { return [] }
        let size = dtype.byteCount
        let base = UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount)
        if isContiguous { return Array(base[offset * size..<(offset + elementCount) * size]) }
        return positions.flatMap { base[$0 * size..<($0 + 1) * size] }
    }

    var bufferBytes: [UInt8] {
        Array(UnsafeRawBufferPointer(start: buffer.base, count: buffer.byteCount))
    }
}
