// SPDX-License-Identifier: Apache-2.0

import FXCore

extension Argument<ValueSpec> {
    /// The most numbers and symbols of which an extent may be made. A value that is added to itself,
    /// or multiplied by itself, over and over doubles its expression each time.
    static let largestExtent = 1000

    /// Whether an extent or number in it is made of more.
    var hasLargeExtent: Bool {
        switch self {
        case .leaf(.tensor(let spec)): spec.shape.dimensions.contains(where: Self.isLarge)
        case .leaf(.int(let number)): Self.isLarge(number)
        case .tuple(let items), .list(let items): items.contains(where: \.hasLargeExtent)
        default: false
        }
    }

    private static func isLarge(_ extent: Dimension) -> Bool {
        guard case .symbolic(let expression) = extent else { return false }
        return expression.isLarger(than: largestExtent)
    }
}
