// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// How many calls decompositions may make: lengths come from files, and one number may ask for
/// more nodes than there is memory.
final class DecompositionBudget {
    private struct Exhausted: Error {}

    /// Something that a rule needs is not known; the call stays.
    struct Unknown: Error {}

    /// The most calls that one call becomes.
    static let limit = 1 << 16

    private var left = 1 << 20
    private var refused: Set<Node> = []

    /// Notes that a call is made.
    ///
    /// - Parameter made: The number of those that the decomposition has made before.
    /// - Throws: An error that ``value(of:at:)`` knows.
    func spend(made: Int) throws {
        guard made < Self.limit, left > 0 else { throw Exhausted() }
        left -= 1
    }

    /// Whether a call was found to become too many.
    func isRefused(_ node: Node) -> Bool { refused.contains(node) }

    /// What a rule makes of a call; nil where the call stays.
    func value(
        of rule: CoreDecompositions.Rule, at site: DecompositionSite
    ) throws -> Argument<Node>? {
        do {
            return try rule(site)
        } catch is Exhausted {
            refused.insert(site.node)
            return nil
        } catch is Unknown {
            return nil
        }
    }
}
