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
        #expect(
            failure { (x: Tensor) in
                var y = x
                while Bool(y.sum() > 0) { y = y - 1 }
                return y
            } != nil)
        #expect(
            failure { (x: Tensor) in
                var y = x
                while !Bool(y.sum() > 0) { y = y - 1 }
                return y
            } != nil)
        #expect(
            failure { (x: Tensor) in
                var (y, count) = (x, 0)
                while y.item() < 10, count < 1_000_000 { (y, count) = (y + 1, count + 1) }
                return y
            } != nil)
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
