// SPDX-License-Identifier: Apache-2.0

import FX
import FXInspect
import Foundation
import Testing

/// What is said of inputs, and what it means; nil where it means nothing.
private let specs: [(String, ValueSpec?)] = [
    ("x=f32[1, 3]", .tensor(TensorSpec(.float32, [1, 3]))),
    ("x = bfloat16[]", .tensor(TensorSpec(.bfloat16, []))),
    ("ids=i64[batch,128]", .tensor(TensorSpec(.int64, [.symbolic(.symbol("batch")), 128]))),
    ("n=3", .int(3)), ("x=b8[0]", .tensor(TensorSpec(.bool, [0]))),
    ("x", nil), ("x=", nil), ("x=f32", nil), ("x=f33[1]", nil), ("x=f32[-1]", nil),
    ("x=f32[1,,2]", nil), ("x=f32[a b]", nil), ("x=f32[1", nil), ("=f32[1]", nil),
]

@Suite struct `Inspection for programs` {
    @Test func `reads what inputs are`() {
        for (text, expected) in specs {
            #expect((try? InputSpec(text))?.value == expected, "\(text)")
        }
    }

    @Test func `writes a symbolic cost as a sum of products`() throws {
        let file = InspectedFile(
            ModelArchive(
                graph: try Graph(
                    parsing: """
                        graph(%x: f32[n, 4], %y: f32[4, n]) {
                          %a: f32[n, n] = call_function[torch.ops.aten.mm.default](%x, %y)
                          %b: f32[n, n] = call_function[torch.ops.aten.mm.default](%a, %a)
                          %c: f32[n, n] = call_function[torch.ops.aten.mm.default](%b, %b)
                          return %c
                        }
                        """)), source: "graph")
        let summary = try Summary(of: file)
        #expect(summary.text.contains("multiply-adds   2*n^3 + 4*n^2\n"))
        #expect(summary.peak == nil)
    }

    @Test func `knows the names that were meant`() {
        let names = ["conv2d", "conv2d_1", "relu", "linear", "batch_norm"]
        #expect(NearestNames.names(to: "conv2d_2", among: names).first == "conv2d_1")
        #expect(NearestNames.names(to: "Relu", among: names) == ["relu"])
        #expect(NearestNames.names(to: "softmax", among: names).isEmpty)
    }

    /// x and the sum live through the views of the sum.
    @Test func `peak memory counts what lives, and views not at all`() throws {
        let graph = try Graph(
            parsing: """
                graph(%x: f32[4]) {
                  %a: f32[4] = call_function[torch.ops.aten.relu.default](%x)
                  %b: f32[4] = call_function[torch.ops.aten.add.Tensor](%a, %x)
                  %v: f32[2, 2] = call_function[torch.ops.aten.view.default](%b, [2, 2])
                  %w: f32[2] = call_function[torch.ops.aten.select.int](%v, 0, 0)
                  %s: f32[2] = call_function[torch.ops.aten.neg.default](%w)
                  return %s
                }
                """)
        let peak = try #require(PeakMemory(of: graph))
        #expect(peak.byteCount == 48)
        #expect(peak.node?.name == "b")
        let symbolic = try Graph(parsing: "graph(%x: f32[n]) {\n  return %x\n}")
        #expect(PeakMemory(of: symbolic) == nil)
    }

    @Test func `graphs are compared by what nodes do`() throws {
        func file(_ text: String) throws -> InspectedFile {
            InspectedFile(ModelArchive(graph: try Graph(parsing: text)), source: "graph")
        }
        let old = try file(
            """
            graph(%x) {
              %a = call_function[torch.relu](%x)
              %b = call_function[torch.add](%a, 1)
              %c = call_function[torch.mul](%b, %a)
              return %c
            }
            """)
        let renamed = try file(
            """
            graph(%x) {
              %p = call_function[torch.relu](%x)
              %q = call_function[torch.add](%p, 1)
              %r = call_function[torch.mul](%q, %p)
              return %r
            }
            """)
        #expect(try GraphComparison(old, renamed).isEqual)
        let other = try file(
            """
            graph(%x) {
              %a = call_function[torch.relu](%x)
              %n = call_function[torch.neg](%a)
              %b = call_function[torch.add](%n, 2)
              %c = call_function[torch.mul](%b, %a)
              return %c
            }
            """)
        let comparison = try GraphComparison(old, other)
        #expect(!comparison.isEqual)
        #expect(
            comparison.text == """
                + %n = call_function[torch.neg](a)
                ~ %b (torch.add)
                    args: (a, 1) -> (n, 2)
                1 changed, 1 added, 0 removed, 4 equal

                """)
    }

    @Test func `no text of a file becomes a tag of the page`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let text = "</script><script>alert(1)</script><!--"
        let call = try graph.callFunction("torch.relu", [x, text] as [any NodeArgument])
        try graph.output(call)
        let file = InspectedFile(ModelArchive(graph: graph), source: text)
        let page = try HTMLPage(of: file).text
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("<!--"))
        #expect(page.contains("<title>&lt;/script&gt;"))
    }
}
