// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// A graph in which a pass that ignored what writes, views, state and random operators do would
/// change the results.
private let trap = """
    %w = get_attr[w]; %b = get_attr[b]; %c = get_attr[c]; \
    %a: f32[2, 3] = call_method[relu](%x); \
    %v = call_method[view](%x, -1); \
    %u: f32[6] = call_method[add_](%v, 1); \
    %a2: f32[2, 3] = call_method[relu](%x); \
    %k: f32[2, 3] = call_method[clone](%x); \
    %k2: f32[2, 3] = call_method[mul_](%k, 1); \
    %k3: f32[2, 3] = call_method[neg_](%k2); \
    %n: f32[3] = call_method[neg](%c); \
    %s: f32[3] = call_method[add_](%c, 1); \
    %n2: f32[3] = call_method[neg](%c); \
    %l: f32[2, 3] = call_function[torch._C._nn.linear](%x, %w, %b); \
    %l2: f32[2, 3] = call_function[torch._C._nn.linear](%x, %w, %b); \
    %i: f32[2, 3] = call_method[mul_](%l2, 2); \
    %y2: f32[2, 3] = call_method[add_](%x, %y); \
    %r: f32[2, 3] = call_method[relu](%l); \
    %d: f64[2, 3] = call_function[torch.ops.aten._to_copy.default](%y, dtype=torch.float64); \
    %z: f32[2, 3] = call_method[zero_](%y); \
    %f: f32[2, 3] = call_function[torch.ops.aten._to_copy.default](%d, dtype=torch.float32); \
    %e: f32[2, 3] = call_method[sigmoid](%z); \
    %g: f32[2, 3] = call_function[operator.mul](%e, %y); \
    %q1 = call_function[torch.nn.functional.dropout](%x, 0.5); \
    %q2 = call_function[torch.nn.functional.dropout](%x, 0.5); \
    %h: f32[2, 3] = call_method[detach](%a2); \
    %o: f32[2, 3] = call_method[exp_](%h); \
    return (%a, %u, %a2, %k3, %n, %n2, %l, %i, %r, %f, %g, %v)
    """

@Suite struct `A graph of traps` {
    /// The results, then the state.
    ///
    /// - Parameter owner: The module that has the state, where parts of another one share it.
    private func run(_ module: GraphModule, _ owner: GraphModule? = nil) throws -> [Double] {
        try PassCase.run(module) + (owner ?? module).tensor(at: "c").elements
    }

    private func module() throws -> GraphModule {
        let module = try PassCase.module(trap)
        for node in module.graph.nodes(of: .getAttribute("w")) {
            node.metadata[.spec] = .leaf(TensorSpec(.float32, [3, 3]))
        }
        return module
    }

    @Test func `a module's tensors are seen under other paths, whatever they are called`() throws {
        final class Scale: Module, Layer {
            @Parameter var factor = Tensor([2.0, 3, 4])
            func forward(_ x: Tensor) -> Tensor { x * factor }
        }
        let scale = Scale()
        for isWritten in [true, false] {
            let graph = Graph()
            let x = try graph.placeholder("x")
            let factor = try graph.getAttribute("tied")
            let first = try graph.callModule("scale", [x])
            if isWritten { try graph.callMethod("add_", [factor, 1]) }
            let second = try graph.callModule("scale", [x])
            try graph.output([first, second, factor])
            let module = try GraphModule(
                attributes: ["scale": .module(scale), "tied": .parameter(scale.factor)], graph)
            #expect(try EliminateCommonSubexpressions().run(on: module) == (isWritten ? 0 : 1))
        }
    }

    @Test func `means the same after every pass`() throws {
        let expected = try run(try module())
        for entry in StandardPasses.all {
            let module = try module()
            do {
                try PassManager(entry.pipeline).run(on: module)
            } catch {
                Issue.record("\(entry.name): \(error)")
            }
            let found = try run(module)
            #expect(found.count == expected.count, "\(entry.name)")
            let isNear = zip(found, expected).allSatisfy {
                abs($0 - $1) <= 1e-5 * max(1, abs($0)) || $0.isNaN && $1.isNaN
            }
            #expect(isNear, "\(entry.name)\n\(found)\n\(expected)\n\(module.graph)")
        }
    }

    @Test func `means the same after all passes, one after the other`() throws {
        let expected = try run(try module())
        let module = try module()
        for entry in StandardPasses.all { try PassManager(entry.pipeline).run(on: module) }
        let found = try run(module)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($0)) })
    }

    @Test func `means the same when it is cut and put together`() throws {
        let expected = try run(try module())
        for count in 1...5 {
            let whole = try module()
            let split = try whole.split(into: count)
            #expect(try run(split, whole) == expected)
            let other = try module()
            let joined = try other.split(into: count)
            try InlineSubmodules().run(on: joined)
            #expect(try run(joined, other) == expected)
        }
        for step in 2...5 {
            var index = 0
            let whole = try module()
            let cut = try whole.partitioned { _ in
                index += 1
                return index % step != 0
            }
            #expect(try run(cut, whole) == expected)
        }
    }
}
