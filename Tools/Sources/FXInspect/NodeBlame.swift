// SPDX-License-Identifier: Apache-2.0

public import FX

/// Who is to blame for a node: the line and modules that recorded it, and the passes since.
public struct NodeBlame: Inspection {
    public let blame: Blame
    /// The lines of the program that were running, where PyTorch noted them.
    public let stackTrace: String?

    /// - Throws: ``InspectionError/noSuchNode(_:name:nearest:)``.
    public init(of name: String, in file: InspectedFile) throws(InspectionError) {
        let node = try file.node(named: name)
        blame = Blame(node)
        stackTrace = NodeReport.stackTrace(of: node)
    }

    public var json: Literal {
        [
            "node": .string(blame.node.name), "line": .string(blame.node.line),
            "location": .text(blame.location?.description),
            "modules": .list(
                blame.modules.map {
                    ["path": .string($0.path.text), "type": .string($0.typeName)]
                }),
            "passes": .texts(blame.steps), "stack_trace": .text(stackTrace),
        ]
    }

    public func text(_ style: TextStyle) -> String {
        let isKnown = blame.location != nil || !blame.modules.isEmpty || !blame.steps.isEmpty
        var text = blame.description
        if let stackTrace {
            let lines = stackTrace.split(separator: "\n").map { "    \($0)" }
            text +=
                "\n  " + style.marked("the program's lines", .faint) + "\n"
                + lines.joined(separator: "\n")
        }
        return isKnown ? text + "\n" : text + "\n  the file does not say where it comes from\n"
    }
}
