// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

@Suite struct `Cutting out what something supports` {
    /// Cuts out the nodes whose names begin with `s`, and compares what is computed.
    private func cut(_ body: String) throws -> GraphModule {
        let module = try PassCase.module(body)
        let expected = try PassCase.run(try PassCase.module(body))
        let cut = try module.partitioned { $0.name.hasPrefix("s") }
        try cut.validate()
        #expect(try PassCase.run(cut) == expected)
        return cut
    }

    private func names(_ module: GraphModule, _ path: ModulePath? = nil) throws -> [String] {
        guard let path else { return module.graph.nodes.map(\.name) }
        let part = try #require(try module.module(at: path) as? GraphModule)
        return part.graph.nodes.map(\.name)
    }

    @Test func `an item goes into the part that makes the tuple`() throws {
        let module = try cut(
            """
            %s1 = call_method[split](%x, 1); %g = call_function[operator.getitem](%s1, 0); \
            %h = call_function[operator.getitem](%s1, 1); %u = call_method[exp](%g); \
            %s2 = call_method[add](%u, %h); return %s2
            """)
        #expect(try names(module, "partition_0") == ["x", "s1", "g", "h", "output"])
        #expect(
            try names(module) == [
                "x", "y", "partition_0", "getitem", "getitem_1", "u", "partition_1", "output",
            ])
    }

    @Test func `an item of what is not supported stays out, of a tensor it does not`() throws {
        let module = try cut(
            """
            %a = call_method[split](%x, 1); %s0 = call_function[operator.getitem](%a, 0); \
            %s1 = call_function[operator.getitem](%a, 1); %s2 = call_method[add](%s0, %s1); \
            %s3 = call_function[operator.getitem](%s2, 0); return (%s2, %s3)
            """)
        #expect(try names(module).prefix(5) == ["x", "y", "a", "s0", "s1"])
        #expect(try names(module, "partition_0").suffix(3) == ["s2", "s3", "output"])
    }

    @Test func `an item of an item goes with both`() throws {
        let module = try cut(
            """
            %a = call_method[topk](%x, 2); \
            %s0: f32[2, 2] = call_function[operator.getitem](%a, 0); \
            %s1 = call_function[operator.getitem](%s0, 0); return %s1
            """)
        // The first result of topk is a tensor, of which anybody may take a part.
        #expect(try names(module).prefix(4) == ["x", "y", "a", "s0"])
        #expect(try names(module, "partition_0").dropFirst() == ["s1", "output"])
    }

    @Test func `writes among what is supported do not cut it`() throws {
        let module = try cut(
            """
            %s1 = call_method[neg](%x); %s2 = call_method[add_](%s1, 1); \
            %s3 = call_method[mul_](%s1, 2); %s4 = call_method[relu](%s1); return %s4
            """)
        #expect(try names(module) == ["x", "y", "partition_0", "output"])
    }

    @Test func `nothing passes a write outside`() throws {
        let module = try cut(
            """
            %s1 = call_method[neg](%x); %s2 = call_method[exp](%y); \
            %s3 = call_method[add_](%x, 1); %s4 = call_method[add](%s2, %x); \
            %s5 = call_method[add](%s1, %s3); %u = call_method[mul_](%x, 2); \
            %s6 = call_method[add](%s4, %x); return (%s5, %s6)
            """)
        #expect(try names(module, "partition_1").suffix(2) == ["s6", "output"])
    }

    @Test func `items that are taken behind a write stay with their tuple`() throws {
        let module = try cut(
            """
            %s1 = call_method[split](%x, 1); %w = call_method[add_](%x, 1); \
            %g = call_function[operator.getitem](%s1, 0); %s4 = call_method[neg](%g); \
            %v = call_method[mul_](%g, 2); %s5 = call_method[neg](%g); return (%s4, %s5, %g)
            """)
        #expect(try names(module, "partition_0") == ["x", "s1", "g", "output"])
    }

    @Test func `a part may have effects only`() throws {
        let body = """
            %a = call_method[neg](%x); %b = call_method[add_](%x, 1); \
            %c = call_method[abs](%x); return (%a, %c, %x)
            """
        let expected = try PassCase.run(try PassCase.module(body))
        let numbers = ["a": 0, "b": 1, "c": 2]
        let module = try PassCase.module(body).split { numbers[$0.name] ?? 9 }
        #expect(try PassCase.run(module) == expected)
        #expect(module.graph.node(named: "submod_1")?.isUnused == true)
        #expect(try EliminateDeadCode().run(on: module) == 0)
    }
}

@Suite struct `Inlining a call` {
    private func module(_ call: String) throws -> GraphModule {
        let inner = try GraphModule(
            Module(),
            try Graph(
                parsing: """
                    graph(%a: f32[2, 3], %b: f32[2, 3]) {
                      %c = call_method[sub](%a, %b)
                      return %c
                    }
                    """))
        let graph = try Graph(
            parsing: """
                graph(%x: f32[2, 3], %y: f32[2, 3]) {
                  %s = call_module[part](\(call))
                  return %s
                }
                """)
        return try GraphModule(entries: [("part", .module(inner))], graph)
    }

    @Test(arguments: ["%x, b=%y", "b=%y, a=%x"])
    func `takes arguments by name`(_ call: String) throws {
        for pass in [InlineSubmodules(), LowerToATen()] as [any GraphPass] {
            let module = try module(call)
            let expected = try PassCase.run(module)
            #expect(try pass.run(on: module) > 0)
            #expect(try PassCase.run(module) == expected)
        }
    }

    @Test(arguments: ["%x, %y, scale=2", "%x, %y, b=%x", "%x, %y, 3"])
    func `refuses arguments that nothing takes`(_ call: String) throws {
        for pass in [InlineSubmodules(), LowerToATen()] as [any GraphPass] {
            let module = try module(call)
            let before = "\(module.graph)"
            #expect(throws: PassError.self) { try PassManager { pass }.run(on: module) }
            #expect("\(module.graph)" == before)
        }
    }
}
