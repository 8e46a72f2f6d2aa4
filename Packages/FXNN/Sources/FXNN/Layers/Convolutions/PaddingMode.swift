// SPDX-License-Identifier: Apache-2.0

/// What stands beyond the border of a convolution's input.
public enum PaddingMode: String, Sendable {
    case zeros
    case reflect
    case replicate
    case circular
}

/// A padding by name: none, or as much as keeps the extents.
public enum NamedPadding: String, Sendable {
    case same
    case valid
}
