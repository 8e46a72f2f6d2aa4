// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// What stands beyond the ends of a padded axis.
enum PaddingMode: String {
    case constant, reflect, replicate, circular
}

extension Kernels {
    /// Elements put before and behind each axis, from the last axis on; negative counts crop.
    static func padConstant(
        _ input: TensorStorage, _ padding: [Int], _ value: Number,
        operation: String = "constant_pad_nd"
    ) throws(TensorError) -> TensorStorage {
        let pairs = try pairs(padding, of: input, operation: operation)
        var extents = input.extents
        for (axis, pair) in pairs {
            extents[axis] = try Checked.sum(extents[axis], pair.before, pair.after)
            guard extents[axis] >= 0 else {
                throw .invalidValue(
                    operation: operation, value: "padding \(padding)",
                    expected: "one that leaves elements of \(input.shape)")
            }
        }
        let result = try filled(extents, input.dtype, value)
        var (source, target) = (input, result)
        for (axis, pair) in pairs {
            source = try source.cropped(
                axis, before: min(pair.before, 0), after: min(pair.after, 0))
            target = try target.cropped(
                axis, before: -max(pair.before, 0), after: -max(pair.after, 0))
        }
        if source.extents == target.extents { moveBytes(from: source, to: target) }
        return result
    }

    private typealias Padding = (axis: Int, pair: (before: Int, after: Int))

    /// The counts for each axis that has some, the last axis first.
    private static func pairs(
        _ padding: [Int], of input: TensorStorage, operation: String
    ) throws(TensorError) -> [Padding] {
        guard padding.count % 2 == 0, padding.count / 2 <= input.rank else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "two counts for each padded dimension, not \(padding)",
                    found: [input.shape]))
        }
        return (0..<(padding.count / 2)).map { index in
            (input.rank - 1 - index, (padding[2 * index], padding[2 * index + 1]))
        }
    }

    /// Elements beyond the ends taken from within.
    static func pad(
        _ input: TensorStorage, _ padding: [Int], _ mode: PaddingMode, operation: String
    ) throws(TensorError) -> TensorStorage {
        let pairs = try pairs(padding, of: input, operation: operation)
        var result = input
        for (axis, pair) in pairs {
            var (before, after) = pair
            if mode == .circular {
                // What is cropped does not come round again.
                _ = try places(result.extents[axis], before, after, mode, operation: operation)
                result = try result.cropped(axis, before: min(before, 0), after: min(after, 0))
                (before, after) = (max(before, 0), max(after, 0))
            }
            let places = try places(
                result.extents[axis], before, after, mode, operation: operation)
            result = try select(result, axis, places: places)
        }
        return result.buffer === input.buffer ? try result.copied() : result
    }

    /// The places of an axis that a padded one shows.
    private static func places(
        _ count: Int, _ before: Int, _ after: Int, _ mode: PaddingMode, operation: String
    ) throws(TensorError) -> [Int] {
        let limit =
            switch mode {
            case .reflect: count - 1
            case .circular: count
            default: Int.max
            }
        let total = try Checked.sum(count, before, after)
        guard before <= limit, after <= limit, total >= (mode == .circular ? 0 : 1), count > 0
        else {
            throw .invalidValue(
                operation: operation, value: "padding (\(before), \(after))",
                expected: "one that \(mode.rawValue) takes for a dimension of \(count)")
        }
        _ = try TensorStorage.elementCount(of: [total], .int64)
        return (0..<total).map { index in
            let place = index - before
            switch mode {
            case .reflect:
                return place < 0 ? -place : place >= count ? 2 * (count - 1) - place : place
            case .circular:
                return place < 0 ? place + count : place >= count ? place - count : place
            default: return min(max(place, 0), count - 1)
            }
        }
    }

    /// `F.pad`: the mode by its name, for as many axes as there are counts.
    static func pad(
        _ input: TensorStorage, _ padding: [Int], mode name: String, value: Double?
    ) throws(TensorError) -> TensorStorage {
        guard let mode = PaddingMode(rawValue: name) else {
            throw .invalidValue(
                operation: "pad", value: "mode '\(name)'",
                expected: "'constant', 'reflect', 'replicate' or 'circular'")
        }
        if mode == .constant {
            return try padConstant(input, padding, .double(value ?? 0), operation: "pad")
        }
        if let value, value != 0 {
            throw .invalidValue(
                operation: "pad", value: "value \(value)", expected: "taken by mode '\(name)'")
        }
        let axes = padding.count / 2
        guard padding.count % 2 == 0, (1...3).contains(axes),
            input.rank == axes + 1 || input.rank == axes + 2
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "pad",
                    expected: "1 to 3 padded dimensions behind one or two others, not \(padding)",
                    found: [input.shape]))
        }
        return try pad(input, padding, mode, operation: "pad")
    }

    /// `reflection_pad1d` and its kin, for a number of axes.
    static func pad(
        _ input: TensorStorage, _ padding: [Int], _ mode: PaddingMode, axes: Int, operation: String
    ) throws(TensorError) -> TensorStorage {
        guard padding.count == 2 * axes, input.rank == axes + 1 || input.rank == axes + 2 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "\(axes + 1) or \(axes + 2) dimensions and \(2 * axes) counts, "
                        + "not \(padding)", found: [input.shape]))
        }
        return try pad(input, padding, mode, operation: operation)
    }
}

extension TensorStorage {
    /// The axis without some elements at its ends, given as negative counts.
    fileprivate func cropped(
        _ axis: Int, before: Int, after: Int
    ) throws(TensorError) -> TensorStorage {
        let length = extents[axis] + before + after
        return part(axis, length > 0 ? -before : 0, max(length, 0))
    }
}
