// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Resampling, one spatial dimension after the other. Nearest and bilinear of two dimensions by
    /// factors or a size are of the core.
    static let resampling: [String: Rule] = {
        var result: [String: Rule] = [:]
        for (name, kind, rank) in kinds {
            result[name + ".default"] = { site in try resampled(site, kind, rank) }
            result[name + ".vec"] = { site in try resampled(site, kind, rank) }
        }
        // Those would become themselves.
        result["upsample_nearest2d.vec"] = nil
        result["upsample_bilinear2d.vec"] = nil
        return result
    }()

    private static let kinds: [(String, Resampling.Kind, Int)] = [
        ("upsample_nearest1d", .nearest, 1), ("upsample_nearest2d", .nearest, 2),
        ("upsample_nearest3d", .nearest, 3), ("_upsample_nearest_exact1d", .exact, 1),
        ("_upsample_nearest_exact2d", .exact, 2), ("_upsample_nearest_exact3d", .exact, 3),
        ("upsample_linear1d", .linear, 1), ("upsample_bilinear2d", .linear, 2),
        ("upsample_trilinear3d", .linear, 3), ("upsample_bicubic2d", .cubic, 2),
    ]

    private static func resampled(
        _ site: Site, _ kind: Resampling.Kind, _ rank: Int
    ) throws -> Value? {
        let input = site["self"].isNone ? site["input"] : site["self"]
        guard let spec = site.spec(input),
            spec.dtype.isFloatingPoint
                || spec.dtype == .uint8 && (kind == .nearest || kind == .exact),
            let result = site.result?.shape, spec.shape.rank == rank + 2, result.rank == rank + 2
        else { return nil }
        let from = spec.shape.dimensions.dropFirst(2).compactMap(\.value)
        let to = result.dimensions.dropFirst(2).compactMap(\.value)
        guard from.count == rank, to.count == rank,
            ![spec.shape, result].joined().contains(0)
        else { return nil }
        let factors = site["scale_factors"].items?.map(\.double) ?? []
        guard factors.isEmpty || factors.count == rank else { return nil }
        var value = input
        for axis in 0..<rank {
            let factor = factors.isEmpty ? Self.factor(site, axis, rank) : factors[axis]
            let resampling = Resampling(
                site: site, kind: kind, axis: axis + 2, rank: rank + 2,
                from: from[axis], to: to[axis], dtype: spec.dtype,
                alignsCorners: site["align_corners"].bool == true, factor: factor)
            guard let next = try resampling?.applied(to: value) else { return nil }
            value = next
        }
        return value
    }

    /// The factor that is given beside a size.
    private static func factor(_ site: Site, _ axis: Int, _ rank: Int) -> Double? {
        let name = rank == 1 ? "scales" : ["scales_d", "scales_h", "scales_w"][3 - rank + axis]
        return site[name].double
    }
}

/// Resampling along one dimension.
struct Resampling {
    typealias Value = Argument<Node>
    enum Kind { case nearest, exact, linear, cubic }

    private let site: DecompositionSite
    private let kind: Kind
    private let axis: Int
    private let rank: Int
    private let from: Int
    private let to: Int
    private let dtype: DType
    private let alignsCorners: Bool
    /// The distance of two new elements, in old ones.
    private let step: Double

    /// Nil where there are no elements.
    init?(
        site: DecompositionSite, kind: Kind, axis: Int, rank: Int, from: Int, to: Int,
        dtype: DType, alignsCorners: Bool, factor: Double?
    ) {
        guard from > 0, to > 0, factor != 0 else { return nil }
        (self.site, self.kind, self.axis, self.rank) = (site, kind, axis, rank)
        (self.from, self.to, self.alignsCorners) = (from, to, alignsCorners)
        // Half precision is too coarse to count positions.
        self.dtype = dtype
        if alignsCorners, kind == .linear || kind == .cubic {
            step = to > 1 ? Double(from - 1) / Double(to - 1) : 0
        } else {
            step = factor.map { 1 / $0 } ?? Double(from) / Double(to)
        }
    }

    private var wide: DType { dtype == .float64 ? .float64 : .float32 }

    func applied(to value: Value) throws -> Value? {
        // PyTorch does not look at the factor then, between lines.
        if from == to, step == 1 || kind == .linear { return value }
        let numbers = try site.aten(
            "arange.start_step", [0, .int(to), 1], ["dtype": .dtype(wide)])
        switch kind {
        case .nearest: return try chosen(value, place(scaled(numbers)))
        case .exact: return try chosen(value, place(scaled(shifted(numbers, 0.5))))
        case .linear: return try linear(value, numbers)
        case .cubic: return try cubic(value, numbers)
        }
    }

    private func scaled(_ value: Value) throws -> Value {
        try site.aten("mul.Scalar", value, .double(step))
    }

    private func shifted(_ value: Value, _ distance: Double) throws -> Value {
        try site.aten("add.Scalar", value, .double(distance))
    }

    /// The old element at or before a position, which is inside.
    private func place(_ positions: Value, shift: Int = 0) throws -> Value {
        let floor = try site.aten("floor.default", positions)
        let moved = shift == 0 ? floor : try shifted(floor, Double(shift))
        let bounded = try site.aten("clamp.default", moved, 0, .int(from - 1))
        return try site.aten("_to_copy.default", [bounded], ["dtype": .dtype(.int64)])
    }

    private func chosen(_ value: Value, _ places: Value) throws -> Value {
        try site.aten("index_select.default", value, .int(axis), places)
    }

    /// Where the new elements lie among the old ones.
    private func positions(_ numbers: Value) throws -> Value {
        if alignsCorners { return try scaled(numbers) }
        return try shifted(scaled(shifted(numbers, 0.5)), -0.5)
    }

    /// A weight for each new element, along the dimension.
    private func weight(_ value: Value) throws -> Value {
        var sizes = Array(repeating: 1, count: rank)
        sizes[axis] = to
        let column = try site.aten("view.default", value, .ints(sizes))
        return wide == dtype
            ? column : try site.aten("_to_copy.default", [column], ["dtype": .dtype(dtype)])
    }

    private func linear(_ value: Value, _ numbers: Value) throws -> Value {
        let positions = try site.aten("clamp.default", positions(numbers), 0)
        let rest = try site.aten(
            "clamp.default",
            site.aten("sub.Tensor", positions, site.aten("floor.default", positions)), 0, 1)
        let near = try chosen(value, place(positions))
        let far = try chosen(value, place(positions, shift: 1))
        let share = try weight(rest)
        let other = try weight(
            site.aten("add.Scalar", site.aten("neg.default", rest), 1))
        return try site.aten(
            "add.Tensor", site.aten("mul.Tensor", near, other),
            site.aten("mul.Tensor", far, share))
    }

    private func cubic(_ value: Value, _ numbers: Value) throws -> Value {
        let positions = try positions(numbers)
        let rest = try site.aten(
            "sub.Tensor", positions, site.aten("floor.default", positions))
        let other = try site.aten("add.Scalar", site.aten("neg.default", rest), 1)
        let weights = try [
            outer(shifted(rest, 1)), inner(rest), inner(other), outer(shifted(other, 1)),
        ]
        var sum: Value?
        for (index, factor) in weights.enumerated() {
            let part = try site.aten(
                "mul.Tensor", chosen(value, place(positions, shift: index - 1)), weight(factor))
            sum = try sum.map { try site.aten("add.Tensor", $0, part) } ?? part
        }
        return sum ?? value
    }

    /// `c3 x³ + c2 x² + c1 x + c0`, by Horner's rule.
    private func polynomial(_ x: Value, _ coefficients: [Double]) throws -> Value {
        var result = try site.aten("mul.Scalar", x, .double(coefficients[0]))
        for coefficient in coefficients.dropFirst().dropLast() {
            result = try site.aten("mul.Tensor", shifted(result, coefficient), x)
        }
        return try shifted(result, coefficients[coefficients.count - 1])
    }

    /// The weight of an element at a distance up to 1, for a = -0.75.
    private func inner(_ x: Value) throws -> Value { try polynomial(x, [1.25, -2.25, 0, 1]) }

    /// The weight of an element at a distance between 1 and 2.
    private func outer(_ x: Value) throws -> Value { try polynomial(x, [-0.75, 3.75, -6, 3]) }
}
