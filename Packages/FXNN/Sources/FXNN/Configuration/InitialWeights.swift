// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whether new weights are drawn, or only as large as they will be.
enum InitialWeights {
    @TaskLocal static var areDrawn = true

    /// Zeros that take no memory until they are touched; nil where the system has not so many.
    static func untouched(_ shape: [Int]) -> Tensor? {
        guard let size = TensorSpec(.float32, Shape(shape)).byteCount, size >= 0,
            let pages = ZeroPages(byteCount: size)
        else { return nil }
        let buffer = TensorBuffer(base: pages.base, byteCount: size, owner: pages)
        return try? Tensor(buffer: buffer, dtype: .float32, shape: shape)
    }
}

/// Memory that the system gives as zeros, page by page when it is touched.
private final class ZeroPages: @unchecked Sendable {
    let base: UnsafeMutableRawPointer

    init?(byteCount: Int) {
        guard let base = calloc(max(byteCount, 1), 1) else { return nil }
        self.base = base
    }

    deinit { free(base) }
}
