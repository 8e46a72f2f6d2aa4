// SPDX-License-Identifier: Apache-2.0

public import FXIR

/// A pipeline that cannot be run, or did not come to its end.
public enum PassError: Error {
    /// A pass stands where its ordering constraints forbid it.
    case order(pass: String, mustFollow: String)
    /// A pass threw; the graph is as it was before it.
    case failed(pass: String, index: Int, any Error)
    /// A pass left a graph that is not well formed; the graph is as it was before it.
    case invalid(pass: String, index: Int, [GraphIssue])
    /// Passes went on changing the graph round after round.
    case doesNotSettle(passes: [String], limit: Int)
    /// No pass has this name.
    case unknownPass(String, known: [String])
}

extension PassError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .order(let pass, let other):
            "'\(pass)' stands before '\(other)', and must follow it"
        case .failed(let pass, let index, let error):
            "pass \(index), '\(pass)', failed; the graph is as it was before it: \(error)"
        case .invalid(let pass, let index, let issues):
            "pass \(index), '\(pass)', left an invalid graph, which was put back: "
                + issues.map(\.description).joined(separator: "\n")
        case .doesNotSettle(let passes, let limit):
            "\(passes.joined(separator: ", ")) still changed the graph after \(limit) rounds: "
                + "they may undo each other"
        case .unknownPass(let name, let known):
            "there is no pass '\(name)'; " + Self.suggestion(name, known)
        }
    }

    private static func suggestion(_ name: String, _ known: [String]) -> String {
        let nearest = name.nearest(of: known)
        if nearest.isEmpty { return "there are \(known.joined(separator: ", "))" }
        return "did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    }
}
