// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The spectra of the parts of a signal, and the signal of such.
struct ShortTimeTransform {
    typealias Value = Argument<Node>

    private let site: DecompositionSite
    private let extents: [Value]
    private let size: Int
    private let hop: Int
    private let window: Int
    private let isCentered: Bool

    /// Nil where lengths are not known, or the window or the spectrum is complex.
    init?(_ site: DecompositionSite) throws {
        guard let extents = try site.sizes(site["self"]), let size = site["n_fft"].int,
            (1...DecompositionBudget.limit).contains(size),
            site["hop_length"].isNone || site["hop_length"].int != nil,
            site["win_length"].isNone || site["win_length"].int != nil,
            site["align_to_window"].bool != true
        else { return nil }
        let window = site["win_length"].int ?? size
        let hop = site["hop_length"].int ?? size / 4
        guard hop > 0, (1...size).contains(window), (1...3).contains(extents.count) else {
            return nil
        }
        if !site["window"].isNone {
            guard let spec = site.spec(site["window"]), spec.dtype.isFloatingPoint,
                spec.shape.knownExtents == [window]
            else { return nil }
        }
        (self.site, self.extents, self.size, self.hop) = (site, extents, size, hop)
        (self.window, isCentered) = (window, site["center"].bool == true)
    }

    func forward() throws -> Value? {
        guard let dtype = site.spec(site["self"])?.dtype, dtype == .float32 || dtype == .float64,
            extents.count <= 2, let own = extents.last?.int,
            let length = isCentered ? own.adding(size / 2 * 2) : own, length >= size
        else { return nil }
        var signal = site["self"]
        if extents.count == 1 { signal = try site.aten("unsqueeze.default", signal, 0) }
        if isCentered {
            guard let padded = try padded(signal) else { return nil }
            signal = padded
        }
        let frames = try parts(1 + (length - size) / hop)
        var pieces = try site.quantity(
            of: site.aten("index.Tensor", signal, .list([.none, frames.value])))
        if let window = try weights(dtype) { pieces = try pieces * window }
        let spectra = try site.aten(
            "_fft_r2c.default", pieces.value, [2], site["normalized"].bool == true ? 1 : 0,
            .bool(site["onesided"].bool != false))
        var result = try site.aten("permute.default", spectra, [0, 2, 1])
        if extents.count == 1 { result = try site.aten("squeeze.dims", result, [0]) }
        if site["return_complex"].bool == true { return result }
        return try site.aten("view_as_real.default", result)
    }

    private func padded(_ signal: Value) throws -> Value? {
        let pads = Value.ints([size / 2, size / 2])
        switch site["pad_mode"].string {
        case "reflect":
            guard let length = extents.last?.int, length > size / 2 else { return nil }
            return try site.aten("reflection_pad1d.default", signal, pads)
        case "constant": return try site.aten("constant_pad_nd.default", signal, pads, 0)
        default: return nil
        }
    }

    /// Where the elements of each part are in the signal.
    private func parts(_ count: Int) throws -> Quantity {
        let starts = try site.counted(count).call("mul.Scalar", .int(hop)).unsqueezed(1)
        return try starts + site.counted(size)
    }

    /// The window in the middle of a part; nil where all is 1.
    private func weights(_ dtype: DType, isNeeded: Bool = false) throws -> Quantity? {
        let before = (size - window) / 2
        let whole = site["window"]
        if whole.isNone, window == size, !isNeeded { return nil }
        // Another dtype is rounded in between, or makes the result wider.
        if !whole.isNone, site.spec(whole)?.dtype != dtype { throw DecompositionBudget.Unknown() }
        let own =
            whole.isNone
            ? try site.aten("full.default", [[.int(window)], 1], ["dtype": .dtype(dtype)]) : whole
        if window == size { return try site.quantity(of: own) }
        return try site.quantity(
            of: site.aten(
                "constant_pad_nd.default", own, .ints([before, size - window - before]), 0))
    }

    // MARK: - Back to the signal

    func inverse() throws -> Value? {
        let isOneSided = site["onesided"].bool != false
        guard let dtype = site.spec(site["self"])?.dtype, dtype.category == .complex,
            extents.count >= 2, site["return_complex"].bool == false,
            extents[extents.count - 2].int == (isOneSided ? size / 2 + 1 : size),
            let count = extents.last?.int, count > 0,
            let reach = hop.times(count - 1), let length = reach.adding(size)
        else { return nil }
        let real: DType = dtype == .complex128 ? .float64 : .float32
        var spectra = site["self"]
        if extents.count == 2 { spectra = try site.aten("unsqueeze.default", spectra, 0) }
        spectra = try site.aten("permute.default", spectra, [0, 2, 1])
        if !isOneSided {
            spectra = try site.aten("slice.Tensor", spectra, 2, 0, .int(size / 2 + 1))
        }
        let pieces = try site.quantity(
            of: site.aten(
                "_fft_c2r.default", spectra, [2], site["normalized"].bool == true ? 1 : 2,
                .int(size)))
        guard let window = try weights(real, isNeeded: true) else { return nil }
        let places = try parts(count)
        func overlapped(_ value: Quantity, _ rows: Value) throws -> Quantity {
            let zeros = try site.aten(
                "full.default", [[rows, .int(length)], 0], ["dtype": .dtype(real)])
            return try site.quantity(
                of: site.aten(
                    "index_put.default", zeros, .list([.none, places.value]), value.value, true))
        }
        let rows = extents.count == 2 ? 1 : extents[0]
        let sum = try overlapped(pieces * window, rows)
        let squares = try (window * window).call("expand.default", .ints([1, count, size]))
        return try cut(sum / overlapped(squares, 1), length)
    }

    /// The part of the signal that is asked for.
    private func cut(_ signal: Quantity, _ length: Int) throws -> Value? {
        let start = isCentered ? size / 2 : 0
        let asked = site["length"].int
        guard
            let end = asked.map({ start.adding($0) }) ?? (isCentered ? length - size / 2 : length),
            end > start
        else { return nil }
        var result = try signal.call(
            "slice.Tensor", 1, .int(start), .int(min(end, length)))
        if end > length {
            result = try result.call("constant_pad_nd.default", .ints([0, end - length]), 0)
        }
        return extents.count == 2 ? try result.call("squeeze.dims", [0]).value : result.value
    }
}
