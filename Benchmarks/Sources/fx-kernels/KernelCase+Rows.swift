// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

extension KernelCase {
    /// Batch, channels, height, width; a window's size, stride and padding.
    static let pools = Family(
        operators: ["max_pool2d", "avg_pool2d", "adaptive_avg_pool2d"]
    ) { name, n in
        guard n.count >= 5 else { return nil }
        let x = random([n[0], n[1], n[2], n[3]])
        switch (name, n.count) {
        case ("adaptive_avg_pool2d", 5): return { F.adaptiveAvgPool2d(x, IntPair(n[4])) }
        case ("max_pool2d", 7):
            return { F.maxPool2d(x, IntPair(n[4]), stride: IntPair(n[5]), padding: IntPair(n[6])) }
        case ("avg_pool2d", 7):
            return { F.avgPool2d(x, IntPair(n[4]), stride: IntPair(n[5]), padding: IntPair(n[6])) }
        default: return nil
        }
    }

    static let norms = Family(operators: ["batch_norm", "layer_norm"]) { name, n in
        switch (name, n.count) {
        case ("batch_norm", 4):
            let (x, channels) = (random(n), [n[1]])
            let (weight, bias, mean) = (random(channels), random(channels), random(channels))
            let variance = random(channels) ** 2
            return { torch.batchNorm(x, weight, bias, mean, variance, false, 0.1, 1e-5) }
        case ("layer_norm", 2):
            let (x, weight, bias) = (random(n), random([n[1]]), random([n[1]]))
            return { F.layerNorm(x, [n[1]], weight: weight, bias: bias) }
        default: return nil
        }
    }

    /// Rows, columns and the dimension.
    static let rows = Family(
        operators: ["softmax", "log_softmax", "sum", "mean", "amax", "embedding"]
    ) { name, n in
        guard n.count == 3 else { return nil }
        let x = random([n[0], n[1]])
        switch name {
        case "softmax": return { F.softmax(x, dim: n[2]) }
        case "log_softmax": return { F.logSoftmax(x, dim: n[2]) }
        case "sum": return { x.sum(dim: n[2]) }
        case "mean": return { x.mean(dim: n[2]) }
        case "amax": return call("amax.default", [.leaf(x), .list([.int(n[2])])])
        default:
            let positions = Tensor((0..<n[2]).map { $0 * 7919 % n[0] })
            return { F.embedding(positions, x) }
        }
    }

    static let elementwise = Family(
        operators: [
            "add", "sub", "mul", "div", "add_row", "relu", "exp", "tanh", "sigmoid", "silu", "erf",
            "gelu", "gelu_tanh", "clamp",
        ]
    ) { name, n in
        guard let count = n.first else { return nil }
        let (x, y) = (random([count]), random([count]))
        switch name {
        case "add": return { x + y }
        case "sub": return { x - y }
        case "mul": return { x * y }
        case "div": return { x / y }
        case "add_row":
            guard n.count == 2 else { return nil }
            let (matrix, row) = (random(n), random([n[1]]))
            return { matrix + row }
        case "relu": return { torch.relu(x) }
        case "exp": return { torch.exp(x) }
        case "tanh": return { torch.tanh(x) }
        case "sigmoid": return { torch.sigmoid(x) }
        case "clamp": return { x.clamp(min: -0.5, max: 0.5) }
        case "gelu": return { F.gelu(x) }
        case "gelu_tanh": return { F.gelu(x, approximate: "tanh") }
        case "silu": return { F.silu(x) }
        default: return call(name + ".default", [.leaf(x)])
        }
    }

    /// Copies of tensors whose dimensions are in another order, the order last.
    static let copies = Family(operators: ["transpose", "permute"]) { _, n in
        let rank = n.count / 2
        guard rank > 0, n.count == 2 * rank else { return nil }
        let x = permuted(random(Array(n.prefix(rank))), Array(n.suffix(rank)))
        return { x.contiguous() }
    }
}
