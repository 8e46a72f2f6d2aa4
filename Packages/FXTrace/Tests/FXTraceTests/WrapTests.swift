// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

private let sumOfSquares = wrap("wrap_tests.sum_of_squares", isPure: true) {
    (x: Tensor, y: Tensor) in x * x + y * y
}
private let twoSided = wrap("wrap_tests.two_sided", keywords: ["scale"]) {
    (x: [Tensor], scale: Double) -> (Tensor, Tensor) in (x[0] * scale, -x[0])
}

@Suite struct `A wrapped function` {
    @Test func `stays one call in a trace, and runs on known values`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> (Tensor, Tensor) in
            let (a, b) = twoSided([sumOfSquares(x, Tensor(2.0))], 0.5)
            return (a + sumOfSquares(Tensor(3.0), Tensor(4.0)).item(), b)
        }
        #expect(
            graph.description == """
                graph():
                    %x : [num_users=1] = placeholder[target=x]
                    %_tensor_constant0 : [num_users=1] = get_attr[target=_tensor_constant0]
                    %sum_of_squares : [num_users=1] = call_function[target=wrap_tests.sum_of_squares](args = (%x, %_tensor_constant0), kwargs = {})
                    %two_sided : [num_users=2] = call_function[target=wrap_tests.two_sided](args = ([%sum_of_squares],), kwargs = {scale: 0.5})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%two_sided, 0), kwargs = {})
                    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%two_sided, 1), kwargs = {})
                    %add : [num_users=1] = call_function[target=operator.add](args = (%getitem, 25.0), kwargs = {})
                    return (add, getitem_1)
                """)
        #expect(graph.node(named: "two_sided")?.metadata[.isWrapped] == true)
        try GraphVerifier().verify(graph)
    }

    @Test func `runs by its name`() throws {
        _ = (sumOfSquares, twoSided)
        let x = Argument.leaf(Tensor([1.0, 2]))
        let result = try callOperator(.function("wrap_tests.sum_of_squares"), [x, x], [:])
        #expect(result.leaf?.elements == [2, 8])
        let both = try callOperator(
            .function("wrap_tests.two_sided"), [[x]], ["scale": 2.0])
        #expect(both.items?.map { $0.leaf?.elements } == [[2, 4], [-1, -2]])
        #expect(throws: (any Error).self) {
            try callOperator(.function("wrap_tests.two_sided"), [x], ["scale": 2.0])
        }
    }

    @Test func `that is not used goes only where it is pure`() throws {
        let graph = try Tracer().trace { (x: Tensor) in
            _ = sumOfSquares(x, x)
            _ = twoSided([x], 1)
            return x
        }
        graph.eliminateDeadCode()
        #expect(graph.nodes.map(\.name) == ["x", "two_sided", "output"])
    }

    @Test func `needs a name of its own`() throws {
        // What is global is wrapped when it is first used.
        #expect(sumOfSquares(Tensor(1.0), Tensor(1.0)).item() == 2)
        let other = wrap("wrap_tests.sum_of_squares") { (x: Tensor) in -x }
        let aten = wrap("torch.relu") { (x: Tensor) in -x }
        #expect(other(Tensor(1.0)).item() == -1)
        let error = #expect(throws: TraceError.self) {
            try Tracer().trace { (x: Tensor) in other(x) }
        }
        #expect(error?.kind == .misuse(.functionNameTaken("wrap_tests.sum_of_squares")))
        #expect(throws: TraceError.self) { try Tracer().trace { (x: Tensor) in aten(x) } }
    }

    @Test func `may be made again in the same place`() throws {
        for factor in [2.0, 3.0] {
            let scaled = wrap("wrap_tests.scaled") { (x: Tensor) in x * factor }
            #expect(try Tracer().trace { (x: Tensor) in scaled(x) }.nodes.count == 3)
            let result = try callOperator(.function("wrap_tests.scaled"), [.leaf(Tensor(1.0))], [:])
            #expect(result.leaf?.item() == factor)
        }
    }
}
