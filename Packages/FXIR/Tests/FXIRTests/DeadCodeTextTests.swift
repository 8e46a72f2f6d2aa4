// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

/// A graph and what dead code elimination makes of it; nil where it stays as it is.
private let cases: [(what: String, before: String, after: String?)] = [
    (
        "a chain that nobody uses goes, as a whole",
        """
        graph(%x: f32[2, 3]) {
          %a = call_function[torch.relu](%x)
          %b = call_function[torch.neg](%a)
          %c = call_function[torch.add](%x, %b, alpha=2)
          %d: f32[2, 3] = call_function[torch.neg](%x) -> torch.Tensor
          return %d
        }
        """,
        """
        graph(%x: f32[2, 3]) {
          %d: f32[2, 3] = call_function[torch.neg](%x) -> torch.Tensor
          return %d
        }
        """
    ),
    (
        "parameters nobody reads go, inputs nobody reads stay",
        """
        graph(%x, %y = 3) {
          %w = get_attr[layers.0.weight]
          return %x
        }
        """,
        """
        graph(%x, %y = 3) {
          return %x
        }
        """
    ),
    (
        "a use in a container, a slice or a keyword is a use",
        """
        graph(%x) {
          %a = call_method[size](%x, 0)
          %b = call_method[size](%x, 1)
          %c = call_method[size](%x, 2)
          %d = call_function[operator.getitem](%x, (slice(%a, none, none), ...))
          %e = call_function[torch.sum](%d, dim=[%b])
          return {"e": (%e, [%c])}
        }
        """, nil
    ),
    (
        "what writes to an argument stays, and what it needs",
        """
        graph(%x) {
          %a = call_function[torch.relu](%x)
          %b = call_method[add_](%a, 1)
          return %x
        }
        """, nil
    ),
    (
        "random numbers, unknown functions and modules without a schema stay",
        """
        graph(%x) {
          %a = call_function[torch.rand_like](%x)
          %b = call_function[my.function](%x) @wrapped
          %c = call_module[layers.0](%x)
          return none
        }
        """, nil
    ),
]

@Suite struct `Dead code elimination, in texts` {
    @Test(arguments: cases.indices)
    func `removes what nobody can notice`(_ index: Int) throws {
        let (what, before, after) = cases[index]
        let graph = try Graph(parsing: before)
        let count = graph.nodes.count
        let erased = graph.eliminateDeadCode()
        #expect(GraphText(graph).description == after ?? before, "\(what)")
        #expect(erased == count - graph.nodes.count)
        #expect(GraphVerifier().issues(in: graph) == [], "\(what)")
        #expect(graph.eliminateDeadCode() == 0, "\(what)")
    }

    @Test func `removes a module that its schema says is pure`() throws {
        let text = """
            graph(%x) {
              %a = call_module[act](%x)
              return %x
            }
            """
        var schema = StateSchema()
        schema["act"] = .module(ModuleSchema(typeName: "ReLU"))
        let graph = try Graph(parsing: text)
        #expect(graph.eliminateDeadCode(schema: schema) == 1)
        #expect(GraphText(graph).description == "graph(%x) {\n  return %x\n}")
    }
}
