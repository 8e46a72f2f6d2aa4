// SPDX-License-Identifier: Apache-2.0

/// A small tensor written into a graph as an argument.
///
/// The value keeps its elements as bytes, so that graphs, generators and files can carry constants
/// without knowing a tensor library. Two constants are equal when spec and bytes are; NaNs with
/// the same bits are equal, 0.0 and -0.0 are not.
///
/// - Note: Large constants belong in the module's state and are read by `get_attr`.
public struct ConstantValue: Sendable {
    private final class Box: Sendable {
        let spec: TensorSpec
        let bytes: [UInt8]
        let text: String
        let contentHash: UInt64

        init(spec: TensorSpec, bytes: [UInt8], text: String) {
            self.spec = spec
            self.bytes = bytes
            self.text = text
            var hash = StableHash()
            hash.combine(spec.description)
            hash.combine(bytes)
            contentHash = hash.value
        }
    }

    private let box: Box

    /// Creates a constant, or nil where the bytes are not those of a tensor of this spec.
    ///
    /// - Parameters:
    ///   - spec: A spec with known dimensions.
    ///   - bytes: The elements in row-major order, little-endian.
    ///   - text: The tensor as PyTorch prints it, such as `tensor(1.)`.
    public init?(spec: TensorSpec, bytes: [UInt8], text: String) {
        guard spec.byteCount == bytes.count else { return nil }
        box = Box(spec: spec, bytes: bytes, text: text)
    }

    public var spec: TensorSpec { box.spec }

    /// The elements in row-major order, little-endian.
    public var bytes: [UInt8] { box.bytes }

    /// The tensor as PyTorch prints it.
    public var text: String { box.text }

    /// A hash of spec and bytes that is the same in every process.
    public var contentHash: UInt64 { box.contentHash }
}

extension ConstantValue: Hashable {
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.box === rhs.box
            || lhs.contentHash == rhs.contentHash && lhs.spec == rhs.spec && lhs.bytes == rhs.bytes
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}

extension ConstantValue: CustomStringConvertible {
    public var description: String { text }
}
