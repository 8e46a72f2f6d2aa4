// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

private final class Lines: Module, Layer {
    let linear = Linear(4, 4)
    @Parameter var scale = Tensor.ones([4])

    static let first = #line + 3

    func forward(_ x: Tensor) -> Tensor {
        let a = linear(x)
        let b = a.relu()
        let c = b[0]
        let d = c * scale
        return -d + 1
    }
}

@Suite struct `Lines of the program` {
    @Test func `are noted for methods, functions and module calls`() throws {
        let graph = try Tracer().trace(Lines())
        let lines = graph.nodes.map { $0.provenance.location?.line }
        #expect(graph.node(named: "linear")?.provenance.location?.line == Lines.first)
        #expect(graph.node(named: "relu")?.provenance.location?.line == Lines.first + 1)
        #expect(
            graph.node(named: "relu")?.provenance.location?.file
                == "FXTraceTests/LocationTests.swift")
        #expect(lines.first == .some(nil))
    }

    @Test func `of operators are found where call stacks are recorded`() throws {
        let tracer = Tracer(TraceOptions(recordsCallStacks: true))
        let graph = try tracer.trace(Lines())
        #expect(graph.node(named: "mul")?.metadata[.callStack]?.addresses.isEmpty == false)
        // Without a tool that reads debug information nothing is found.
        guard graph.resolveLocations() > 0 else { return }
        let found = ["mul", "neg", "add"].map { graph.node(named: $0)?.provenance.location }
        #expect(found.map { $0?.line } == [Lines.first + 3, Lines.first + 4, Lines.first + 4])
        #expect(found.map { $0?.file.hasSuffix("LocationTests.swift") } == [true, true, true])
        #expect(graph.node(named: "mul")?.metadata[.callStack] == nil)
    }

    @Test func `nodes of one line share what they note`() throws {
        let graph = try Tracer().trace { (x: Tensor) in (0..<3).reduce(x) { y, _ in y.relu() } }
        let places = graph.nodes.map(\.provenance.location).filter { $0 != nil }
        #expect(places.count == 3)
        #expect(Set(places).count == 1)
    }
}
