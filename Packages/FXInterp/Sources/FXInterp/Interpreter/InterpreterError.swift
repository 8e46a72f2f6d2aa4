// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Why a graph could not be run.
public enum InterpreterError: Error {
    /// No value was given for a placeholder without a default.
    case missingInput(String)
    case extraInputs(given: Int, expected: Int)
    /// A keyword that no placeholder has for its name.
    case unknownKeyword(String, known: [String])
    /// An input that was given by position and by keyword.
    case inputGivenTwice(String)
    /// A node needs a value that was not computed.
    case missingValue(NodeSnapshot, of: NodeSnapshot)
    /// An argument names a subgraph that the graph does not have.
    case noSuchSubgraph(SubgraphName)
    /// A function that runs subgraphs was called with arguments that it does not take.
    case wrongArguments(function: String, expected: String, found: String)
    /// A node failed.
    case failed(NodeFailure)
}

/// A node that failed: which, where it stands and comes from, on what, and why.
public struct NodeFailure: Error {
    public let node: NodeSnapshot
    /// The number of the node's line in the graph's text, counted from 1.
    public let line: Int
    public let provenance: Provenance
    /// The node's inputs with the specs of their values.
    public let inputs: [String]
    /// The names of the subgraphs around the node, outermost first.
    public internal(set) var subgraphs: [SubgraphName] = []
    public let underlying: any Error
}

extension InterpreterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingInput(let name):
            "no value was given for the placeholder '\(name)', which has no default"
        case .extraInputs(let given, let expected):
            "\(given) inputs were given to a graph of \(expected) placeholders"
        case .unknownKeyword(let name, let known):
            "no placeholder is called '\(name)'; there are \(known.joined(separator: ", "))"
        case .inputGivenTwice(let name):
            "the placeholder '\(name)' was given a value by position and by keyword"
        case .missingValue(let node, let user):
            """
            %\(user.name) needs the value of %\(node.name), which has not been computed
              \(user)
            """
        case .noSuchSubgraph(let name):
            "the graph has no subgraph '\(name)'; add it: graph.addSubgraph(_:name:)"
        case .wrongArguments(let function, let expected, let found):
            "\(function) takes \(expected), got \(found)"
        case .failed(let failure): failure.description
        }
    }
}

extension NodeFailure: CustomStringConvertible {
    public var description: String {
        let place = subgraphs.map { " of subgraph '\($0)'" }.joined()
        var text = "\(underlying)\n  while executing \(node.line)\n  line \(line)\(place)"
        if let location = provenance.location { text += ", recorded at \(location)" }
        if let module = provenance.modules.last, !module.path.isRoot {
            text += ", in module '\(module.path)' (\(module.typeName))"
        }
        return text + inputs.map { "\n  \($0)" }.joined()
    }
}
