// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The code of a pointwise operator for elements of one type that lie side by side.
///
/// There are loops for Float, Double, Int64 and complex numbers; other elements are converted on
/// the way in and out, a few hundred at a time.
struct PointwiseLoop: Sendable {
    typealias Body =
        @Sendable (
            _ inputs: UnsafePointer<UnsafeRawPointer>, _ output: UnsafeMutableRawPointer,
            _ count: Int
        ) -> Void

    /// The dtype whose elements are read.
    let input: DType
    /// The dtype whose elements are written.
    let output: DType
    let body: Body

    @inline(__always)
    init<Input: TensorElement, Output: TensorElement>(
        _ function: @escaping @Sendable (Input) -> Output
    ) {
        input = Input.dtype
        output = Output.dtype
        body = { inputs, output, count in
            let x = inputs[0].assumingMemoryBound(to: Input.self)
            let out = output.assumingMemoryBound(to: Output.self)
            for index in 0..<count { out[index] = function(x[index]) }
        }
    }

    @inline(__always)
    init<Input: TensorElement, Output: TensorElement>(
        _ function: @escaping @Sendable (Input, Input) -> Output
    ) {
        input = Input.dtype
        output = Output.dtype
        body = { inputs, output, count in
            let x = inputs[0].assumingMemoryBound(to: Input.self)
            let y = inputs[1].assumingMemoryBound(to: Input.self)
            let out = output.assumingMemoryBound(to: Output.self)
            for index in 0..<count { out[index] = function(x[index], y[index]) }
        }
    }

    @inline(__always)
    init<Input: TensorElement, Output: TensorElement>(
        _ function: @escaping @Sendable (Input, Input, Input) -> Output
    ) {
        input = Input.dtype
        output = Output.dtype
        body = { inputs, output, count in
            let x = inputs[0].assumingMemoryBound(to: Input.self)
            let y = inputs[1].assumingMemoryBound(to: Input.self)
            let z = inputs[2].assumingMemoryBound(to: Input.self)
            let out = output.assumingMemoryBound(to: Output.self)
            for index in 0..<count { out[index] = function(x[index], y[index], z[index]) }
        }
    }
}
