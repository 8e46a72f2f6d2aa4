// SPDX-License-Identifier: Apache-2.0

/// The order of a tensor's dimensions in memory.
///
/// - SeeAlso: `torch.memory_format`
public enum MemoryFormat: String, Hashable, Sendable, CaseIterable {
    case contiguous = "contiguous_format"
    case preserve = "preserve_format"
    case channelsLast = "channels_last"
    case channelsLast3D = "channels_last_3d"

    public var torchName: String { "torch." + rawValue }
}
