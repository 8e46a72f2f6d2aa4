// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

/// A graph and the graphs inside, as text.
private func text(_ graph: Graph) -> String {
    graph.description
        + graph.subgraphs.map { "\n\($0.name): " + text($0.graph) }.joined()
}

@Suite struct `Branches and loops in a trace` {
    @Test func `a branch becomes two graphs; what they use from outside is passed`() throws {
        final class Net: Module, Layer {
            let lin = Linear(3, 3)
            func forward(_ x: Tensor) -> Tensor {
                let y = x * 2
                return torch.cond(x.sum() > 0, x) { x in
                    lin(x)
                } else: { x in
                    x - y
                }
            }
        }
        let graph = try Tracer().trace(Net())
        #expect(
            text(graph) == """
                graph():
                    %x : [num_users=3] = placeholder[target=x]
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%x, 2), kwargs = {})
                    %sum_1 : [num_users=1] = call_method[target=sum](args = (%x,), kwargs = {})
                    %gt : [num_users=1] = call_function[target=operator.gt](args = (%sum_1, 0), kwargs = {})
                    %lin_weight : [num_users=1] = get_attr[target=lin.weight]
                    %lin_bias : [num_users=1] = get_attr[target=lin.bias]
                    %cond : [num_users=1] = call_function[target=torch.ops.higher_order.cond](args = (%gt, true_graph_0, false_graph_0, (%x, %lin_weight, %lin_bias, %mul)), kwargs = {})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%cond, 0), kwargs = {})
                    return getitem
                true_graph_0: graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %lin_weight : [num_users=1] = placeholder[target=lin_weight]
                    %lin_bias : [num_users=1] = placeholder[target=lin_bias]
                    %mul : [num_users=0] = placeholder[target=mul]
                    %linear : [num_users=1] = call_function[target=torch._C._nn.linear](args = (%x, %lin_weight, %lin_bias), kwargs = {})
                    return (linear,)
                false_graph_0: graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %lin_weight : [num_users=0] = placeholder[target=lin_weight]
                    %lin_bias : [num_users=0] = placeholder[target=lin_bias]
                    %mul : [num_users=1] = placeholder[target=mul]
                    %sub : [num_users=1] = call_function[target=operator.sub](args = (%x, %mul), kwargs = {})
                    return (sub,)
                """)
        try GraphVerifier(schema: Net().stateSchema()).verify(graph)
    }

    @Test func `a loop has a graph for its condition and one for its body`() throws {
        let graph = try Tracer().trace(names: ["i", "v"]) {
            (i: Tensor, v: Tensor) -> (Tensor, Tensor) in
            let a = v.tanh()
            return torch.whileLoop(i, v, while: { i, _ in i < 5 }, do: { i, v in (i + 1, v * a) })
        }
        #expect(
            text(graph) == """
                graph():
                    %i : [num_users=1] = placeholder[target=i]
                    %v : [num_users=2] = placeholder[target=v]
                    %tanh : [num_users=1] = call_method[target=tanh](args = (%v,), kwargs = {})
                    %while_loop : [num_users=2] = call_function[target=torch.ops.higher_order.while_loop](args = (while_loop_cond_graph_0, while_loop_body_graph_0, (%i, %v), (%tanh,)), kwargs = {})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%while_loop, 0), kwargs = {})
                    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%while_loop, 1), kwargs = {})
                    return (getitem, getitem_1)
                while_loop_cond_graph_0: graph():
                    %i : [num_users=1] = placeholder[target=i]
                    %v : [num_users=0] = placeholder[target=v]
                    %tanh : [num_users=0] = placeholder[target=tanh]
                    %lt : [num_users=1] = call_function[target=operator.lt](args = (%i, 5), kwargs = {})
                    return lt
                while_loop_body_graph_0: graph():
                    %i : [num_users=1] = placeholder[target=i]
                    %v : [num_users=1] = placeholder[target=v]
                    %tanh : [num_users=1] = placeholder[target=tanh]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%i, 1), kwargs = {})
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%v, %tanh), kwargs = {})
                    return (add, mul)
                """)
    }

    @Test func `a loop's counter is a number of the call`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> (SymInt, Tensor) in
            torch.whileLoop(
                SymInt(2), x, while: { i, _ in i.lt(5) }, do: { i, x in (i + 1, x * 2) })
        }
        #expect(
            text(graph) == """
                graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %while_loop : [num_users=2] = call_function[target=torch.ops.higher_order.while_loop](args = (while_loop_cond_graph_0, while_loop_body_graph_0, (2, %x), ()), kwargs = {})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%while_loop, 0), kwargs = {})
                    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%while_loop, 1), kwargs = {})
                    return (getitem, getitem_1)
                while_loop_cond_graph_0: graph():
                    %arg0_1 : [num_users=1] = placeholder[target=arg0_1]
                    %x : [num_users=0] = placeholder[target=x]
                    %lt : [num_users=1] = call_function[target=operator.lt](args = (%arg0_1, 5), kwargs = {})
                    return lt
                while_loop_body_graph_0: graph():
                    %arg0_1 : [num_users=1] = placeholder[target=arg0_1]
                    %x : [num_users=1] = placeholder[target=x]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%arg0_1, 1), kwargs = {})
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%x, 2), kwargs = {})
                    return (add, mul)
                """)
        let (count, result) = torch.whileLoop(
            SymInt(0), Tensor(1.0), while: { i, _ in i.lt(5) }, do: { i, x in (i + 1, x * 2) })
        #expect(count.value == 5 && result.item() == 32)
    }

    @Test func `scan and map`() throws {
        let graph = try Tracer().trace { (x: Tensor, y: Tensor) -> (Tensor, Tensor, Tensor) in
            let (sum, products) = torch.scan(y, over: x) { sum, row in (sum + row, sum * row) }
            return (sum, products, torch.map(x) { row in row + y })
        }
        #expect(
            text(graph) == """
                graph():
                    %x : [num_users=2] = placeholder[target=x]
                    %y : [num_users=2] = placeholder[target=y]
                    %scan : [num_users=2] = call_function[target=torch.ops.higher_order.scan](args = (scan_combine_graph_0, [%y], [%x], ()), kwargs = {})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%scan, 0), kwargs = {})
                    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%scan, 1), kwargs = {})
                    %map_impl : [num_users=1] = call_function[target=torch.ops.higher_order.map_impl](args = (body_graph_0, [%x], [%y]), kwargs = {})
                    %getitem_2 : [num_users=1] = call_function[target=operator.getitem](args = (%map_impl, 0), kwargs = {})
                    return (getitem, getitem_1, getitem_2)
                scan_combine_graph_0: graph():
                    %y : [num_users=2] = placeholder[target=y]
                    %x : [num_users=2] = placeholder[target=x]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%y, %x), kwargs = {})
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%y, %x), kwargs = {})
                    return [add, mul]
                body_graph_0: graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %y : [num_users=1] = placeholder[target=y]
                    %add : [num_users=1] = call_function[target=operator.add](args = (%x, %y), kwargs = {})
                    return (add,)
                """)
    }

    @Test func `a branch in a branch passes values through both`() throws {
        let offset = Tensor([1.0, 2])
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor, p: Tensor) in
            let y = -x
            return torch.cond(p) {
                torch.cond(p > 1) {
                    y + offset
                } else: {
                    x
                }
            } else: {
                x
            }
        }
        #expect(tracer.constants.map(\.path.text) == ["_tensor_constant0"])
        let outer = try #require(graph.subgraph(named: "true_graph_0"))
        #expect(outer.placeholders.map(\.name) == ["y", "neg", "_tensor_constant0", "x"])
        let inner = try #require(outer.subgraph(named: "true_graph_0"))
        #expect(inner.placeholders.map(\.name) == ["neg", "_tensor_constant0", "x"])
        try GraphVerifier().verify(graph)
    }

    @Test func `known conditions and states are run, in a trace too`() throws {
        let graph = try Tracer().trace { (x: Tensor) in
            let y = torch.cond(Tensor(1.0)) {
                x.relu()
            } else: {
                x.tanh()
            }
            let n = torch.whileLoop(Tensor(0.0), while: { $0 < 3 }, do: { $0 + 1 })
            return y + n.item()
        }
        #expect(graph.nodes.map(\.name) == ["x", "relu", "add", "output"])
        #expect(graph.subgraphs.isEmpty)
    }

    @Test func `structures go in and out`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> [String: Tensor] in
            let state = ["h": x, "c": -x]
            return torch.cond(x.sum(), state) {
                ["h": $0["c"] ?? x, "c": x]
            } else: {
                $0
            }
        }
        #expect(graph.outputNode?.line == "return {'c': getitem, 'h': getitem_1}")
    }

    @Test func `dead branches go, those with an effect stay`() throws {
        let graph = try Tracer().trace { (x: Tensor) in
            _ = torch.cond(x.sum()) {
                x + 1
            } else: {
                x
            }
            _ = torch.cond(x.sum()) {
                x.add_(1)
            } else: {
                x
            }
            return x
        }
        graph.eliminateDeadCode()
        #expect(graph.nodes(calling: "torch.ops.higher_order.cond").map(\.name) == ["cond_1"])
    }
}

@Suite struct `Branches and loops of known values` {
    @Test func `run as they are written`() {
        let x = Tensor([[1.0, 2], [3, 4], [5, 6]])
        #expect(
            torch.cond(x.sum() > 0, x) {
                $0 + 1
            } else: {
                $0 - 1
            }.elements[0] == 2)
        #expect(
            torch.cond(x.sum() < 0, x) {
                $0 + 1
            } else: {
                $0 - 1
            }.elements[0] == 0)
        let (n, y) = torch.whileLoop(
            Tensor(0.0), x, while: { n, _ in n < 3 }, do: { n, y in (n + 1, y * 2) })
        #expect(n.item() == 3)
        #expect(y.elements == [8, 16, 24, 32, 40, 48])
        let (sum, sums) = torch.scan(Tensor([0.0, 0]), over: x) { sum, row in
            (sum + row, sum + row)
        }
        #expect(sum.elements == [9, 12])
        #expect(sums.elements == [1, 2, 4, 6, 9, 12])
        #expect(torch.map(x) { ($0 * $0).sum() }.elements == [5, 25, 61])
    }

    @Test func `without elements throw`() {
        let none = Tensor.ones([0, 2])
        #expect(throws: TensorError.self) { try withTensorErrors { torch.map(none) { $0 } } }
        #expect(throws: TensorError.self) {
            try withTensorErrors { torch.scan(none, over: none) { ($0, $1) }.1 }
        }
        #expect(throws: TensorError.self) {
            try withTensorErrors {
                torch.map([Tensor.ones([2]), Tensor.ones([3])]) { $0[0] }
            }
        }
    }
}

@Suite struct `Branches and loops that cannot be recorded` {
    private func failure<Output: ArgumentConvertible>(
        _ function: (Tensor) -> Output
    ) -> TraceError.Kind? {
        do {
            _ = try Tracer().trace { (x: Tensor) in function(x) }
            return nil
        } catch { return error.kind }
    }

    @Test func `bodies that give different forms`() {
        let kind = failure { x in
            torch.cond(x.sum()) {
                [x]
            } else: {
                [x, x]
            }
        }
        #expect(
            kind
                == .bodiesDiffer(
                    operation: "torch.cond", first: "[tensor]", second: "[tensor, tensor]"))
        let loop = failure { x in torch.whileLoop([x], while: { _ in x }, do: { $0 + [x] }) }
        guard case .bodiesDiffer(operation: "torch.whileLoop", _, _) = loop else {
            Issue.record("\(String(describing: loop))")
            return
        }
    }

    @Test func `a value that leaves its body`() {
        let kind = failure { x in
            var kept = x
            let y = torch.cond(x.sum()) {
                kept = x + 1
                return kept
            } else: {
                x
            }
            return y + kept
        }
        #expect(kind == .misuse(.valueOfBody))
    }

    @Test func `a misuse inside a body`() {
        let kind = failure { x in torch.map(x) { Bool($0) ? x : -x } }
        #expect(kind == .misuse(.condition(of: "Bool(tensor)")))
    }
}
