// SPDX-License-Identifier: Apache-2.0

import FX

/// A module of 50 blocks whose trace is a chain.
final class ChainModule: Module, Layer {
    let blocks: [Block]

    /// - Parameter nodes: The nodes of the trace, without input and output; a multiple of 50.
    init(nodes: Int) { blocks = (0..<50).map { _ in Block(operations: max(0, nodes / 50 - 3)) } }

    func forward(_ x: Tensor) -> Tensor { blocks.reduce(x) { $1($0) } }

    /// A leaf, a parameter, its use, and elementwise operations.
    final class Block: Module, Layer {
        let linear = Linear(4, 4)
        @Parameter var scale = Tensor.ones([4])
        private let operations: Int

        init(operations: Int) { self.operations = operations }

        func forward(_ x: Tensor) -> Tensor {
            var value = linear(x) * scale
            for index in 0..<operations {
                value = index.isMultiple(of: 2) ? torch.relu(value) : value + 1.0
            }
            return value
        }
    }
}
