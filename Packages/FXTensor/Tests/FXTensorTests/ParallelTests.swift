// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Testing

@Suite(.serialized) struct `Work on several threads` {
    /// A sum, a softmax and a copy that are large enough to be shared.
    private func results() -> [Double] {
        let x = Tensor.arange(400_000, dtype: .float32).reshape(400, 1000) / 1000
        let row = (x + 1).sum(dim: 1)[7].item()
        let normal = F.softmax(x, dim: 1).sum()
        return [row, normal.item(), x.T.contiguous()[3, 5].item()]
    }

    @Test func `gives what one thread gives`() {
        let former = torch.numThreads
        defer { torch.setNumThreads(former) }
        torch.setNumThreads(1)
        let expected = results()
        #expect(abs(expected[0] - 8499.5) < 0.1 && abs(expected[1] - 400) < 1e-3)
        for threads in [2, 3, 8] {
            torch.setNumThreads(threads)
            for _ in 0..<20 { #expect(results() == expected) }
        }
    }

    @Test func `is shared by many tasks at once`() async {
        let former = torch.numThreads
        defer { torch.setNumThreads(former) }
        torch.setNumThreads(4)
        let expected = results()
        await withTaskGroup(of: [Double].self) { group in
            for _ in 0..<16 { group.addTask { results() } }
            for await found in group { #expect(found == expected) }
        }
    }
}
