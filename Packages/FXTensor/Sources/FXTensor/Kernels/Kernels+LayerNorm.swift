// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
internal import FXCore

extension Kernels {
    /// The result of layer normalisation, and the statistics of each row.
    struct LayerNormResult {
        var output: TensorStorage
        /// `[..., 1, ...]`, in the precision of the elements but at least float32.
        var mean: TensorStorage
        var reciprocalDeviation: TensorStorage
    }

    /// Normalises the last dimensions to mean 0 and variance 1, then scales and shifts.
    static func layerNorm(
        _ input: TensorStorage, _ shape: [Int], _ weight: TensorStorage?, _ bias: TensorStorage?,
        epsilon: Double, operation: String = "layer_norm"
    ) throws(TensorError) -> LayerNormResult {
        guard !shape.isEmpty, input.rank >= shape.count,
            Array(input.extents.suffix(shape.count)) == shape
        else {
            throw mismatch(operation, "an input [..., \(shape)]", [input])
        }
        for parameter in [weight, bias].compactMap({ $0 }) where parameter.extents != shape {
            throw mismatch(operation, "weight and bias \(shape)", [parameter])
        }
        let dtype = input.dtype
        guard dtype.category == .floating else {
            throw .noKernel(operator: operation, dtype: dtype)
        }
        let isHalf = dtype == .float16 || dtype == .bfloat16
        let given = [weight, bias].compactMap { $0 }
        // Half precision may be scaled by floats.
        guard given.allSatisfy({ $0.dtype == dtype || isHalf && $0.dtype == .float32 }) else {
            throw .dtypeMismatch(
                operation: operation, expected: "one dtype",
                found: [dtype] + given.map(\.dtype))
        }
        let computed: DType = isHalf ? .float32 : dtype
        func ready(_ storage: TensorStorage?) throws(TensorError) -> TensorStorage? {
            guard let storage else { return nil }
            return try cast(storage, to: computed).contiguous()
        }
        let source = try cast(input, to: computed).contiguous()
        let outer = Array(input.extents.dropLast(shape.count))
        let ones = outer + [Int](repeating: 1, count: shape.count)
        let result = LayerNormResult(
            output: try .allocate(computed, like: source), mean: try .allocate(computed, ones),
            reciprocalDeviation: try .allocate(computed, ones))
        let pass = LayerNormPass(
            input: source, weight: try ready(weight), bias: try ready(bias), result: result,
            rows: outer.reduce(1, *), length: shape.reduce(1, *), epsilon: epsilon)
        if computed == .float32 { pass.runFloats() } else { pass.runDoubles() }
        var converted = result
        converted.output = try cast(result.output, to: dtype)
        // PyTorch keeps statistics in the parameters' precision.
        let statistics = given.first?.dtype ?? dtype
        converted.mean = try cast(result.mean, to: statistics)
        converted.reciprocalDeviation = try cast(result.reciprocalDeviation, to: statistics)
        return converted
    }
}

private struct LayerNormPass {
    var input: TensorStorage
    var weight: TensorStorage?
    var bias: TensorStorage?
    var result: Kernels.LayerNormResult
    var rows: Int
    var length: Int
    var epsilon: Double

    func runFloats() {
        let (x, out) = (input.pointer(as: Float.self), result.output.pointer(as: Float.self))
        let (mean, deviation) = (
            result.mean.pointer(as: Float.self),
            result.reciprocalDeviation.pointer(as: Float.self)
        )
        let (w, b) = (weight?.pointer(as: Float.self), bias?.pointer(as: Float.self))
        Parallel.forEach(rows, cost: Saturating.product(length, 2)) { part in
            let (row, start) = (part.lowerBound, part.lowerBound * length)
            Loops.table.layer_norm(
                part.count, length, x + start, w, b, epsilon, out + start, mean + row,
                deviation + row)
        }
    }

    func runDoubles() {
        let (x, out) = (input.pointer(as: Double.self), result.output.pointer(as: Double.self))
        let (mean, deviation) = (
            result.mean.pointer(as: Double.self),
            result.reciprocalDeviation.pointer(as: Double.self)
        )
        let (w, b) = (weight?.pointer(as: Double.self), bias?.pointer(as: Double.self))
        for row in 0..<rows {
            let (from, to) = (x + row * length, out + row * length)
            var (sum, squares) = (0.0, 0.0)
            for index in 0..<length { sum += from[index] }
            // The mean of what has an infinite element is not a number in PyTorch.
            let middle = length > 1 && sum.isInfinite ? .nan : sum / Double(length)
            for index in 0..<length { squares += (from[index] - middle) * (from[index] - middle) }
            let factor = 1 / (squares / Double(length) + epsilon).squareRoot()
            (mean[row], deviation[row]) = (middle, factor)
            for index in 0..<length {
                to[index] = (from[index] - middle) * factor * (w?[index] ?? 1) + (b?[index] ?? 0)
            }
        }
    }
}
