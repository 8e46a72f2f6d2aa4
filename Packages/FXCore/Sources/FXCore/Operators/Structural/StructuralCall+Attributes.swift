// SPDX-License-Identifier: Apache-2.0

extension StructuralCall {
    /// `builtins.getattr` of a tensor, or of a result with named parts.
    func attribute() throws -> Argument<ValueSpec>? {
        guard arguments.count == 2, let name = arguments[1].string else {
            throw failure("a value and a name")
        }
        if case .tuple(let items) = arguments[0], items.count == 2 {
            if name == "values" { return items[0] }
            if name == "indices" { return items[1] }
        }
        guard let spec = arguments[0].tensorSpec else {
            throw failure("a value that has '\(name)'")
        }
        switch name {
        case "shape": return .tuple(spec.shape.map(Self.value))
        case "dtype": return .dtype(spec.dtype)
        case "ndim": return .int(spec.shape.rank)
        case "device": return .device(.cpu)
        case "layout": return .layout(.strided)
        case "is_cuda", "is_sparse", "is_quantized": return .bool(false)
        case "requires_grad": return .leaf(.bool)
        case "data": return .tensor(spec)
        case "real", "imag": return .tensor(spec.dtype.real, spec.shape)
        case "T": return .tensor(spec.dtype, spec.shape.dimensions.reversed())
        case "mT", "H", "mH": return .tensor(spec.dtype, try matrixTransposed(spec.shape))
        case "itemsize": return .int(spec.dtype.byteCount)
        case "nbytes": return Self.value(spec.shape.reduce(.known(spec.dtype.byteCount), *))
        default: throw failure("an attribute of tensors, not '\(name)'")
        }
    }

    private func matrixTransposed(_ shape: Shape) throws(ShapeError) -> Shape {
        guard shape.rank >= 2 else { throw failure("at least two dimensions", shape) }
        return shape.swapped(shape.rank - 2, shape.rank - 1)
    }

    /// The method `size`, with or without a dimension.
    func size() throws -> Argument<ValueSpec>? {
        guard let shape = arguments.first?.tensorSpec?.shape else { throw failure("a tensor") }
        let axis = argument(1, "dim") ?? .none
        if axis.isNone { return .tuple(shape.map(Self.value)) }
        guard let index = axis.int else { throw failure("a known dimension", shape) }
        guard shape.rank > 0 else { throw ShapeError.axisOutOfRange(axis: index, rank: 0) }
        return Self.value(shape[try shape.normalized(axis: index)])
    }

    /// `len`: of a list or tuple, or a tensor's first extent.
    func count() -> Argument<ValueSpec>? {
        guard let value = arguments.first else { return nil }
        if let items = value.items { return .int(items.count) }
        return value.tensorSpec?.shape.first.map(Self.value)
    }

    /// An extent as a value of the graph.
    static func value(_ dimension: Dimension) -> Argument<ValueSpec> {
        dimension.value.map { .int($0) } ?? .leaf(.int(dimension))
    }
}
