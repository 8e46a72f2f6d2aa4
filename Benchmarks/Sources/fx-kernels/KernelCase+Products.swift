// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

extension KernelCase {
    static let products = Family(operators: ["mm", "linear", "bmm", "mv", "vm"]) { name, n in
        switch (name, n.count) {
        case ("mm", 3):
            let (a, b) = (random([n[0], n[1]]), random([n[1], n[2]]))
            return { torch.matmul(a, b) }
        case ("linear", 3):
            let (x, w, b) = (random([n[0], n[1]]), random([n[2], n[1]]), random([n[2]]))
            return { F.linear(x, w, b) }
        case ("bmm", 4):
            let (a, b) = (random([n[0], n[1], n[2]]), random([n[0], n[2], n[3]]))
            return { torch.matmul(a, b) }
        case ("mv", 2):
            let (a, x) = (random([n[0], n[1]]), random([n[1]]))
            return { torch.matmul(a, x) }
        case ("vm", 2):
            let (x, b) = (random([1, n[0]]), random([n[0], n[1]]))
            return { torch.matmul(x, b) }
        default: return nil
        }
    }

    /// Batch, channels, height, width, channels of the result, kernel, stride, padding, groups.
    static let convolutions = Family(operators: ["conv2d", "conv2d_last"]) { name, n in
        guard n.count == 9 else { return nil }
        let plain = random([n[0], n[1], n[2], n[3]])
        let x = name == "conv2d" ? plain : channelsLast(plain)
        let (w, b) = (random([n[4], n[1] / n[8], n[5], n[5]]), random([n[4]]))
        return {
            torch.conv2d(x, w, b, stride: IntPair(n[6]), padding: IntPair(n[7]), groups: n[8])
        }
    }

    private static func channelsLast(_ x: Tensor) -> Tensor {
        x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)
    }
}
