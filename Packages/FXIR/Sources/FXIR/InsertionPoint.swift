// SPDX-License-Identifier: Apache-2.0

/// A place in the execution order.
///
/// torch.fx keeps the place as hidden state of the graph; here it is a value that a call names.
///
/// - SeeAlso: `torch.fx.Graph.inserting_before`, `torch.fx.Graph.inserting_after`
public enum InsertionPoint {
    case start
    case end
    case before(Node)
    case after(Node)
}
