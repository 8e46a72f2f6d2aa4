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
    ("x=f32[1,,2]", nil), ("x=f32[a b]", nil), ("x=f32[1", nil),
    ("x=f32[99999999999999999999]", nil),
    ("x=f32[n2]", .tensor(TensorSpec(.float32, [.symbolic(.symbol("n2"))]))), ("=f32[1]", nil),
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

    /// Multiplied out it would have a thousand million products.
    @Test func `leaves a symbolic cost that is too long as it is`() throws {
        let factors = (0..<30).map { "(a\($0) + b\($0))" }.joined(separator: "*")
        let graph = try Graph(
            parsing: """
                graph(%x: f32[\(factors)]) {
                  %a: f32[\(factors)] = call_function[torch.ops.aten.relu.default](%x)
                  return %a
                }
                """)
        let summary = try Summary(of: InspectedFile(ModelArchive(graph: graph), source: "graph"))
        #expect(summary.text.contains("bytes read "))
    }

    /// Each product is twice as long as the one before.
    @Test func `leaves extents unknown that nobody could write down`() throws {
        let products = (0..<80).map { index in
            "  %s\(index + 1) = call_function[operator.mul](%s\(index), %s\(index))\n"
        }
        let graph = try Graph(
            parsing: "graph(%x) {\n  %s0 = call_method[size](%x, 0)\n" + products.joined()
                + "  return %s80\n}")
        let file = InspectedFile(ModelArchive(graph: graph), source: "graph")
        try file.inferShapes(from: [InputSpec("x=f32[k]")])
        #expect(try file.node(named: "s2").valueSpec != nil)
        #expect(try file.node(named: "s40").valueSpec == nil)
        #expect(GraphListing(graph, showsShapes: true).text.contains("%s80"))
    }

    @Test func `takes numbers from tensors where they are some`() throws {
        let graph = try Graph(
            parsing: """
                graph(%n) {
                  %y = call_function[operator.add](%n, 1)
                  return %y
                }
                """)
        let file = InspectedFile(ModelArchive(graph: graph), source: "graph")
        try file.inferShapes(from: [InputSpec("n=3")])
        let run = try ModelRun(of: file)
        let path = try Command().folder.appending(path: "in.safetensors").path
        for value in [41.0, .nan, .infinity, 1e300, 0.5] {
            try SafetensorsFile.write(["n": Tensor([value]).double()], to: path)
            guard value == 41 else {
                #expect(throws: ModelRun.Failure.self) { try run.inputs(from: path, case: nil) }
                continue
            }
            let results = try run.results(of: run.inputs(from: path, case: nil))
            #expect(try results["out.0"]?.scalars(as: Int.self) == [42])
        }
    }

    @Test func `compares both parts of complex numbers`() throws {
        let path = try Command().folder.appending(path: "out.safetensors").path
        let expected = torch.viewAsComplex(Tensor([[1.0, 2], [3, 4]]))
        try SafetensorsFile.write(["out.0": expected], to: path)
        for (imaginary, line) in [(4.0, "equal"), (5.0, "1 of 4 numbers differ, by up to 1.0")] {
            let found = torch.viewAsComplex(Tensor([[1.0, 2], [3, imaginary]]))
            let comparison = try TensorComparison(
                ["out.0": found], with: path, case: nil,
                tolerance: .init(relative: 0, absolute: 0))
            #expect(comparison.lines == ["out.0: \(line)"])
        }
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
