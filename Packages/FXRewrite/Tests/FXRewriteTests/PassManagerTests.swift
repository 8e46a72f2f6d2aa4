// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Synchronization
import Testing

/// A pass of a test: what it does is a closure.
private struct TestPass: GraphPass {
    var name: String
    var runsAfter: [String] = []
    var body: @Sendable (GraphModule) throws -> Int = { _ in 0 }

    func run(on module: GraphModule) throws -> Int { try body(module) }
}

private struct TestFailure: Error {}

private let text = """
    graph(%x) {
      %a = call_method[relu](%x)
      %b = call_method[relu](%x)
      %c = call_method[add](%a, %b)
      %d = call_method[neg](%a)
      return %c
    }
    """

private func module() throws -> GraphModule {
    try GraphModule(Module(), try Graph(parsing: text))
}

@Suite struct `A pass manager` {
    @Test func `runs passes in order, and says what each did`() throws {
        let module = try module()
        var manager = try PassManager {
            EliminateCommonSubexpressions()
            EliminateDeadCode()
        }
        nonisolated(unsafe) var seen: [String] = []
        nonisolated(unsafe) var dumps: [(Int, Int)] = []
        manager.observers.append { seen.append($0.pass) }
        manager.onChange = { dumps.append(($0.before.count, $0.after.count)) }
        let report = try manager.run(on: module)
        #expect(report.records.map(\.pass) == ["common-subexpressions", "eliminate-dead-code"])
        #expect(report.records.map(\.changes) == [1, 1])
        #expect(report.records.map(\.nodesBefore) == [6, 5])
        #expect(report.records.map(\.nodesAfter) == [5, 4])
        #expect(report.isComplete)
        #expect(seen == report.records.map(\.pass))
        #expect(dumps.map(\.0) == [6, 5])
        #expect(dumps.map(\.1) == [5, 4])
        #expect(report.description.contains("6 -> 5 nodes"))
        #expect(report.records.allSatisfy { $0.duration > .zero })
        #expect(report.description.contains(" ms"))
    }

    @Test func `repeats until nothing changes, and notices where that does not end`() throws {
        let left = Mutex(3)
        let counting = TestPass(name: "counting") { _ in
            left.withLock { value in
                value -= 1
                return value >= 0 ? 1 : 0
            }
        }
        let report = try PassManager { UntilStable { counting } }.run(on: try module())
        #expect(report.records.map(\.changes) == [1, 1, 1, 0])
        let restless = TestPass(name: "restless") { _ in 1 }
        let error = #expect(throws: PassError.self) {
            try PassManager { UntilStable(limit: 5) { restless } }.run(on: try module())
        }
        #expect("\(String(describing: error))".contains("restless"))
    }

    @Test(arguments: [0, -1])
    func `a limit below one is one`(_ limit: Int) throws {
        let restless = TestPass(name: "restless") { _ in 1 }
        #expect(throws: PassError.self) {
            try PassManager { UntilStable(limit: limit) { restless } }.run(on: try module())
        }
    }

    @Test func `what a pass changes and does not count is verified, too`() throws {
        let module = try module()
        let before = module.graph.description
        let silent = TestPass(name: "silent") { module in
            guard let output = module.graph.outputNode else { return 0 }
            let read = try module.graph.makeBuilder(at: .before(output)).getAttribute("nowhere")
            try output.setArguments([read])
            return 0
        }
        let error = #expect(throws: PassError.self) { try PassManager { silent }.run(on: module) }
        guard case .invalid("silent", 1, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(module.graph.description == before)
    }

    @Test func `pipelines are written with conditions, loops and other pipelines`() throws {
        let isThorough = true
        let pipeline = Pipeline("own") {
            Pipeline.canonical
            if isThorough { SimplifyAlgebra() }
            if !isThorough { FoldConstants() } else { RemoveIdentities() }
            UntilStable {
                for style in [NormalizeArguments.Style.keywords, .positional] {
                    NormalizeArguments(style)
                }
            }
        }
        #expect(
            pipeline.passes.map(\.name) == [
                "normalize-arguments", "common-subexpressions", "eliminate-dead-code",
                "simplify-algebra", "remove-identities", "normalize-arguments",
                "normalize-arguments",
            ])
        guard case .untilStable(let steps, 20)? = pipeline.steps.last else {
            Issue.record("\(pipeline.steps)")
            return
        }
        #expect(steps.count == 2)
    }

    @Test func `a name that nothing has is answered with the nearest ones`() {
        func message(_ name: String) -> String {
            do {
                _ = try StandardPasses.pipeline(named: name)
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(message("inference").isEmpty)
        #expect(message("infrence") == "there is no pass 'infrence'; did you mean 'inference'?")
        #expect(message("fuse").contains("'fuse-operators'"))
        #expect(message("zzzzzzzz").contains("there are annotate-shapes, "))
    }

    @Test func `a pass that throws leaves the graph and state as they were`() throws {
        let module = try module()
        let failing = TestPass(name: "failing") { module in
            try module.graph.erase(module.graph.nodes(of: .callMethod("neg"))[0])
            module.set(.parameter(Tensor(1.0)), at: "p")
            throw TestFailure()
        }
        let error = #expect(throws: PassError.self) {
            try PassManager {
                EliminateCommonSubexpressions()
                failing
            }.run(on: module)
        }
        guard case .failed(let pass, 2, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(pass == "failing")
        // What came before stays.
        #expect(module.graph.nodes.map(\.name) == ["x", "a", "c", "d", "output"])
        #expect(module.stateSchema().paths.isEmpty)
    }

    @Test func `a pass that leaves an invalid graph is undone, known issues do not count`() throws {
        let module = try module()
        let before = module.graph.description
        let breaking = TestPass(name: "breaking") { module in
            guard let output = module.graph.outputNode else { return 0 }
            let read = try module.graph.makeBuilder(at: .before(output)).getAttribute("nowhere")
            try output.setArguments([read])
            return 1
        }
        let error = #expect(throws: PassError.self) { try PassManager { breaking }.run(on: module) }
        guard case .invalid("breaking", 1, let issues) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(issues.map(\.rule) == [.state])
        #expect(module.graph.description == before)
        var trusting = try PassManager { breaking }
        trusting.verifies = false
        #expect(try trusting.run(on: module).changes == 1)
        // The issue is known by now.
        #expect(try PassManager { EliminateDeadCode() }.run(on: module).changes > 0)
    }

    @Test func `stops after so many changes`() throws {
        let module = try module()
        var manager = try PassManager {
            EliminateCommonSubexpressions()
            EliminateDeadCode()
        }
        manager.stopsAfter = 1
        let report = try manager.run(on: module)
        #expect(!report.isComplete)
        #expect(report.records.count == 1)
        #expect(module.graph.nodes.count == 5)
    }

    @Test func `order is checked`() throws {
        let second = TestPass(name: "second", runsAfter: ["first"])
        #expect(throws: Never.self) {
            try PassManager {
                TestPass(name: "first")
                second
            }
        }
        let error = #expect(throws: PassError.self) {
            try PassManager {
                second
                TestPass(name: "first")
            }
        }
        guard case .order("second", "first") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `what a pass made or changed names it`() throws {
        let module = try module()
        let passes = try PassManager {
            EliminateCommonSubexpressions()
            ApplyRules("no-relu") {
                [try Rule("relu-to-tanh", { (x: Tensor) in x.relu() }, with: { $0.tanh() })]
            }
        }
        try passes.run(on: module)
        #expect(module.graph.blame("c")?.steps == ["common-subexpressions", "relu-to-tanh"])
        #expect(module.graph.blame("tanh")?.steps == ["relu-to-tanh"])
        #expect(module.graph.blame("tanh")?.description.contains("by relu-to-tanh") == true)
        #expect(module.graph.blame("nobody") == nil)
    }
}

@Suite struct `The pipelines` {
    private final class Net: Module, Layer {
        let conv = Conv2d(3, 4, kernelSize: 3, padding: 1)
        let norm = BatchNorm2d(4)
        let last = Conv2d(4, 2, kernelSize: 1)

        func forward(_ x: Tensor) -> Tensor {
            let y = F.dropout(norm(conv(x)).relu(), p: 0.5, training: false)
            return last(y + y.relu()) * 1 + last(y + y.relu())
        }
    }

    @Test func `inference keeps the numbers`() throws {
        let net = Net()
        for _ in 0..<3 { _ = net(Tensor.randn([2, 3, 5, 5]) * 2 + 1) }
        net.eval()
        let module = try GraphModule(tracing: net)
        module.graph.placeholders[0].metadata[.spec] = .leaf(TensorSpec(.float32, [2, 3, 5, 5]))
        let x = Tensor.randn([2, 3, 5, 5])
        let expected = net(x)
        let before = module.graph.nodes.count
        let report = try PassManager(.inference).run(on: module)
        #expect(report.isComplete)
        #expect(module.graph.nodes.count <= before - 5)
        let found = try module(x)
        #expect(zip(found.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(!module.graph.description.contains("norm"))
        #expect(try PassManager(.inference).run(on: module).changes == 0)
    }

    @Test func `canonical gives two spellings of one program one form`() throws {
        func canonical(_ body: String) throws -> Graph {
            let module = try PassCase.module(body)
            try PassManager(.canonical).run(on: module)
            return module.graph
        }
        let one = try canonical(
            "%a = call_function[torch.sum](%x, 1); %b = call_function[torch.sum](%x, dim=[1]); "
                + "%c = call_function[torch.add](%a, %b); return %c")
        let other = try canonical(
            "%s = call_function[torch.sum](input=%x, dim=[1], keepdim=false); "
                + "%d = call_method[neg](%s); %e = call_function[torch.add](%s, other=%s, alpha=1); "
                + "return %e")
        #expect(one.nodes.count == 5)
        #expect(one.isStructurallyEqual(to: other))
    }
}
