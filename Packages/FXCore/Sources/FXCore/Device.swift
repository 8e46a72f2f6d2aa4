// SPDX-License-Identifier: Apache-2.0

/// The place where a tensor lives, carried through graphs that name one.
///
/// - SeeAlso: `torch.device`
public struct Device: Hashable, Sendable {
    public var type: String
    public var index: Int?

    public init(_ type: String, index: Int? = nil) {
        self.type = type
        self.index = index
    }

    public static let cpu = Device("cpu")
}

extension Device: CustomStringConvertible {
    public var description: String { index.map { "\(type):\($0)" } ?? type }
}
