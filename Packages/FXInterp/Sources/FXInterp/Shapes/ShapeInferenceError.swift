// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXIR

/// Why shapes could not be inferred.
public enum ShapeInferenceError: Error {
    /// Nothing is known of a placeholder: no spec was given, and none is noted.
    case missingInput(String)
    case extraInputs(given: Int, expected: Int)
    /// A node's inputs do not go together, or are not what it takes.
    case mismatch(ShapeMismatch)
    /// A node of which nothing can be said.
    case unsupported(ShapeIssue)
}

/// A node whose inputs do not go together: which, and where each of them comes from.
public struct ShapeMismatch: Sendable {
    /// An input of the node.
    public struct Input: Sendable {
        public let name: String
        /// What is known of its value, such as `f32[2, 3]`.
        public let spec: String
        public let origin: Provenance
    }

    public let node: NodeSnapshot
    /// The number of the node's line in the graph's text, counted from 1.
    public let line: Int
    public let provenance: Provenance
    public let inputs: [Input]
    /// The names of the subgraphs around the node, outermost first.
    public let subgraphs: [SubgraphName]
    public let underlying: any Error
}

/// A node whose shape is not known, and why.
public struct ShapeIssue: Sendable {
    public enum Reason: Sendable {
        /// The operator, or a module that cannot be traced, has no rule; its name.
        case noRule(String)
        /// The value of an input is not known.
        case unknownInput(String)
        /// The arguments do not tell enough.
        case undetermined(String)
    }

    public let node: NodeSnapshot
    public let reason: Reason

    public init(_ node: NodeSnapshot, _ reason: Reason) {
        self.node = node
        self.reason = reason
    }
}

extension ShapeIssue: CustomStringConvertible {
    public var description: String {
        let message =
            switch reason {
            case .noRule(let name):
                "\(name) has no shape rule; register one, or infer with .runningKernels"
            case .unknownInput(let name): "the shape of its input %\(name) is not known"
            case .undetermined(let reason): reason
            }
        return "%\(node.name): \(message)\n  \(node)"
    }
}

extension ShapeMismatch: CustomStringConvertible {
    public var description: String {
        let place = subgraphs.map { " of subgraph '\($0)'" }.joined()
        var text = "\(underlying)\n  in \(node.line)\n  line \(line)\(place)\(provenance.text)"
        for input in inputs {
            text += "\n  %\(input.name): \(input.spec)\(input.origin.text)"
        }
        return text
    }
}

extension ShapeInferenceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingInput(let name):
            "nothing is known of the placeholder '\(name)': give its spec"
        case .extraInputs(let given, let expected):
            "\(given) specs were given for a graph of \(expected) placeholders"
        case .mismatch(let mismatch): mismatch.description
        case .unsupported(let issue): issue.description
        }
    }
}

extension Provenance {
    /// Line and module for messages, such as `, from Net/Net.swift:12, in module 'layers.0'`.
    var text: String {
        var text = location.map { ", from \($0)" } ?? ""
        if let module = modules.last, !module.path.isRoot {
            text += ", in module '\(module.path)' (\(module.typeName))"
        }
        return text
    }
}
