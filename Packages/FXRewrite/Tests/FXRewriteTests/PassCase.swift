// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor

/// A text fixture of a pass: a graph, and what the pass makes of it.
struct PassCase: Sendable, CustomStringConvertible {
    var description: String
    var pass: any GraphPass
    var before: String
    /// Nil where the pass must not change anything.
    var after: String?

    init(_ description: String, _ pass: any GraphPass, _ before: String, _ after: String? = nil) {
        self.description = "\(pass.name): \(description)"
        self.pass = pass
        self.before = before
        self.after = after
    }

    /// A module whose graph is a body with the inputs `%x` and `%y`, float32 of 2 x 3, and the state
    /// `w` (a parameter of 3 x 3), `b` and `c` (a parameter and a buffer of 3).
    static func module(_ body: String) throws -> GraphModule {
        let lines = body.split(separator: ";").map { "  " + $0 }.joined(separator: "\n")
        let graph = try Graph(parsing: "graph(%x: f32[2, 3], %y: f32[2, 3]) {\n\(lines)\n}")
        let w = Tensor([0.5, -1, 2, 0.25, 1, -0.75, 1.5, -2, 0.125]).reshape([3, 3])
        let all: [(path: ModulePath, content: ModuleMember.Content)] = [
            ("w", .parameter(w)), ("b", .parameter(Tensor([0.5, -0.25, 1]))),
            ("c", .buffer(Tensor([1.0, 2.0, 3.0]), isPersistent: true)),
        ]
        let module = try GraphModule(entries: all, graph)
        module.removeUnusedMembers()
        return module
    }

    /// What a module of this form gives, and what it made of its inputs.
    static func run(_ module: GraphModule) throws -> [Double] {
        let x = Tensor([0.5, -2, 3, -0.25, 1, 0.125]).reshape([2, 3])
        let y = Tensor([-1, 0.75, 2, -3, 0.5, -0.5]).reshape([2, 3])
        let (x2, y2) = (x.clone(), y.clone())
        let result = try Interpreter(module).run([.leaf(x2), .leaf(y2)])
        return (result.leaves + [x2, y2]).flatMap(\.elements)
    }

    /// The lines of a graph without inputs and braces, as the fixtures have them.
    static func body(of graph: Graph) -> String {
        let lines = GraphText(graph).description.split(separator: "\n").dropFirst().dropLast()
        return lines.map { line in
            var text = line.drop { $0 == " " }.description
            // Shapes are not part of the fixtures.
            while let start = text.firstRange(of: ": f32["),
                let end = text[start.upperBound...]
                    .firstIndex(of: "]")
            {
                text.removeSubrange(start.lowerBound...end)
                // Strides follow in brackets of their own.
                if text[start.lowerBound...].first == "[",
                    let close = text[start.lowerBound...].firstIndex(of: "]")
                {
                    text.removeSubrange(start.lowerBound...close)
                }
            }
            return text
        }.joined(separator: "; ")
    }
}
