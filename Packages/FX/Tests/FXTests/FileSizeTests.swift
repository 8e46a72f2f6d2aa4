// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

/// A residual block, as those of ResNet-18.
private final class Block: Module, Layer {
    let conv1: Conv2d
    let bn1: BatchNorm2d
    let relu = ReLU()
    let conv2: Conv2d
    let bn2: BatchNorm2d

    init(_ channels: Int) {
        conv1 = Conv2d(channels, channels, kernelSize: 3, padding: 1, bias: false)
        bn1 = BatchNorm2d(channels)
        conv2 = Conv2d(channels, channels, kernelSize: 3, padding: 1, bias: false)
        bn2 = BatchNorm2d(channels)
    }

    func forward(_ x: Tensor) -> Tensor {
        relu(bn2(conv2(relu(bn1(conv1(x))))) + x)
    }
}

private final class Stage: Module, Layer {
    let blocks = [Block(4), Block(4)]
    func forward(_ x: Tensor) -> Tensor { blocks.reduce(x) { value, block in block(value) } }
}

private final class Residual: Module, Layer {
    let layer1 = Stage()
    let layer2 = Stage()
    let layer3 = Stage()
    func forward(_ x: Tensor) -> Tensor { layer3(layer2(layer1(x))) }
}

@Suite struct `A node in a file` {
    @Test func `takes at most 300 bytes, with shapes and provenance`() throws {
        let traced = try symbolicTrace(Residual().eval())
        _ = try ShapePropagation(traced).run([.leaf(.zeros([1, 4, 8, 8]))])
        let inner = traced.graph.nodes.filter { $0.operation.opcode == .callModule }
        #expect(inner.allSatisfy { $0.spec != nil && $0.provenance.modules.count > 1 })
        let text = try ModelArchive(graph: traced.graph).json()
        let size = text.count / traced.graph.nodes.count
        #expect((150...300).contains(size), "\(size) bytes")
    }
}
