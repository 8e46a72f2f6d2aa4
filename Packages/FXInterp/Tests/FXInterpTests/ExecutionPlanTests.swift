// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import Synchronization
import Testing

/// Counts the values that are alive: an operator that registers each of its results.
private enum LiveValues {
    struct Entry: @unchecked Sendable { weak var handle: TensorHandle? }

    static let entries = Mutex<[Entry]>([])
    static let peak = Mutex(0)

    /// An operator `live::next(Tensor self) -> Tensor` that adds 1.
    static let isRegistered: Bool = {
        do {
            let schema = try OperatorSchema(parsing: "live::next(Tensor self) -> Tensor")
            try OperatorTable.register(schema)
            try KernelTable.register(schema.name) { call in
                let result = (call.arguments[0].leaf ?? Tensor(0)) + 1
                let alive = entries.withLock { entries in
                    entries.append(Entry(handle: result.handle))
                    return entries.count { $0.handle != nil }
                }
                peak.withLock { $0 = max($0, alive) }
                return .leaf(result)
            }
            return true
        } catch { return false }
    }()

    static func reset() {
        entries.withLock { $0 = [] }
        peak.withLock { $0 = 0 }
    }
}

/// `live::next` over and over.
private func makeChain(_ count: Int) throws -> GraphModule {
    let graph = Graph()
    var value = try graph.placeholder("x")
    for _ in 0..<count {
        value = try graph.callFunction("torch.ops.live.next.default", [value])
    }
    try graph.output(value)
    return try GraphModule(Module(), graph)
}

@Suite(.serialized) struct `Values of a run` {
    @Test func `live no longer than they are needed`() throws {
        #expect(LiveValues.isRegistered)
        let module = try makeChain(50)
        let input = [Argument<Tensor>.leaf(Tensor([0.0]))]
        for run in [{ try module.plan().run(input) }, { try Interpreter(module).run(input) }] {
            LiveValues.reset()
            #expect(try run().leaf?.elements == [50])
            // One value and the one that is made from it.
            #expect(LiveValues.peak.withLock { $0 } == 2)
        }
        LiveValues.reset()
        let keeps = Interpreter(module, freesValues: false)
        _ = try keeps.run(input)
        #expect(LiveValues.peak.withLock { $0 } == 50)
    }

    @Test func `share places when they do not live at once`() throws {
        let plan = try makeChain(50).plan()
        #expect(plan.stepCount == 50 && plan.slotCount == 2)
        #expect(!plan.writesState)
    }

    @Test func `are gone after a run, also after one that fails`() throws {
        let module = try makeChain(3)
        let plan = try module.plan()
        weak var handle: TensorHandle?
        func run() throws {
            var inputs = [Argument<Tensor>.leaf(Tensor([1.0]))]
            handle = inputs[0].leaf?.handle
            _ = try plan.run(consuming: &inputs)
        }
        try run()
        #expect(handle == nil)
        #expect(throws: InterpreterError.self) { try plan.run([]) }
        #expect(throws: InterpreterError.self) { try plan.run(["text"]) }
        #expect(try plan.run([.leaf(Tensor([1.0]))]).leaf?.elements == [4])
    }
}

@Suite struct `A plan` {
    @Test func `finds operators anew where values are of other kinds`() throws {
        let graph = Graph()
        let (x, y) = (try graph.placeholder("x"), try graph.placeholder("y"))
        try graph.output(try graph.callFunction(.operator.add, [x, y]))
        let plan = try GraphModule(Module(), graph).plan()
        let tensor = Argument<Tensor>.leaf(Tensor([1.0, 2]))
        for _ in 0..<2 {
            #expect(try plan.run([tensor, tensor]).leaf?.elements == [2, 4])
            #expect(try plan.run([tensor, 3]).leaf?.elements == [4, 5])
            #expect(try plan.run([2, 3]).int == 5)
            #expect(try plan.run([2, 0.5]).double == 2.5)
            #expect(throws: InterpreterError.self) { try plan.run([tensor, "x"]) }
        }
    }

    @Test func `passes lists and sizes on`() throws {
        let graph = try Graph(
            parsing: """
                graph(%x) {
                  %rows = call_method[size](%x, 0)
                  %flat = call_method[view](%x, %rows, -1)
                  %shape = call_function[builtins.getattr](%x, "shape")
                  %back = call_method[view](%flat, %shape)
                  %double = call_function[operator.mul](%rows, 2)
                  %top = call_function[torch.topk](%flat, 1)
                  %best = call_function[operator.getitem](%top, 0)
                  return (%back, %double, %best)
                }
                """)
        let plan = try GraphModule(Module(), graph).plan()
        for extents in [[2, 3, 4], [3, 1, 2], [2, 6]] {
            let x = Tensor.arange(extents.reduce(1, *)).reshape(extents)
            let result = try plan.run([.leaf(x)]).items ?? []
            #expect(result[0].leaf?.extents == extents)
            #expect(result[1].int == 2 * extents[0])
            #expect(result[2].leaf?.extents == [extents[0], 1])
        }
    }

    @Test func `writes to buffers in order`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let count = try graph.getAttribute("count")
        let before = try graph.callFunction(.torch.mul, [count, 10.0])
        try graph.callMethod("add_", [count, x])
        let after = try graph.callFunction(.torch.mul, [count, 100.0])
        try graph.output([before, after])
        let module = try GraphModule(
            attributes: ["count": .buffer(Tensor([1.0]), isPersistent: true)], graph)
        let plan = try module.plan()
        #expect(plan.writesState)
        let values = { try plan.run([.leaf(Tensor([2.0]))]).leaves.map(\.elements) }
        #expect(try values() == [[10], [300]])
        #expect(try values() == [[30], [500]])
        module.set(.buffer(Tensor([7.0]), isPersistent: true), at: "count")
        #expect(
            try module.run([.leaf(Tensor([1.0]))]).leaves.map(\.elements) == [[70], [800]])
    }

    @Test func `binds constants that nobody writes to`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let constant = try Tensor([1.0, 2]).constantValue()
        let sum = try graph.callFunction(.torch.add, [x, constant])
        try graph.output(sum)
        let module = try GraphModule(Module(), graph)
        for _ in 0..<2 {
            #expect(try module.run([.leaf(Tensor([1.0, 1]))]).leaf?.elements == [2, 3])
        }
        try sum.setOperation(.callMethod("add_"))
        try sum.setArguments([constant, x])
        for _ in 0..<2 {
            #expect(try module.run([.leaf(Tensor([1.0, 1]))]).leaf?.elements == [2, 3])
        }
    }

    @Test func `runs in eight tasks at once`() async throws {
        let graph = Graph()
        var value = try graph.placeholder("x")
        for index in 0..<40 {
            let scaled = try graph.callFunction(.torch.mul, [value, 1.0 + Double(index % 3)])
            value = try graph.callFunction(.operator.add, [scaled, try graph.getAttribute("w")])
        }
        try graph.output(value)
        let module = try GraphModule(
            attributes: ["w": .parameter(Tensor([1.0, -2, 3]))], graph)
        let plan = try module.plan()
        func expected(_ seed: Int) throws -> [Double] {
            let input = Tensor([Double(seed), 1, 0.5])
            return try Interpreter(module).run([.leaf(input)]).leaf?.elements ?? []
        }
        let expectations = try (0..<8).map(expected)
        let results = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for task in 0..<8 {
                group.addTask {
                    let input = Tensor([Double(task), 1, 0.5])
                    let isRight = try (0..<50).allSatisfy { _ in
                        try plan.run([.leaf(input)]).leaf?.elements == expectations[task]
                    }
                    return (task, isRight)
                }
            }
            return try await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
        }
        #expect(results.count == 8 && results.values.allSatisfy(\.self))
    }

    @Test func `runs one task after the other where state is written`() async throws {
        let graph = Graph()
        let count = try graph.getAttribute("count")
        try graph.output(try graph.callMethod("add_", [count, 1.0]))
        let buffer = Tensor([0.0])
        let module = try GraphModule(
            attributes: ["count": .buffer(buffer, isPersistent: true)], graph)
        let plan = try module.plan()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<100 { _ = try plan.run([]) } }
            }
            try await group.waitForAll()
        }
        #expect(buffer.elements == [800])
    }

    @Test func `of a graph whose paths lead nowhere is not made`() throws {
        let graph = Graph()
        try graph.output(try graph.callModule("act", []))
        let module = try GraphModule(attributes: ["act": .module(ReLU())], graph)
        try module.remove(at: "act")
        #expect(throws: ModuleError.self) { try module.plan() }
    }
}
