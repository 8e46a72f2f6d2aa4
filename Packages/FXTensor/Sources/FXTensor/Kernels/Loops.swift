// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels

/// The loops in C, compiled for the best instructions that this processor has.
enum Loops {
    // A table of functions that nobody changes.
    nonisolated(unsafe) static let table: fxk_table = fxk_kernels().pointee

    /// Scratch memory for one matrix product, in elements of either size.
    static let productScratch = table.gemm_scratch

    /// Calls a closure with memory whose bytes are not set.
    static func withScratch<Element: BitwiseCopyable, Result>(
        _: Element.Type, _ count: Int,
        _ body: (UnsafeMutablePointer<Element>) throws(TensorError) -> Result
    ) throws(TensorError) -> Result {
        let buffer = try TensorBuffer(byteCount: count * MemoryLayout<Element>.stride)
        return try body(buffer.base.assumingMemoryBound(to: Element.self))
    }
}
