// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// Why a graph could not be run.
public enum InterpreterError: Error {
    /// No value was given for a placeholder without a default.
    case missingInput(String)
    case extraInputs(given: Int, expected: Int)
    /// A node needs a value that was not computed.
    case missingValue(NodeSnapshot, of: NodeSnapshot)
    /// A node failed; what its inputs were.
    case failed(NodeSnapshot, inputs: [String], underlying: any Error)
}

extension InterpreterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingInput(let name):
            "no value was given for the placeholder '\(name)', which has no default"
        case .extraInputs(let given, let expected):
            "\(given) inputs were given to a graph of \(expected) placeholders"
        case .missingValue(let node, let user):
            """
            %\(user.name) needs the value of %\(node.name), which has not been computed
              \(user)
            """
        case .failed(let node, let inputs, let error):
            """
            \(error)
              while executing \(node)
            """ + inputs.map { "\n  \($0)" }.joined()
        }
    }
}
