// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FXInspect

/// Says why a rule does not fire at a node.
struct WhyNotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why-not", abstract: "Say why a rewrite rule does not fire at a node.",
        discussion: """
            The rule is tried on a copy of the graph. The node is where its pattern would end.

              $ fx-inspect why-not --list
              $ fx-inspect why-not model.pt2 --rule fold-batch-norm --node batch_norm_3

            Exit status: 0 it fires, 1 it does not, 2 trouble.
            """)

    @Argument(help: "A model or graph file, or - for standard input.")
    var file: String?

    @Option(help: "The name of the rule.")
    var rule: String?

    @Option(help: "The name of the node.")
    var node: String?

    @Flag(help: "List the rules.")
    var list = false

    @OptionGroup var inputs: InputOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        if !list, file == nil || rule == nil || node == nil {
            throw ValidationError("Name a file, --rule and --node; --list names the rules.")
        }
    }

    func run() throws {
        if list {
            return try report.output.write(try RuleExplanation.ruleNames().joined(separator: "\n"))
        }
        guard let file, let rule, let node else { return }
        let explanation = try RuleExplanation(rule: rule, node: node, in: inputs.open(file))
        try report.write(explanation)
        if !explanation.fires { throw ExitCode(1) }
    }
}
