// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// By what the sums of a Fourier transform are divided.
enum FourierScale: Int {
    case none, root, count

    init(code: Int, operation: String) throws(TensorError) {
        guard let value = FourierScale(rawValue: code) else {
            throw .invalidValue(
                operation: operation, value: "normalization \(code)", expected: "0, 1 or 2")
        }
        self = value
    }

    /// What a name of PyTorch means for a direction.
    init(_ name: String?, isForward: Bool, operation: String) throws(TensorError) {
        switch name {
        case nil, "backward": self = isForward ? .none : .count
        case "ortho": self = .root
        case "forward": self = isForward ? .count : .none
        default:
            throw .invalidValue(
                operation: operation, value: "norm '\(name ?? "")'",
                expected: "'backward', 'ortho' or 'forward'")
        }
    }

    func factor(_ count: Int) -> Double {
        switch self {
        case .none: 1
        case .root: 1 / Double(count).squareRoot()
        case .count: 1 / Double(count)
        }
    }
}

extension DType {
    /// The complex dtype whose parts are as exact.
    var complexType: DType {
        self == .float64 || self == .complex128 ? .complex128 : .complex64
    }

    /// The dtype of a complex number's parts.
    var partType: DType {
        self == .float64 || self == .complex128 ? .float64 : .float32
    }
}

/// One call of a Fourier transform over axes.
struct FourierCall {
    var operation: String
    /// Axes, each once; a transform of real numbers takes the last one first.
    var axes: [Int]
    /// The extents to which axes are cut or lengthened; -1 keeps one.
    var sizes: [Int]?
    var scale: FourierScale

    init(
        _ operation: String, _ input: TensorStorage, axes: [Int]?, sizes: [Int]?,
        scale: FourierScale
    ) throws(TensorError) {
        self.operation = operation
        self.sizes = sizes
        self.scale = scale
        let given =
            axes ?? (sizes.map { Array(-$0.count..<0) } ?? Array(0..<input.rank))
        self.axes = []
        for axis in given {
            guard let index = Axis.index(axis, rank: input.rank) else {
                throw .invalidAxis(operation: operation, axis: axis, rank: input.rank)
            }
            self.axes.append(index)
        }
        guard Set(self.axes).count == self.axes.count,
            sizes.map({ $0.count == given.count }) ?? true
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "each axis once, and a size for each",
                    found: [input.shape]))
        }
    }

    /// Cuts and lengthens axes; every extent transformed must then be 1 or more.
    func prepare(_ grid: inout ComplexGrid, keepsLast: Bool = false) throws(TensorError) {
        for (position, axis) in axes.enumerated() where !(keepsLast && position == axes.count - 1) {
            if let size = sizes?[position], size != -1 {
                try check(size)
                try requireMemory(grid, axis, size)
                grid.resize(axis, to: size)
            }
            try check(grid.extents[axis])
        }
    }

    func check(_ size: Int) throws(TensorError) {
        if size < 1 {
            throw .invalidValue(
                operation: operation, value: "\(size)",
                expected: "a number of points that can be transformed, 1 or more")
        }
    }

    /// Makes sure that an axis can be lengthened.
    func requireMemory(_ grid: ComplexGrid, _ axis: Int, _ size: Int) throws(TensorError) {
        var extents = grid.extents
        extents[axis] = size
        try Kernels.requireMemory(extents)
        // Lengths that are no power of two are transformed as longer ones.
        try Kernels.requireMemory([size, 8])
    }
}

extension Kernels {
    /// Transforms complex numbers along axes.
    static func transformComplex(
        _ input: TensorStorage, _ call: FourierCall, isInverse: Bool
    ) throws(TensorError) -> TensorStorage {
        try checkFourier(input, call)
        var grid = try ComplexGrid(input)
        try call.prepare(&grid)
        for axis in call.axes { grid.transform(axis, isInverse: isInverse) }
        grid.scale(by: call.scale.factor(call.axes.reduce(1) { $0 * grid.extents[$1] }))
        return try grid.storage(input.dtype.complexType)
    }

    /// Transforms real numbers along axes; of the last one the first half, which tells the other.
    static func transformReal(
        _ input: TensorStorage, _ call: FourierCall, isHalf: Bool, conjugates: Bool = false
    ) throws(TensorError) -> TensorStorage {
        try checkFourier(input, call)
        if input.dtype.category == .complex {
            throw .dtypeMismatch(
                operation: call.operation, expected: "real elements", found: [input.dtype])
        }
        var grid = try ComplexGrid(input)
        try call.prepare(&grid)
        for axis in call.axes { grid.transform(axis, isInverse: false) }
        grid.scale(by: call.scale.factor(call.axes.reduce(1) { $0 * grid.extents[$1] }))
        if conjugates { grid.conjugate() }
        if isHalf, let last = call.axes.last {
            grid.resize(last, to: grid.extents[last] / 2 + 1)
        }
        return try grid.storage(input.dtype.complexType)
    }

    /// The real numbers whose half spectrum is given.
    static func transformToReal(
        _ input: TensorStorage, _ call: FourierCall, count: Int?, conjugates: Bool = false
    ) throws(TensorError) -> TensorStorage {
        try checkFourier(input, call)
        guard let last = call.axes.last else { return try input.copied() }
        let length =
            count ?? call.sizes?.last.flatMap { $0 == -1 ? nil : $0 }
            ?? 2 * (input.extents[last] - 1)
        try call.check(length)
        var grid = try ComplexGrid(input)
        if conjugates { grid.conjugate() }
        try call.prepare(&grid, keepsLast: true)
        for axis in call.axes.dropLast() { grid.transform(axis, isInverse: true) }
        try call.requireMemory(grid, last, length)
        grid.resize(last, to: length / 2 + 1)
        grid.mirror(last, to: length)
        grid.transform(last, isInverse: true)
        grid.scale(by: call.scale.factor(call.axes.reduce(1) { $0 * grid.extents[$1] }))
        return try grid.storage(input.dtype.partType)
    }

    private static func checkFourier(
        _ input: TensorStorage, _ call: FourierCall
    ) throws(TensorError) {
        if input.dtype.byteCount == 2, input.dtype.isFloatingPoint {
            throw .noKernel(operator: call.operation, dtype: input.dtype)
        }
    }
}
