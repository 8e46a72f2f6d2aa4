// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What a quantile is asked for.
struct QuantileParameters {
    /// The axis; nil for all elements together.
    var axis: Int?
    var keepsAxis: Bool
    var interpolation: String
    var skipsNaN: Bool
}

extension Kernels {
    /// The elements below which given fractions lie, along an axis.
    ///
    /// A list of fractions gives another first axis.
    static func quantile(
        _ input: TensorStorage, _ fractions: TensorStorage, _ parameters: QuantileParameters
    ) throws(TensorError) -> TensorStorage {
        guard input.dtype == .float32 || input.dtype == .float64 else {
            throw .noKernel(operator: "quantile", dtype: input.dtype)
        }
        try requireEqualDTypes([input, fractions], operation: "quantile")
        let lines = try Lines(input, axisOrAll: parameters.axis, operation: "quantile")
        let wanted = try Tensor(fractions).scalars(as: Double.self)
        if lines.length == 0 || fractions.rank > 1 {
            throw .shapeMismatch(
                .mismatch(
                    operation: "quantile", expected: "elements, and fractions of one dimension",
                    found: [input.shape, fractions.shape]))
        }
        if let wrong = wanted.first(where: { !(0...1).contains($0) }) {
            throw .invalidValue(
                operation: "quantile", value: "\(wrong)", expected: "a fraction from 0 to 1")
        }
        let values = try quantiles(lines, wanted, parameters)
        let shape = reducedExtents(input, parameters)
        let head = fractions.rank == 0 ? [] : fractions.extents
        return try cast(values.reshape(head + shape), to: input.dtype)
    }

    private static func reducedExtents(
        _ input: TensorStorage, _ parameters: QuantileParameters
    ) -> [Int] {
        guard let axis = parameters.axis else {
            return parameters.keepsAxis ? input.extents.map { _ in 1 } : []
        }
        var extents = input.extents
        guard let index = Axis.index(axis, rank: input.rank) else { return extents }
        if parameters.keepsAxis { extents[index] = 1 } else { extents.remove(at: index) }
        return extents
    }

    /// For each fraction the quantiles of all lines.
    private static func quantiles(
        _ lines: Lines, _ fractions: [Double], _ parameters: QuantileParameters
    ) throws(TensorError) -> TensorStorage {
        let all = try Tensor(lines.storage).scalars(as: Double.self)
        let result = try TensorStorage.allocate(.float64, [fractions.count, lines.count])
        let out = result.pointer(as: Double.self)
        let isFloat = lines.storage.dtype == .float32
        for line in 0..<lines.count {
            let values = all[(line * lines.length)..<((line + 1) * lines.length)]
            let numbers = values.filter { !$0.isNaN }.sorted()
            let hasNaN = numbers.count < values.count && !parameters.skipsNaN
            for (index, fraction) in fractions.enumerated() {
                let place =
                    isFloat
                    ? Double(Float(fraction) * Float(numbers.count - 1))
                    : fraction * Double(numbers.count - 1)
                out[index * lines.count + line] =
                    hasNaN || numbers.isEmpty
                    ? .nan : try between(numbers, place, parameters.interpolation)
            }
        }
        return result
    }

    /// The element at a place between others, as an interpolation says.
    private static func between(
        _ values: [Double], _ place: Double, _ interpolation: String
    ) throws(TensorError) -> Double {
        let low = values[Int(place.rounded(.down))]
        let high = values[Int(place.rounded(.up))]
        switch interpolation {
        case "linear":
            let weight = place - place.rounded(.down)
            return weight < 0.5 ? low + weight * (high - low) : high - (high - low) * (1 - weight)
        case "lower": return low
        case "higher": return high
        case "midpoint": return low + (high - low) / 2
        case "nearest": return values[Int(place.rounded(.toNearestOrEven))]
        default:
            throw .invalidValue(
                operation: "quantile", value: "'\(interpolation)'",
                expected: "linear, lower, higher, midpoint or nearest")
        }
    }
}
