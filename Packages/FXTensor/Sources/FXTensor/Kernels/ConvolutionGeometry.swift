// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How much a convolution pads.
enum ConvolutionPadding: Hashable {
    /// On both sides of each dimension.
    case counts([Int])
    /// `"same"`, so that a convolution of stride 1 keeps the extents, or `"valid"`, which is none.
    case named(String)
}

/// The steps of a convolution, a number for each dimension of space or one for all.
struct ConvolutionGeometry {
    var stride: [Int] = [1]
    var padding: ConvolutionPadding = .counts([0])
    var dilation: [Int] = [1]
    var groups = 1
    var isTransposed = false
    /// Extents that a transposed convolution adds at the end, where several would do.
    var outputPadding: [Int] = [0]
}

/// A convolution whose arguments have been checked, brought to three dimensions of space.
struct Convolution {
    var operation: String
    /// `[n, c, d, h, w]`
    var input: TensorStorage
    /// `[o, c / groups, kd, kh, kw]`; of a transposed one `[c, o / groups, kd, kh, kw]`
    var weight: TensorStorage
    var bias: TensorStorage?
    var stride: [Int]
    var paddingBegin: [Int]
    var paddingEnd: [Int]
    var dilation: [Int]
    var groups: Int
    /// The extents of the result, `[n, o, d, h, w]`.
    var extents: [Int]

    var kernel: [Int] { Array(weight.extents.dropFirst(2)) }
    var inputSpace: [Int] { Array(input.extents.dropFirst(2)) }
    var outputSpace: [Int] { Array(extents.dropFirst(2)) }
    var inputChannels: Int { input.extents[1] }
    var outputChannels: Int { extents[1] }
}

extension ConvolutionGeometry {
    /// Checks everything that PyTorch checks.
    func resolve(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?,
        _ operation: String
    ) throws(TensorError) -> Convolution {
        let space = weight.rank - 2
        guard input.rank == weight.rank, (1...3).contains(space) else {
            throw Kernels.mismatch(
                operation, "input [n, c, ...] and weight [o, c / groups, ...]", [input, weight])
        }
        let (stride, dilation) = (
            try spread(self.stride, space, "stride", operation),
            try spread(self.dilation, space, "dilation", operation)
        )
        let extra = try spread(outputPadding, space, "output_padding", operation)
        let kernel = Array(weight.extents.dropFirst(2))
        let (begin, end) = try paddings(stride, dilation, kernel, operation)
        try requireSteps(stride, dilation, begin + end + extra, operation)
        try requireChannels(input, weight, bias, operation)
        let outputs = isTransposed ? weight.extents[1] * groups : weight.extents[0]
        var extents = [input.extents[0], outputs]
        for axis in 0..<space {
            extents.append(
                try extent(
                    input.extents[axis + 2], kernel[axis], stride[axis], dilation[axis],
                    begin[axis] + end[axis], isTransposed ? extra[axis] : 0, operation,
                    [input, weight]))
        }
        let missing = 3 - space
        func filled(_ values: [Int], _ value: Int) -> [Int] {
            [Int](repeating: value, count: missing) + values
        }
        return Convolution(
            operation: operation, input: input.withSpace(missing),
            weight: weight.withSpace(missing), bias: bias, stride: filled(stride, 1),
            paddingBegin: filled(begin, 0), paddingEnd: filled(end, 0),
            dilation: filled(dilation, 1), groups: groups,
            extents: Array(extents.prefix(2)) + filled(Array(extents.dropFirst(2)), 1))
    }

    private func spread(
        _ values: [Int], _ space: Int, _ name: String, _ operation: String
    ) throws(TensorError) -> [Int] {
        if values.count == 1 { return [Int](repeating: values[0], count: space) }
        guard values.count == space else {
            throw .invalidArgument(
                operation: operation, parameter: name,
                expected: "one integer or one for each of \(space) dimensions")
        }
        return values
    }

    private func paddings(
        _ stride: [Int], _ dilation: [Int], _ kernel: [Int], _ operation: String
    ) throws(TensorError) -> (begin: [Int], end: [Int]) {
        switch padding {
        case .counts(let counts):
            let both = try spread(counts, kernel.count, "padding", operation)
            return (both, both)
        case .named("valid"):
            let none = [Int](repeating: 0, count: kernel.count)
            return (none, none)
        case .named("same"):
            guard stride.allSatisfy({ $0 == 1 }) else {
                throw .invalidValue(
                    operation: operation, value: "padding 'same' with stride \(stride)",
                    expected: "a stride of 1, as 'same' needs")
            }
            let totals = kernel.indices.map { dilation[$0] &* (kernel[$0] - 1) }
            return (totals.map { $0 / 2 }, totals.map { $0 - $0 / 2 })
        case .named(let name):
            throw .invalidValue(
                operation: operation, value: "padding '\(name)'", expected: "'same' or 'valid'")
        }
    }

    private func requireSteps(
        _ stride: [Int], _ dilation: [Int], _ paddings: [Int], _ operation: String
    ) throws(TensorError) {
        let limit = 1 << 31  // keeps every sum below far from overflow
        guard (stride + dilation).allSatisfy({ (1..<limit).contains($0) }), groups > 0,
            groups < limit, paddings.allSatisfy({ (0..<limit).contains($0) })
        else {
            throw .invalidValue(
                operation: operation,
                value: "stride \(stride), padding \(paddings), dilation \(dilation), "
                    + "groups \(groups)",
                expected: "stride, dilation and groups of 1 or more with padding of 0 or more")
        }
        let extra = outputPadding
        guard isTransposed else { return }
        for axis in extra.indices
        where extra[axis]
            >= max(
                stride[min(axis, stride.count - 1)],
                dilation[min(axis, dilation.count - 1)])
        {
            throw .invalidValue(
                operation: operation, value: "output_padding \(extra)",
                expected: "smaller than stride or dilation")
        }
    }

    private func requireChannels(
        _ input: TensorStorage, _ weight: TensorStorage, _ bias: TensorStorage?,
        _ operation: String
    ) throws(TensorError) {
        let channels = input.extents[1]
        let fits =
            isTransposed
            ? channels == weight.extents[0] && channels % groups == 0
            : weight.extents[0] % groups == 0 && weight.extents[0] >= groups
                && channels % groups == 0 && weight.extents[1] == channels / groups
        guard fits else {
            throw Kernels.mismatch(
                operation,
                isTransposed
                    ? "weight [c, o / groups, ...] for c channels in \(groups) groups"
                    : "input [n, c, ...] and weight [o, c / \(groups), ...]", [input, weight])
        }
        let outputs = isTransposed ? weight.extents[1] * groups : weight.extents[0]
        if let bias, bias.extents != [outputs] {
            throw Kernels.mismatch(operation, "bias [\(outputs)]", [bias])
        }
    }

    private func extent(
        _ input: Int, _ kernel: Int, _ stride: Int, _ dilation: Int, _ padding: Int, _ extra: Int,
        _ operation: String, _ found: [TensorStorage]
    ) throws(TensorError) -> Int {
        let (reach, overflow) = dilation.multipliedReportingOverflow(by: kernel - 1)
        let wide = (input - 1).multipliedReportingOverflow(by: stride)
        guard kernel > 0, !overflow, reach < 1 << 62, !wide.overflow, wide.partialValue < 1 << 61
        else {
            throw Kernels.mismatch(operation, "a kernel of 1 or more elements", found)
        }
        if isTransposed {
            let result = wide.partialValue - padding + reach + extra + 1
            guard result > 0 else {
                throw Kernels.mismatch(operation, "a result of 1 or more elements", found)
            }
            return result
        }
        let span = input + padding - reach - 1
        guard span >= 0 else {
            throw Kernels.mismatch(
                operation, "a kernel no larger than the padded input", found)
        }
        return span / stride + 1
    }
}

extension TensorStorage {
    /// The tensor with dimensions of extent 1 put in before those of space.
    fileprivate func withSpace(_ count: Int) -> TensorStorage {
        if count == 0 { return self }
        var (extents, strides) = (extents, strides)
        let step = extents[2] * max(strides[2], 1)
        extents.insert(contentsOf: [Int](repeating: 1, count: count), at: 2)
        strides.insert(contentsOf: [Int](repeating: step, count: count), at: 2)
        return view(extents: extents, strides: strides)
    }
}
