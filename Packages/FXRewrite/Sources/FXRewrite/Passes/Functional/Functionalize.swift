// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
public import FXInterp
import FXNN

/// Turns operators in place into ones that give a new value.
///
///     Before                                    After
///     %v = call_method[view](%x, -1)            %v = call_method[view](%x, -1)
///     %b = call_method[add_](%v, 1)             %b = call_method[add](%v, 1)
///     %c = call_method[mul](%x, 2)              %new = aten.reshape_as.default(%b, %x)
///     return c                                  %c = call_method[mul](%new, 2)
///                                               %copy_ = aten.copy_.default(%x, %new)
///                                               return c
///
/// What read the written value afterwards, directly or through a view, reads the new one. A write
/// through a view becomes a new value of the whole (`slice_scatter`, `select_scatter`, reshapes).
/// What callers see, inputs and state, is copied back at the end, as PyTorch's exported programs
/// do. A batch norm in training gives its statistics as results.
///
/// What cannot be told apart is an error that names the write, ``FunctionalizeError``: values that
/// an unknown function or module has seen, operators without another form, expanded memory. It
/// leaves alone: the copies at the end, and what an unknown function does.
///
/// - SeeAlso: `torch.func.functionalize`
public struct Functionalize: GraphPass {
    public let name = "functionalize"

    public init() {}

    @discardableResult
    public func run(on module: GraphModule) throws -> Int {
        let context = MatchContext(module)
        guard MemoryModel(context).hasWrites || !module.graph.subgraphs.isEmpty else { return 0 }
        return try module.transaction {
            try FunctionalWalk(module.graph, context, author: name).run()
        }
    }
}

/// Why a write cannot become a new value.
public enum FunctionalizeError: Error {
    /// An operator that writes, and that has no form that gives a new value.
    case noPureForm(NodeSnapshot, reason: String)
    /// A write to memory that something unknown was given.
    case seenByUnknown(write: NodeSnapshot, other: NodeSnapshot)
    /// A write through a view that cannot be undone.
    case throughView(write: NodeSnapshot, view: String)
    /// A branch or body of a loop that writes to what it is given.
    case inSubgraph(NodeSnapshot)
}

extension FunctionalizeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPureForm(let node, let reason):
            "%\(node.name) writes in place and cannot become a new value: \(reason)\n  \(node)"
        case .seenByUnknown(let write, let other):
            "%\(write.name) writes to memory that %\(other.name) was given, of which it is not "
                + "known whether it keeps, shows or changes it; register its operator, or lower "
                + "the graph first\n  \(write)\n  \(other)"
        case .throughView(let write, let view):
            "%\(write.name) writes through a view by \(view), which cannot be put back into the "
                + "whole; where shapes are not noted, infer them first\n  \(write)"
        case .inSubgraph(let node):
            "%\(node.name) is given to a subgraph that writes to it: return the new value "
                + "instead\n  \(node)"
        }
    }
}
