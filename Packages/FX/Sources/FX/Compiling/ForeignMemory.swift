// SPDX-License-Identifier: Apache-2.0

internal import FXTensor

/// Memory of a tensor on the other side of a library's border.
///
/// Both sides have classes of their own, so an object of one is an address to the other, and a
/// function to give it back.
final class ForeignMemory: Sendable {
    typealias Release = @convention(c) (UnsafeMutableRawPointer) -> Void

    private nonisolated(unsafe) let owner: UnsafeMutableRawPointer
    private let release: Release

    init(owner: UnsafeMutableRawPointer, release: @escaping Release) {
        self.owner = owner
        self.release = release
    }

    deinit { release(owner) }

    /// Gives back a buffer of this side.
    static let releaseOwn: Release = { Unmanaged<TensorBuffer>.fromOpaque($0).release() }

    /// Raises the version of memory that the other side has written to.
    static func noteWrite(to buffer: TensorBuffer) {
        guard let part = try? Tensor(buffer: buffer, dtype: .uint8, shape: [0]) else { return }
        _ = part.copy_(part)
    }

    /// The buffers that stand for memory of the other side, by its address there.
    struct Table {
        private struct Entry {
            var buffer: TensorBuffer
            var version: Int
        }

        private var entries: [UnsafeMutableRawPointer: Entry] = [:]
        private var owners: [ObjectIdentifier: UnsafeMutableRawPointer] = [:]

        /// Returns the buffer of an owner; one that is not known yet is made by a closure.
        mutating func buffer(
            of owner: UnsafeMutableRawPointer, make: () -> TensorBuffer
        ) -> TensorBuffer {
            if let entry = entries[owner] { return entry.buffer }
            let buffer = make()
            entries[owner] = Entry(buffer: buffer, version: buffer.version)
            owners[ObjectIdentifier(buffer)] = owner
            return buffer
        }

        /// The address of a buffer's memory on the other side, where it is from there.
        func owner(of buffer: TensorBuffer) -> UnsafeMutableRawPointer? {
            owners[ObjectIdentifier(buffer)]
        }

        /// Those that were written to since they came.
        var written: [UnsafeMutableRawPointer] {
            entries.filter { $0.value.buffer.version != $0.value.version }.map(\.key)
        }

        /// Takes the versions of now for known.
        mutating func settle() {
            entries = entries.mapValues { Entry(buffer: $0.buffer, version: $0.buffer.version) }
        }
    }
}
