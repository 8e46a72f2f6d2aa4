// SPDX-License-Identifier: Apache-2.0

import CFrameWalk
public import FXCore
public import FXIR

/// The frames that were running when a node was recorded, as addresses of this process.
///
/// - SeeAlso: `torch.fx.Node.stack_trace`
public struct CallStack: Hashable, Sendable {
    /// The return addresses, innermost first.
    public let addresses: [UInt]

    private static let capacity = 20

    /// Notes the frames of the caller.
    ///
    /// - Parameter stackEnd: The highest address of the thread's stack.
    @inline(never)
    static func capture(below stackEnd: UInt) -> CallStack {
        CallStack(
            addresses: Array(unsafeUninitializedCapacity: capacity) { buffer, count in
                count = Int(fx_walk_frames(buffer.baseAddress, Int32(capacity), stackEnd))
            })
    }

    /// The innermost line that is not of this library; nil where it cannot be found.
    ///
    /// - Complexity: Runs `llvm-symbolizer` or `addr2line`, some 10 ms; for many stacks
    ///   `FXIR.Graph.resolveLocations()` runs it once.
    public var location: SourceLocation? { CallStack.locations(of: [self])[0] }

    /// The innermost lines of several stacks.
    static func locations(of stacks: [CallStack]) -> [SourceLocation?] {
        let lines = Symbolizer.lines(of: Set(stacks.flatMap(\.addresses)))
        return stacks.map { stack in
            stack.addresses.lazy.flatMap { lines[$0] ?? [] }
                .first { !$0.isOfLibrary }?.location
        }
    }
}

extension MetadataKey where Value == CallStack {
    /// The frames that were running when the node was recorded.
    public static var callStack: MetadataKey { MetadataKey("call_stack") }
}

extension Graph {
    /// Finds the lines of nodes that noted frames instead, in the bodies of branches and loops too.
    ///
    /// Needs `llvm-symbolizer` or `addr2line`, and the debug information of the program; nodes whose
    /// line is not found stay as they are.
    ///
    /// - Returns: The number of nodes whose line was found.
    @discardableResult
    public func resolveLocations() -> Int {
        let found = nodes.compactMap { node in node.metadata[.callStack].map { (node, $0) } }
        let locations = CallStack.locations(of: found.map(\.1))
        var count = 0
        for ((node, _), location) in zip(found, locations) {
            node.metadata[.callStack] = nil
            guard let location else { continue }
            node.provenance.location = location
            count += 1
        }
        return subgraphs.reduce(count) { $0 + $1.graph.resolveLocations() }
    }
}
