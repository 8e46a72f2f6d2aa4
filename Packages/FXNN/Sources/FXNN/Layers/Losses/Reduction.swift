// SPDX-License-Identifier: Apache-2.0

/// What becomes of a loss's elements.
public enum Reduction: String, Sendable {
    case none
    case mean
    case sum
}
