// SPDX-License-Identifier: Apache-2.0

import FX

/// Why a file cannot be shown as it was asked for. The first value of a case is the file.
public enum InspectionError: Error {
    /// The file holds tensors and no graph.
    case noGraph(String)
    case noSuchNode(String, name: String, nearest: [String])
    case noSuchModule(String, path: String, nearest: [String])
    case noSuchInput(String, name: String, nearest: [String])
    /// A text that should say what an input is, and does not.
    case malformedInput(String)
    /// An input of which two things are said; it has no file.
    case repeatedInput(String)
    case noSuchRule(String, nearest: [String])
    /// Shapes do not go together, or are not known.
    case shapes(String, any Error)
    /// A node cannot be run here: there is no kernel for its operator.
    case missingOperators(String, [String])
    /// A node failed on the inputs that were given.
    case run(String, any Error)
    /// The model cannot be made, rewritten or written as code; the error says why.
    case unusable(String, any Error)
    /// A program that draws is not installed.
    case missingProgram(String)
    case failedProgram(String, reason: String)
    case cannotRead(String, reason: String)
}

extension InspectionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noGraph(let file):
            "\(file): it holds tensors and no graph; `fx-inspect summary` lists them"
        case .noSuchNode(let file, let name, let nearest):
            "\(file): there is no node '\(name)'" + Self.hint(nearest)
        case .noSuchModule(let file, let path, let nearest):
            "\(file): no node was recorded in a module '\(path)'" + Self.hint(nearest)
        case .noSuchInput(let file, let name, let nearest):
            "\(file): the graph has no input '\(name)'" + Self.hint(nearest)
        case .malformedInput(let text):
            "'\(text)' does not say what an input is; write NAME=f32[1,3,224,224], with the dtype "
                + "as prints abbreviate it, or NAME=3, NAME=float or NAME=bool"
        case .repeatedInput(let name):
            "two things are said of the input '\(name)'; give --input \(name)=... once"
        case .noSuchRule(let name, let nearest):
            "there is no rule '\(name)'" + Self.hint(nearest)
                + "; `fx-inspect why-not --list` names all"
        case .missingOperators(let file, let names):
            "\(file): there is no kernel for \(names.joined(separator: ", ")); register one with "
                + "KernelTable.register, or see `fx-inspect summary`"
        case .shapes(let file, let error): Self.text(file, shapes: error)
        case .run(let file, let error): Self.text(file, run: error)
        case .unusable(let file, let error): "\(file): \(error)"
        case .missingProgram(let name):
            "'\(name)' is not installed; install graphviz (apt install graphviz, brew install "
                + "graphviz), or leave out --svg and --png and draw the DOT text elsewhere"
        case .failedProgram(let name, let reason): "'\(name)' failed: \(reason)"
        case .cannotRead(let file, let reason): "\(file): cannot be read: \(reason)"
        }
    }

    private static func hint(_ nearest: [String]) -> String {
        if nearest.isEmpty { return "" }
        return "; did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }

    /// The file and the node on the first line, where it comes from below.
    private static func text(_ file: String, shapes error: any Error) -> String {
        guard case ShapeInferenceError.mismatch(let mismatch) = error else {
            return "\(file): \(error); say what inputs are with --input NAME=f32[1,3]"
        }
        let lines = "\(mismatch)".split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines.first ?? ""
        return ([Substring("\(file): %\(mismatch.node.name): \(first)")] + lines.dropFirst())
            .joined(separator: "\n")
    }

    private static func text(_ file: String, run error: any Error) -> String {
        guard case InterpreterError.failed(let failure) = error else { return "\(file): \(error)" }
        return "\(file): %\(failure.node.name): \(failure)"
    }
}
