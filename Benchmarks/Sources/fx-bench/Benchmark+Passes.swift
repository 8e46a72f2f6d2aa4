// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var passes: [Benchmark] {
        [
            Benchmark(
                "common-subexpressions", "merges equal calls, a third of the nodes",
                setup: { try GraphModule(Module(), try Graph.twice($0)) },
                body: { try EliminateCommonSubexpressions().run(on: $0) }),
            Benchmark(
                "dead-code-pass", "removes the half of a graph that is not used, as a pass",
                setup: { try GraphModule(Module(), try Graph.halfDead($0)) },
                body: { try EliminateDeadCode().run(on: $0) }),
            Benchmark(
                "canonical", "runs the canonical pipeline, verification included",
                setup: { try GraphModule(Module(), try Graph.twice($0)) },
                body: { try PassManager(.canonical).run(on: $0) }),
            Benchmark(
                "split", "splits a chain into ten submodules",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { try $0.split(into: 10) }),
            Benchmark(
                "partition", "makes submodules of what is supported: all but each tenth node",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { module in
                    var index = 0
                    return try module.partitioned { _ in
                        index += 1
                        return !index.isMultiple(of: 10)
                    }
                }),
            Benchmark(
                "fold-batch-norm",
                "folds the 155 batch norms of ResNet-152's graph; 4 channels, so that arithmetic "
                    + "is little; the size does not matter", per: .run,
                setup: { _ in try ResidualNetwork.traced() }, units: { _, _ in 1 },
                body: { try FoldBatchNorm().run(on: $0) }),
        ]
    }
}

/// The graph of ResNet-152, with few channels.
private final class ResidualNetwork: Module, Layer {
    /// Three convolutions beside a connection that a fourth may lead.
    final class Bottleneck: Module, Layer {
        let conv1 = Conv2d(4, 4, kernelSize: 1, bias: false)
        let bn1 = BatchNorm2d(4)
        let conv2 = Conv2d(4, 4, kernelSize: 3, padding: 1, bias: false)
        let bn2 = BatchNorm2d(4)
        let conv3 = Conv2d(4, 4, kernelSize: 1, bias: false)
        let bn3 = BatchNorm2d(4)
        let relu = ReLU()
        let downsample: Sequential?

        init(isFirst: Bool) {
            downsample =
                isFirst
                ? Sequential(Conv2d(4, 4, kernelSize: 1, bias: false), BatchNorm2d(4)) : nil
        }

        func forward(_ x: Tensor) -> Tensor {
            let inner = relu(bn2(conv2(relu(bn1(conv1(x))))))
            return relu(bn3(conv3(inner)) + (downsample.map { $0(x) } ?? x))
        }
    }

    let conv1 = Conv2d(3, 4, kernelSize: 7, stride: 2, padding: 3, bias: false)
    let bn1 = BatchNorm2d(4)
    let relu = ReLU()
    let maxpool = MaxPool2d(3, stride: 2, padding: 1)
    let layers: [Bottleneck] = [3, 8, 36, 3].flatMap { count in
        (0..<count).map { Bottleneck(isFirst: $0 == 0) }
    }
    let fc = Linear(4, 10)

    func forward(_ x: Tensor) -> Tensor {
        let y = layers.reduce(maxpool(relu(bn1(conv1(x))))) { $1($0) }
        return fc(y.mean(dim: [2, 3]))
    }

    static func traced() throws -> GraphModule {
        try GraphModule(tracing: ResidualNetwork().eval())
    }
}
