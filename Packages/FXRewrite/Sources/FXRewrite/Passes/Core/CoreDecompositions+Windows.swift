// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension CoreDecompositions {
    /// Windows of signals, and numbers at equal distances.
    static let windows: [String: Rule] = {
        var result: [String: Rule] = [
            "linspace.default": { site in
                guard let dtype = site.result?.dtype else { return nil }
                let wide: DType = dtype == .float64 || !dtype.isFloatingPoint ? .float64 : .float32
                guard dtype.isFloatingPoint || dtype.category == .integer,
                    let line = try line(site, wide)
                else { return nil }
                let whole = dtype.isFloatingPoint ? line : try line.call("trunc.default")
                return wide == dtype ? line.value : try whole.cast(to: dtype).value
            },
            "logspace.default": { site in
                guard let dtype = site.result?.dtype, dtype.isFloatingPoint,
                    let base = site["base"].double,
                    let line = try line(site, dtype == .float64 ? .float64 : .float32)
                else { return nil }
                let powers = try site.aten("pow.Scalar", .double(base), line.value)
                return try site.cast(powers, to: dtype)
            },
        ]
        for overload in ["default", "periodic", "periodic_alpha", "periodic_alpha_beta"] {
            result["hamming_window." + overload] = { site in
                try window(
                    site,
                    [site["alpha"].double ?? 0.54, -(site["beta"].double ?? 0.46)])
            }
        }
        for overload in ["default", "periodic"] {
            result["hann_window." + overload] = { site in try window(site, [0.5, -0.5]) }
            result["blackman_window." + overload] = { site in
                try window(site, [0.42, -0.5, 0.08])
            }
        }
        return result
    }()

    /// A sum of cosines: of no turn, of one turn, of two and so on.
    private static func window(_ site: Site, _ factors: [Double]) throws -> Value? {
        var dtype = DType.float32
        if case .dtype(let asked) = site["dtype"] { dtype = asked }
        guard let count = site["window_length"].int, (0...Int(Int32.max)).contains(count),
            dtype.isFloatingPoint
        else { return nil }
        if count < 2 {
            return try site.aten("full.default", [[.int(count)], 1], ["dtype": .dtype(dtype)])
        }
        let wide: DType = dtype == .float64 ? .float64 : .float32
        let numbers = try site.counted(count, wide)
        let turn = 2 * Double.pi / Double(site["periodic"].bool == false ? count - 1 : count)
        var sum: Quantity?
        for (index, factor) in factors.enumerated().dropFirst() {
            let wave = try (numbers * (turn * Double(index))).call("cos.default") * factor
            sum = try sum.map { try $0 + wave } ?? wave
        }
        return try sum.map { try ($0 + factors[0]).cast(to: dtype).value }
    }

    /// Numbers from a first to a last one, counted from both ends, so that both are hit.
    private static func line(_ site: Site, _ dtype: DType) throws -> Quantity? {
        guard var start = site["start"].double, var end = site["end"].double,
            let steps = site["steps"].int, (0...Int(Int32.max)).contains(steps)
        else { return nil }
        if site.result?.dtype.isFloatingPoint == false {
            (start, end) = (start.rounded(.towardZero), end.rounded(.towardZero))
        }
        if steps < 2 {
            return try site.quantity(
                of: site.aten(
                    "full.default", [[.int(steps)], .double(start)], ["dtype": .dtype(dtype)]))
        }
        let step = (end - start) / Double(steps - 1)
        let numbers = try site.counted(steps, dtype)
        let back = try Double(steps - 1) - numbers
        return try numbers.isLess(than: .double(Double(steps) / 2))
            .choosing(numbers * step + start, else: end - back * step)
    }
}
