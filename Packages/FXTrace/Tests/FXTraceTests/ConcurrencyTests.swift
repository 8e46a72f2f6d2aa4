// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Foundation
import Synchronization
import Testing

/// A value that tasks only read.
private struct Unchecked<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}

private final class Net: Module, Layer {
    let blocks = Sequential(Linear(4, 4), ReLU(), Linear(4, 4))
    @Parameter var scale = Tensor.ones([4])
    @Buffer var offset = Tensor.zeros([4])

    func forward(_ x: Tensor) -> Tensor {
        let y = blocks(x) * scale + offset
        return torch.cond(y.sum() > 0) {
            y
        } else: {
            -y
        }
    }
}

@Suite struct `Traces at once` {
    @Test func `a thousand, and eager calls, of one module`() async throws {
        let net = Unchecked(Net())
        let expected = try Tracer().trace(net.value).description
        let x = Tensor([1.0, -2, 3, -4])
        let result = net.value(x).elements
        try await withThrowingTaskGroup(of: (String, [Double]).self) { group in
            for _ in 0..<1000 {
                group.addTask {
                    (try Tracer().trace(net.value).description, net.value(x).elements)
                }
            }
            for try await (text, values) in group {
                #expect(text == expected)
                #expect(values == result)
            }
        }
    }

    @Test func `in child tasks of a task that traces`() async throws {
        let net = Unchecked(Net())
        async let first = try Tracer().trace(net.value).description
        async let second = try Tracer().trace(net.value).description
        let texts = try await (first, second)
        #expect(texts.0 == texts.1)
    }

    @Test func `one inside another have values of their own`() throws {
        let net = Net()
        let outer = try Tracer().trace { (x: Tensor) in
            let inner = try? Tracer().trace(net)
            return inner == nil ? x : x.tanh()
        }
        #expect(outer.nodes.map(\.name) == ["x", "tanh", "output"])
    }

    @Test func `a value used on another thread fails its trace`() throws {
        let error = #expect(throws: TraceError.self) {
            try Tracer().trace { (x: Tensor) in
                let done = DispatchSemaphore(value: 0)
                let result = Mutex<Tensor?>(nil)
                Thread {
                    let y = x.relu() + 1
                    result.withLock { $0 = Bool(y) ? y : -y }
                    done.signal()
                }.start()
                done.wait()
                return x + 1
            }
        }
        #expect(error?.kind == .misuse(.otherThread))
    }

    @Test func `a value used after its trace stays without elements`() throws {
        nonisolated(unsafe) var kept: Tensor?
        let tracer = Tracer()
        let graph = try tracer.trace { (x: Tensor) in
            kept = x
            return x
        }
        let late = try #require(kept).relu() + 1
        #expect(late.isTraced)
        #expect(graph.nodes.count == 2)
        #expect(try tracer.trace { (x: Tensor) in x.tanh() }.nodes.count == 3)
    }

    @Test func `a tracer traces one program at a time`() throws {
        let tracer = Tracer()
        let error = #expect(throws: TraceError.self) {
            try tracer.trace { (x: Tensor) in
                try tracer.trace { (y: Tensor) in y }.nodes.count > 0 ? x : -x
            }
        }
        #expect(error?.kind == .tracerInUse)
    }
}
