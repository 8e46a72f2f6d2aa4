// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    /// What running and inferring costs a node, on tensors of one element.
    static var running: [Benchmark] {
        [
            Benchmark(
                "eager", "relu and add of one element, called in a loop",
                setup: { ($0, Tensor([1.0])) },
                body: { size, input in
                    var value = input
                    for index in 0..<max(0, size - 2) {
                        value = index.isMultiple(of: 2) ? torch.relu(value) : value + 1.0
                    }
                    return value
                }),
            Benchmark(
                "kernels", "the kernels of relu and add on one element, calls bound before",
                setup: { try BoundCalls(count: $0 - 2) },
                body: { try $0.run() }),
            Benchmark(
                "plan", "a chain of relu and add of one element by its plan",
                setup: { (size: Int) -> ExecutionPlan in
                    let module = try GraphModule(Module(), try Graph.chain(size))
                    let plan = try module.plan()
                    _ = try plan.run([.leaf(Tensor([1.0]))])
                    return plan
                },
                body: { (plan: ExecutionPlan) in try plan.run([.leaf(Tensor([1.0]))]) }),
            Benchmark(
                "interpreter", "a chain of relu and add of one element, node by node",
                setup: { (size: Int) -> Interpreter in
                    let interpreter = Interpreter(
                        try GraphModule(Module(), try Graph.chain(size)))
                    _ = try interpreter.run([.leaf(Tensor([1.0]))])
                    return interpreter
                },
                body: { (interpreter: Interpreter) in
                    try interpreter.run([.leaf(Tensor([1.0]))])
                }),
            Benchmark(
                "shapes", "specs of a chain of relu and add from that of its input",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { try ShapeInference($0).run(specs: TensorSpec(.float32, [2, 3])) }),
            Benchmark(
                "transform", "a chain of relu and add through a transformer",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { try Transformer($0).transform() }),
        ]
    }
}

/// Two kernels with calls that are bound once: what any runner spends at least.
private final class BoundCalls {
    private let count: Int
    private var calls: [(call: OperatorCall<Tensor>, kernel: KernelTable.Kernel)] = []

    init(count: Int) throws {
        self.count = count
        let input = Argument<Tensor>.leaf(Tensor([1.0]))
        let relu = try LinkedOperator(.function(.torch.relu), [input], [:]) { _ in .tensor }
        let add = try LinkedOperator(.function(.operator.add), [input, 1.0], [:]) { _ in .tensor }
        calls = [(relu.call, relu.kernel), (add.call, add.kernel)]
    }

    func run() throws -> Argument<Tensor> {
        var result: Argument<Tensor> = .none
        for _ in 0..<max(0, count / 2) {
            result = try calls[0].kernel(calls[0].call)
            result = try calls[1].kernel(calls[1].call)
        }
        return result
    }
}
