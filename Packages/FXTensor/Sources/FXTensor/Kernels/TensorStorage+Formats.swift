// SPDX-License-Identifier: Apache-2.0

internal import FXCore

// Copies in a given order of the dimensions in memory.

extension TensorStorage {
    /// Allocates a tensor of given strides whose elements are not set.
    static func allocate(
        _ dtype: DType, _ extents: [Int], strides: [Int], operation: String = "empty_strided"
    ) throws(TensorError) -> TensorStorage {
        guard extents.count == strides.count, strides.allSatisfy({ $0 >= 0 }) else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "a stride of 0 or more for each extent, not \(strides)",
                    found: [Shape(extents)]))
        }
        let count = try elementCount(of: extents, dtype)
        guard count > 0 else {
            return try allocate(dtype, [0]).view(extents: extents, strides: strides)
        }
        guard let last = lastPlace(extents, strides, from: 0), last < Int.max else {
            throw .tooLarge(bytes: .max)
        }
        return try allocate(dtype, [last + 1]).view(extents: extents, strides: strides)
    }

    /// Allocates a tensor in a memory order, of which ``MemoryFormat/preserve`` means this one's.
    func allocateLike(
        _ dtype: DType, _ format: MemoryFormat, operation: String
    ) throws(TensorError) -> TensorStorage {
        if format == .contiguous || format == .preserve && isContiguous {
            return try TensorStorage.allocate(dtype, extents)
        }
        let strides = try strides(in: format, operation: operation)
        return try TensorStorage.allocate(dtype, extents, strides: strides)
    }

    /// The dense strides of a memory order.
    func strides(in format: MemoryFormat, operation: String) throws(TensorError) -> [Int] {
        switch format {
        case .contiguous: return Self.rowMajorStrides(extents)
        case .preserve: return preservedStrides
        case .channelsLast, .channelsLast3D:
            let count = format == .channelsLast ? 4 : 5
            guard rank == count else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation,
                        expected: "\(count) dimensions for \(format.torchName)", found: [shape]))
            }
            return Self.strides(extents, order: [0] + Array(2..<rank) + [1])
        }
    }

    /// The dense strides of axes that are named outermost first.
    static func strides(_ extents: [Int], order: [Int]) -> [Int] {
        var result = [Int](repeating: 1, count: extents.count)
        var step = 1
        for axis in order.reversed() {
            result[axis] = step
            step &*= max(extents[axis], 1)
        }
        return result
    }

    /// Dense strides in the order of this tensor's.
    ///
    /// - SeeAlso: `at::infer_dense_strides`
    private var preservedStrides: [Int] {
        var order = Array(extents.indices.reversed())
        for start in order.indices.dropFirst() {
            var moving = start
            for other in stride(from: start - 1, through: 0, by: -1) {
                guard let isInner = lies(order[moving], insideOf: order[other]) else { continue }
                if !isInner { break }
                order.swapAt(moving, other)
                moving = other
            }
        }
        return Self.strides(extents, order: order.reversed())
    }

    /// Whether an axis has smaller steps than another; nil where strides do not tell.
    private func lies(_ axis: Int, insideOf other: Int) -> Bool? {
        let (own, others) = (strides[axis], strides[other])
        if own == 0 || others == 0 { return nil }
        if own != others { return own < others }
        return extents[other] > extents[axis] ? true : nil
    }

    /// Whether the elements lie in a memory order.
    func isContiguous(in format: MemoryFormat) -> Bool {
        guard format == .channelsLast || format == .channelsLast3D else { return isContiguous }
        guard let wanted = try? strides(in: format, operation: "is_contiguous") else {
            return false
        }
        return extents.contains(0)
            || extents.indices.allSatisfy { extents[$0] == 1 || strides[$0] == wanted[$0] }
    }

    /// The tensor in a memory order: itself, or a copy.
    func contiguous(_ format: MemoryFormat) throws(TensorError) -> TensorStorage {
        if format == .preserve {
            throw .invalidArgument(
                operation: "contiguous", parameter: "memory_format",
                expected: "a memory format other than preserve_format")
        }
        return isContiguous(in: format) ? self : try copied(format, operation: "contiguous")
    }

    /// A copy in a memory order.
    func copied(
        _ format: MemoryFormat, operation: String = "clone"
    ) throws(TensorError) -> TensorStorage {
        let result = try allocateLike(dtype, format, operation: operation)
        Kernels.moveBytes(from: self, to: result)
        return result
    }
}

extension Kernels {
    /// `to` in all its forms: another dtype, memory order, or both; a copy where asked for.
    static func convert(
        _ input: TensorStorage, _ dtype: DType?, _ format: MemoryFormat?, copies: Bool,
        operation: String = "to"
    ) throws(TensorError) -> TensorStorage {
        let target = dtype ?? input.dtype
        let format = format ?? .preserve
        if target == input.dtype {
            let isThere = format == .preserve || input.isContiguous(in: format)
            return isThere && !copies ? input : try input.copied(format, operation: operation)
        }
        let converted = try cast(input, to: target)
        let strides =
            format == .contiguous
            ? converted.strides : try input.strides(in: format, operation: operation)
        if converted.isContiguous, strides == converted.strides { return converted }
        let result = try TensorStorage.allocate(target, input.extents, strides: strides)
        moveBytes(from: converted, to: result)
        return result
    }

    /// The device that an argument names must be this one.
    static func requireDevice(
        _ device: Argument<Tensor>, operation: String
    ) throws(TensorError) {
        let name: String
        switch device {
        case .none: return
        case .device(let device): name = device.description
        case .string(let text): name = text
        default: return
        }
        guard name == "cpu" || name.hasPrefix("cpu:") else {
            throw .invalidValue(
                operation: operation, value: "device '\(name)'", expected: "'cpu', the only device")
        }
    }
}
