// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// One run of a loop over operands that are stretched to common extents and converted.
struct PointwisePass {
    /// The number of elements that are converted at a time.
    static let chunk = 512

    private let loop: PointwiseLoop
    private let result: TensorStorage
    private var lanes: [Lane]

    /// Prepares operands that meet in a dtype, and a result of another.
    ///
    /// - Parameters:
    ///   - common: The dtype to which the operands promote.
    ///   - keepsNumbers: Whether a number on the right stays as precise as the loop computes,
    ///     though the operands' dtype is not.
    init(
        _ loop: PointwiseLoop, _ operands: [Operand], common: DType, result dtype: DType,
        keepsNumbers: Bool = false
    ) throws(TensorError) {
        self.loop = loop
        var extents: [Int] = []
        for operand in operands { extents = try Kernels.broadcast(extents, operand.extents) }
        result = try TensorStorage.allocate(dtype, extents)
        let length = min(result.elementCount, Self.chunk)
        lanes = []
        for (index, operand) in operands.enumerated() {
            let isKept = keepsNumbers && index > 0 && operand.isSingle
            let meeting = isKept ? loop.input : common
            lanes.append(
                try Lane(
                    operand, through: meeting, as: loop.input, extents: extents, length: length))
        }
    }

    /// Computes the result.
    mutating func run() throws(TensorError) -> TensorStorage {
        let count = result.elementCount
        if count == 0 { return result }
        let isDirect = result.dtype == loop.output
        let step = isDirect && lanes.allSatisfy(\.isDirect) ? count : Self.chunk
        let stage = isDirect ? nil : StageBuffer(min(count, Self.chunk) * loop.output.byteCount)
        let conversion = Conversion(from: loop.output, to: result.dtype)
        var inputs: [UnsafeRawPointer] = lanes.map(\.base)
        for start in stride(from: 0, to: count, by: step) {
            let length = min(step, count - start)
            for index in lanes.indices {
                inputs[index] = try lanes[index].advance(by: length)
            }
            let place = result.rawPointer + start * result.dtype.byteCount
            loop.body(inputs, stage?.base ?? place, length)
            if let stage { try conversion.convert(stage.base, to: place, count: length) }
        }
        return withExtendedLifetime(lanes) { result }
    }
}

/// Memory that is freed with its last reference.
private final class StageBuffer {
    let base: UnsafeMutableRawPointer

    init(_ byteCount: Int) {
        base = .allocate(byteCount: max(byteCount, 1), alignment: 64)
    }

    deinit { base.deallocate() }
}

extension Operand {
    /// Whether the operand is a number or a tensor without dimensions.
    fileprivate var isSingle: Bool {
        if case .tensor(let storage) = self { storage.rank == 0 } else { true }
    }
}

/// An operand as a loop reads it.
private struct Lane {
    private let storage: TensorStorage?
    private let conversion: Conversion?
    private let stage: StageBuffer?
    private let packed: StageBuffer?
    private var walk: StridedWalk?
    private var position: UnsafeMutableRawPointer
    private let step: Int

    /// Whether the elements are read where they lie.
    let isDirect: Bool

    /// The first element that a loop reads.
    var base: UnsafeRawPointer { UnsafeRawPointer(position) }

    init(
        _ operand: Operand, through common: DType, as dtype: DType, extents: [Int], length: Int
    ) throws(TensorError) {
        let source = try Lane.storage(of: operand, through: common, as: dtype)
        let size = dtype.byteCount
        if source.elementCount == 1 {
            let stage = StageBuffer(length * size)
            try Lane.repeatFirst(of: source, as: dtype, in: stage.base, count: length)
            (self.stage, position, step, isDirect) = (stage, stage.base, 0, false)
            (storage, conversion, packed, walk) = (nil, nil, nil, nil)
            return
        }
        storage = source
        let isConverted = source.dtype != dtype
        conversion = isConverted ? Conversion(from: source.dtype, to: dtype) : nil
        let isContiguous = source.isContiguous && source.extents == extents
        walk = isContiguous ? nil : StridedWalk(source, stretchedTo: extents)
        isDirect = isContiguous && !isConverted
        stage = isConverted ? StageBuffer(length * size) : nil
        packed = isContiguous ? nil : StageBuffer(length * source.dtype.byteCount)
        position = source.rawPointer
        step = source.dtype.byteCount
    }

    private static func storage(
        of operand: Operand, through common: DType, as dtype: DType
    ) throws(TensorError) -> TensorStorage {
        switch operand {
        case .number(let number): try Kernels.filled([], common, number)
        case .tensor(let storage) where storage.dtype == common || common == dtype: storage
        case .tensor(let storage): try Kernels.cast(storage, to: common)
        }
    }

    private static func repeatFirst(
        of source: TensorStorage, as dtype: DType, in target: UnsafeMutableRawPointer, count: Int
    ) throws(TensorError) {
        if count == 0 { return }
        let size = dtype.byteCount
        try Conversion(from: source.dtype, to: dtype)
            .convert(source.rawPointer, to: target, count: 1)
        for index in 1..<max(count, 1) {
            (target + index * size).copyMemory(from: target, byteCount: size)
        }
    }

    /// The next elements, side by side.
    mutating func advance(by count: Int) throws(TensorError) -> UnsafeRawPointer {
        guard let storage else { return UnsafeRawPointer(position) }
        var place = position
        if let packed {
            walk?.read(count, from: storage, into: packed.base)
            place = packed.base
        } else {
            position += count * step
        }
        guard let stage, let conversion else { return UnsafeRawPointer(place) }
        try conversion.convert(place, to: stage.base, count: count)
        return UnsafeRawPointer(stage.base)
    }
}
