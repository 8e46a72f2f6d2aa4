// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The code of a reduction for elements of one type: a row of elements gives one result.
struct RowLoop: Sendable {
    typealias Body =
        @Sendable (
            _ rows: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, _ count: Int,
            _ length: Int
        ) -> Void

    /// The dtype whose elements are read.
    let input: DType
    /// The dtype whose elements are written.
    let output: DType
    let body: Body

    @inline(__always)
    init<Input: TensorElement, Output: TensorElement>(
        _ function: @escaping @Sendable (UnsafeBufferPointer<Input>) -> Output
    ) {
        input = Input.dtype
        output = Output.dtype
        body = { rows, output, count, length in
            let values = rows.assumingMemoryBound(to: Input.self)
            let out = output.assumingMemoryBound(to: Output.self)
            for row in 0..<count {
                out[row] = function(
                    UnsafeBufferPointer(start: values + row * length, count: length))
            }
        }
    }
}
