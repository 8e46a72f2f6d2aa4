// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

/// The error of a trace that must fail.
private func failure<each Input: ArgumentConvertible, Output: ArgumentConvertible>(
    _ function: (repeat each Input) -> Output
) -> TraceError? {
    do {
        _ = try Tracer().trace(function)
        return nil
    } catch { return error }
}

@Suite struct `Misuse of a traced value` {
    @Test func `a condition is thrown with its line`() throws {
        final class Flow: Module, Layer {
            var line = 0
            func forward(_ x: Tensor) -> Tensor {
                line = #line + 1
                return Bool(x.sum() > 0) ? x : -x
            }
        }
        final class Root: Module, Layer {
            let flow = Flow()
            func forward(_ x: Tensor) -> Tensor { flow(x) }
        }
        let root = Root()
        let error = #expect(throws: TraceError.self) { try Tracer().trace(root) }
        #expect(error?.modulePath == "flow")
        #expect(error?.location?.file == "FXTraceTests/TraceErrorTests.swift")
        #expect(error?.location?.line == root.flow.line)
        #expect(
            error?.description.hasPrefix(
                "symbolically traced variables cannot be used as inputs to control flow") == true)
    }

    @Test func `loops on dummies end`() {
        let loops: [(Tensor) -> Tensor] = [
            { x in
                var y = x
                while Bool(y.sum() > 0) { y = y - 1 }
                return y
            },
            { x in
                var y = x
                while !Bool(y.sum() > 0) { y = y - 1 }
                return y
            },
            { x in
                var y = x
                while y.item() < 1_000 { y = y + 1 }
                return y
            },
            { x in
                var y = x
                while y.item() > -1_000 { y = y - 1 }
                return y
            },
            { x in
                var (y, n) = (x, 0)
                while Int(y.size(0)) < 1_000 { (y, n) = (y + n, n + 1) }
                return y
            },
            { x in
                var (low, high) = (0.0, 1.0)
                while high - low > 1e-6 {
                    let middle = (low + high) / 2
                    if Bool(x > middle) { low = middle } else { high = middle }
                }
                return x * low
            },
            { x in
                var y = x
                repeat { y = y / 2 } while !y.item().isNaN
                return y
            },
        ]
        for loop in loops { #expect(failure(loop) != nil) }
    }

    @Test func `each kind is told by what, where and the way out`() throws {
        let programs: [(String, TraceMisuse, (Tensor) -> Tensor)] = [
            ("item", .scalarRead(operation: "item()"), { x in x * x.relu().item() }),
            ("size", .scalarRead(operation: "Int(size)"), { x in x + Int(x.relu().size(0)) }),
            ("rank", .unknownQuery("rank"), { x in x + x.relu().rank }),
            ("dtype", .unknownQuery("dtype"), { x in x.to(x.relu().dtype) }),
            ("condition", .condition(of: "Bool(tensor)"), { x in Bool(x.relu()) ? x : -x }),
            ("elements", .scalarRead(operation: "elements"), { x in x + x.relu().elements[0] }),
        ]
        for (name, misuse, program) in programs {
            let error = try #require(failure(program))
            #expect(error.kind == .misuse(misuse), "\(name)")
            #expect(error.location?.file == "FXTraceTests/TraceErrorTests.swift", "\(name)")
            #expect(
                error.node?.hasPrefix("%relu") == true || error.node?.hasPrefix("%size") == true)
            #expect(!error.inputs.isEmpty, "\(name)")
            #expect(error.description.hasSuffix(misuse.wayOut))
        }
    }

    @Test func `a call that cannot be recorded is shown`() throws {
        let foreign = try Tracer().trace { (x: Tensor) in x }
        let stranger = GraphAppendingTracer(foreign).value(of: foreign.placeholders[0])
        let error = failure { (x: Tensor) in torch.cat([x.relu(), stranger]) }
        #expect(error?.kind == .misuse(.foreignValue))
    }

    @Test func `text of one error`() throws {
        let error = try #require(failure { (x: Tensor) in Bool(x.relu()) ? x : -x })
        let line = try #require(error.location).line
        #expect(
            error.description == """
                symbolically traced variables cannot be used as inputs to control flow (Bool(tensor))
                  at FXTraceTests/TraceErrorTests.swift:\(line)
                  of %relu : [num_users=0] = call_method[target=relu](args = (%x,), kwargs = {})
                    from %x : [num_users=1] = placeholder[target=x]
                  Compute with the value instead: torch.where, or torch.cond and torch.whileLoop, \
                which are recorded. Or make the module a leaf: Tracer.isLeaf(_:at:).
                """)
    }

    @Test func `what the function throws is thrown`() {
        struct Own: Error {}
        let error = #expect(throws: TraceError.self) {
            try Tracer().trace { (x: Tensor) throws -> Tensor in
                if x.isTraced { throw Own() }
                return x
            }
        }
        #expect(error?.kind == .thrown("Own()"))
    }

    @Test func `leaves nothing half traced`() {
        let tracer = Tracer()
        #expect(throws: TraceError.self) {
            try tracer.trace { (x: Tensor) in x + Tensor([1.0]) + x.item() }
        }
        #expect(tracer.graph.nodes.isEmpty && tracer.constants.isEmpty)
        #expect(tracer.freshPath("_tensor_constant").text == "_tensor_constant0")
    }

    @Test func `undoes what it wrote`() throws {
        final class Counting: Module, Layer {
            @Buffer var count = Tensor(0)
            @Buffer var last = Tensor([1.0, 2])
            let norm = BatchNorm1d(2)
            var fails = true

            func forward(_ x: Tensor) -> Tensor {
                count.add_(Tensor(1))
                last = x * 2
                let y = torch.batchNorm(
                    x, norm.weight, norm.bias, norm.runningMean, norm.runningVar, true,
                    0.1, 1e-5)
                return fails && Bool(y.sum() > 0) ? y : last
            }
        }
        let module = Counting()
        let (count, last) = (module.count.identity, module.last.identity)
        for fails in [true, false] {
            module.fails = fails
            let error = #expect(throws: TraceError.self) { try Tracer().trace(module) }
            guard case .misuse(.condition) = error?.kind, fails else {
                #expect(error?.kind == .stateChanged("count") && !fails)
                continue
            }
        }
        #expect(module.count.identity == count && module.count.elements == [0])
        #expect(module.last.identity == last && module.last.elements == [1, 2])
        #expect(module.namedTensors().allSatisfy { $0.member.tensor?.isTraced == false })
    }

    @Test func `tells of a property that got another tensor`() throws {
        final class Keeping: Module, Layer {
            @Buffer var last = Tensor([1.0, 2])
            func forward(_ x: Tensor) -> Tensor {
                last = x
                return x + 1
            }
        }
        let module = Keeping()
        let error = #expect(throws: TraceError.self) { try Tracer().trace(module) }
        #expect(error?.kind == .stateChanged("last"))
        #expect(module.last.elements == [1, 2])
    }

    @Test func `the first one wins`() {
        let error = failure { (x: Tensor) in
            _ = x.item()
            return Bool(x > 0) ? x : -x
        }
        guard case .misuse(.scalarRead) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a value of another trace`() throws {
        nonisolated(unsafe) var kept: Tensor?
        _ = try Tracer().trace { (x: Tensor) in
            kept = x
            return x
        }
        let foreign = try #require(kept)
        #expect(failure { (x: Tensor) in x + foreign }?.kind == .misuse(.foreignValue))
    }

    @Test func `a module outside the root`() {
        let stranger = Linear(2, 2)
        let error = failure { (x: Tensor) in stranger(x).relu() }
        #expect(error?.kind == .moduleOutsideRoot(type: "Linear"))
    }

    @Test func `an input that cannot be symbolic`() {
        let error = failure { (n: Int) in n }
        #expect(error?.kind == .inputNotSymbolic(name: "x", type: "Int"))
    }

    @Test func `concrete tensors that do not fit are an error, not a trap`() {
        let error = failure { (x: Tensor) in x + (Tensor([1.0, 2]) + Tensor([1.0, 2, 3])) }
        guard case .misuse(.failedTensor) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a module without a callable forward`() {
        final class Silent: Module {}
        let error = #expect(throws: TraceError.self) { try Tracer().trace(Silent()) }
        #expect(error?.kind == .notCallable(type: "Silent"))
    }

    @Test func `leaves the tracer usable`() throws {
        let tracer = Tracer()
        #expect(throws: TraceError.self) {
            try tracer.trace { (x: Tensor) in Bool(x > 0) ? x : -x }
        }
        #expect(try tracer.trace { (x: Tensor) in x.relu() }.nodes.count == 3)
    }
}
