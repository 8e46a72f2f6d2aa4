// SPDX-License-Identifier: Apache-2.0

import FXTensor

extension RecurrentLayer {
    /// Zeros as a first state.
    final func zeroState(_ width: Int, for x: Tensor) -> Tensor {
        let batch = batchFirst ? x.shape[0] : x.shape[1]
        return x.newZeros(SymInt(layerCount * directionCount), batch, SymInt(width))
    }

    /// Runs on an input that may lack the batch, which is added and taken away again.
    final func withBatch(
        _ x: Tensor, _ states: [Tensor]?, _ body: (Tensor, [Tensor]?) -> TensorList
    ) -> [Tensor] {
        let count = 1 + stateCount
        // A value of a trace is taken to have a batch: its dimensions are not known.
        guard !x.isTraced, x.extents.count == 2 else { return body(x, states).unpacked(count) }
        let axis = batchFirst ? 0 : 1
        let result = body(x.unsqueeze(axis), states.map { $0.map { $0.unsqueeze(1) } })
        let parts = result.unpacked(count)
        return [parts[0].squeeze(axis)] + parts.dropFirst().map { $0.squeeze(1) }
    }
}
