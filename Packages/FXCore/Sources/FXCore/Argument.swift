// SPDX-License-Identifier: Apache-2.0

/// A tree of values that a call takes or gives.
///
/// The leaf says what the tree is about: a node in a graph, a tensor in an interpreter, a pattern
/// in a matcher, nothing (`Never`) in a schema. Everything else is the vocabulary of literals and
/// containers that torch.fx allows.
///
///     let arguments: Argument<Node> = [.leaf(x), 3, ["dim": -1]]
///
/// - SeeAlso: `torch.fx.node.Argument`, `torch.fx.node.BaseArgumentTypes`
public enum Argument<Leaf> {
    case leaf(Leaf)
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case complex(real: Double, imaginary: Double)
    case string(String)
    case dtype(DType)
    case device(Device)
    case memoryFormat(MemoryFormat)
    case layout(TensorLayout)
    case ellipsis
    /// A small tensor written into the graph.
    case constant(ConstantValue)
    /// A function passed as a value.
    case function(FunctionTarget)
    /// A graph that belongs to the graph of the call: the body of a branch or loop.
    case subgraph(SubgraphName)
    indirect case slice(start: Argument, stop: Argument, step: Argument)
    indirect case range(start: Int, stop: Int, step: Int)
    case list([Argument])
    case tuple([Argument])
    /// Entries in the order in which they were written; keys are unique.
    case dictionary([ArgumentEntry<Leaf>])
}

/// A key and its value in an argument: of a dictionary, or of a call's keyword arguments.
public struct ArgumentEntry<Leaf> {
    public var key: String
    public var value: Argument<Leaf>

    @inlinable
    public init(_ key: String, _ value: Argument<Leaf>) {
        self.key = key
        self.value = value
    }
}

extension Argument: Sendable where Leaf: Sendable {}
extension Argument: Equatable where Leaf: Equatable {}
extension Argument: Hashable where Leaf: Hashable {}
extension ArgumentEntry: Sendable where Leaf: Sendable {}
extension ArgumentEntry: Equatable where Leaf: Equatable {}
extension ArgumentEntry: Hashable where Leaf: Hashable {}

/// A value without leaves: a default, a configuration, a literal.
public typealias Literal = Argument<Never>
