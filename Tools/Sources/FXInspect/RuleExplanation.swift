// SPDX-License-Identifier: Apache-2.0

public import FX

/// Whether a rule fires at a node, and what keeps it from firing where it does not.
public struct RuleExplanation {
    public let rule: String
    public let node: NodeSnapshot
    /// Nil where the rule fires.
    public let whyNot: WhyNot?

    public var fires: Bool { whyNot == nil }

    /// Tries a rule on a copy of the graph.
    ///
    /// - Parameters:
    ///   - name: The name of one of `StandardRules`.
    ///   - node: The node at which the pattern is to end.
    ///   - file: The model.
    /// - Throws: ``InspectionError``.
    public init(rule name: String, node: String, in file: InspectedFile) throws {
        let node = try file.node(named: node)
        let module = try file.module()
        let rules = try StandardRules.rules(for: module)
        guard let rule = rules.first(where: { $0.name == name }) else {
            throw InspectionError.noSuchRule(
                name, nearest: NearestNames.names(to: name, among: rules.map(\.name)))
        }
        self.rule = rule.name
        self.node = NodeSnapshot(node)
        do {
            whyNot = try rule.whyNot(at: node, in: module)
        } catch { throw InspectionError.unusable(file.source, error) }
    }
}

extension RuleExplanation {
    /// The names of all rules.
    ///
    /// - Throws: What making the rules throws.
    public static func ruleNames() throws -> [String] {
        let graph = Graph()
        try graph.output(Argument<Node>.none)
        return try StandardRules.rules(for: GraphModule(Module(), graph)).map(\.name)
    }
}

extension RuleExplanation: Inspection {
    public var json: Literal {
        let matched = (whyNot?.matched ?? []).filter { !$0.found.isEmpty }
        return [
            "rule": .string(rule), "node": .string(node.name), "fires": .bool(fires),
            "reason": .text(whyNot?.reason.description), "at": .text(whyNot?.failed),
            "matched": .list(
                matched.map { ["part": .string($0.name), "found": .string($0.found)] }),
            "parts": .int(whyNot?.partCount ?? 0),
        ]
    }

    public func text(_ style: TextStyle) -> String {
        (whyNot?.description ?? style.marked("'\(rule)' fires", .green) + " at \(node)") + "\n"
    }
}
