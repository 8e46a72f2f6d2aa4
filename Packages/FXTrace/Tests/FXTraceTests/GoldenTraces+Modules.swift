// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace

extension GoldenTrace {
    private final class Block: Module, Layer {
        let lin = Linear(4, 4)
        let act = ReLU()
        func forward(_ x: Tensor) -> Tensor { act(lin(x)) + x }
    }

    private final class Nested: Module, Layer {
        let block = Block()
        let layers: [any Layer<Tensor, Tensor>] = [Linear(4, 4), Block()]
        let head = ["out": Linear(4, 2)]

        func forward(_ x: Tensor) -> Tensor {
            let y = layers.reduce(block(x)) { $1($0) }
            return head["out"]?(y) ?? y
        }
    }

    private final class Shared: Module, Layer {
        let a = Linear(4, 4)
        let b: Linear
        override init() { b = a }
        func forward(_ x: Tensor) -> Tensor { b(a(x)) }
    }

    private final class BasicBlock: Module, Layer {
        let conv1 = Opaque()
        let bn1 = Opaque()
        let relu = Opaque()
        let conv2 = Opaque()
        let bn2 = Opaque()
        let downsample: Sequential?

        init(stride: Int) { downsample = stride == 1 ? nil : Sequential(Opaque(), Opaque()) }

        func forward(_ x: Tensor) -> Tensor {
            let out = bn2(conv2(relu(bn1(conv1(x)))))
            return relu(out + (downsample?(x) ?? x))
        }
    }

    private final class ResNet: Module, Layer {
        let layer = Sequential(BasicBlock(stride: 2), BasicBlock(stride: 1))
        let pool = Opaque()
        let fc = Opaque()
        func forward(_ x: Tensor) -> Tensor { fc(torch.flatten(pool(layer(x)), 1)) }
    }

    private final class Attention: Module, Layer {
        let heads = 2
        let norm = Opaque()
        let qkv = Opaque()
        let proj = Opaque()

        func forward(_ x: Tensor) -> Tensor {
            let shape = x.shape
            let (b, n, c) = (shape[0], shape[1], shape[2])
            let qkv = qkv(norm(x)).reshape(b, n, 3, 2, c / 2).permute(2, 0, 3, 1, 4)
            let (q, k, v) = (qkv[0], qkv[1], qkv[2])
            let scores = matmul(q, k.transpose(-2, -1)) * 0.5
            let weights = pythonMethod("softmax", [.leaf(scores)], ["dim": -1])
            let out = matmul(weights, v).transpose(1, 2).reshape(b, n, c)
            return x + proj(out)
        }

        private func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
            python(.operator.matmul, [.leaf(a), .leaf(b)])
        }
    }

    private final class Inner: Module, Layer {
        func forward(_ x: Tensor) -> Tensor { torch.neg(x) }
    }

    private final class WithInner: Module, Layer {
        let inner = Inner()
        let lin = Linear(4, 4)
        func forward(_ x: Tensor) -> Tensor { inner(lin(x)) }
    }

    private final class InnerTracer: Tracer {
        override func isLeaf(_ module: Module, at path: ModulePath) -> Bool { module is Inner }
    }

    private final class Dropping: Module, Layer {
        let d = Opaque()
        func forward(_ x: Tensor) -> Tensor {
            python(
                "torch.nn.functional.dropout", [.leaf(d(x))],
                ["p": 0.5, "training": .bool(isTraining), "inplace": false])
        }
    }

    private final class Camel: Module, Callable {
        let myLinear = Linear(4, 4)
        let BNLayer = Opaque()
        func forward(_ x: Tensor, _ y: Tensor) -> Tensor { BNLayer(myLinear(x)) + y }
        func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
            try apply(forward, arguments)
        }
        var placeholderNames: [String] { ["xIn", "ALLCAPS"] }
    }

    private final class Twice: Module, Layer {
        let lin = Linear(4, 4)
        func forward(_ x: Tensor) -> Tensor { lin(torch.relu(lin(x))) }
    }

    private final class Net: Module, Layer {
        let net = Sequential(Linear(4, 8), ReLU(), Linear(8, 2))
        func forward(_ x: Tensor) -> Tensor { net(x) }
    }

    static let modules: [GoldenTrace] = [
        GoldenTrace("nested_modules") { try Tracer().trace(Nested()) },
        GoldenTrace("sequential") { try Tracer().trace(Net()) },
        GoldenTrace("module_called_twice") { try Tracer().trace(Twice()) },
        GoldenTrace("shared_submodule") { try Tracer().trace(Shared()) },
        GoldenTrace("camel_and_caps_names") { try OpaqueTracer().trace(Camel()) },
        GoldenTrace("leaf_tracer") { try InnerTracer().trace(WithInner()) },
        GoldenTrace("dropout_training_flag") { try OpaqueTracer().trace(Dropping()) },
        GoldenTrace("resnet_block") { try OpaqueTracer().trace(ResNet()) },
        GoldenTrace("attention") { try OpaqueTracer().trace(Attention()) },
    ]
}
