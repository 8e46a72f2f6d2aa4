// SPDX-License-Identifier: Apache-2.0

import FXTensor

extension Module {
    /// The dimension of a softmax that was not told any.
    ///
    /// - SeeAlso: `torch.nn.functional._get_softmax_dim`
    static func dimension(of x: Tensor) -> Int { [0, 1, 3].contains(x.extents.count) ? 0 : 1 }
}
