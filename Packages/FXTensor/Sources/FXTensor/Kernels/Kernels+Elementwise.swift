// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// An operand prepared for a loop over elements of one type.
private enum Lane<Element: TensorElement> {
    case row(UnsafeMutablePointer<Element>)
    case strided(TensorStorage)
    case same(Element)

    init(
        _ operand: Operand, _ extents: [Int], keep: inout TensorStorage?
    ) throws(TensorError) {
        switch operand {
        case .number(let number): self = .same(number.element())
        case .tensor(let tensor):
            let storage = try Kernels.cast(tensor, to: Element.dtype)
            keep = storage
            if storage.isContiguous && storage.extents == extents {
                self = .row(storage.pointer())
            } else if storage.elementCount == 1 {
                self = .same(storage.pointer().pointee)
            } else {
                self = .strided(storage)
            }
        }
    }
}

extension Kernels {
    /// Returns the results of a closure on pairs of elements, with broadcasting.
    @inline(__always)
    static func combine<Element: TensorElement, Output: TensorElement>(
        _ lhs: Operand, _ rhs: Operand, _: Element.Type, into _: Output.Type,
        _ body: (Element, Element) -> Output
    ) throws(TensorError) -> TensorStorage {
        if case .tensor(let a) = lhs, case .tensor(let b) = rhs, a.dtype == Element.dtype,
            b.dtype == Element.dtype, a.isContiguous, b.isContiguous, a.extents == b.extents
        {
            let result = try TensorStorage.allocate(Output.dtype, like: a)
            let (x, y) = (a.pointer(as: Element.self), b.pointer(as: Element.self))
            let out = result.pointer(as: Output.self)
            for index in 0..<a.elementCount { out[index] = body(x[index], y[index]) }
            return result
        }
        if case .tensor(let a) = lhs, case .number(let number) = rhs, a.dtype == Element.dtype,
            a.isContiguous
        {
            let result = try TensorStorage.allocate(Output.dtype, like: a)
            let (x, y) = (a.pointer(as: Element.self), number.element(Element.self))
            let out = result.pointer(as: Output.self)
            for index in 0..<a.elementCount { out[index] = body(x[index], y) }
            return result
        }
        return try combineStretched(lhs, rhs, body)
    }

    @inline(__always)
    private static func combineStretched<Element: TensorElement, Output: TensorElement>(
        _ lhs: Operand, _ rhs: Operand, _ body: (Element, Element) -> Output
    ) throws(TensorError) -> TensorStorage {
        let extents = try broadcast(lhs.extents, rhs.extents)
        let result = try TensorStorage.allocate(Output.dtype, extents)
        var owners: (TensorStorage?, TensorStorage?)
        let first = try Lane<Element>(lhs, extents, keep: &owners.0)
        let second = try Lane<Element>(rhs, extents, keep: &owners.1)
        withExtendedLifetime(owners) {
            let out = result.pointer(as: Output.self)
            let count = result.elementCount
            switch (first, second) {
            case (.row(let x), .same(let y)):
                for index in 0..<count { out[index] = body(x[index], y) }
            case (.same(let x), .row(let y)):
                for index in 0..<count { out[index] = body(x, y[index]) }
            default:
                combineRows(first, second, extents, out, body)
            }
        }
        return result
    }

    @inline(__always)
    private static func combineRows<Element: TensorElement, Output: TensorElement>(
        _ first: Lane<Element>, _ second: Lane<Element>, _ extents: [Int],
        _ out: UnsafeMutablePointer<Output>, _ body: (Element, Element) -> Output
    ) {
        var spare: (Element, Element) = (Element(wrapping: 0), Element(wrapping: 0))
        withUnsafeMutablePointer(to: &spare.0) { spareX in
            withUnsafeMutablePointer(to: &spare.1) { spareY in
                let (x, stridesX) = read(first, extents, spareX)
                let (y, stridesY) = read(second, extents, spareY)
                let length = extents.last ?? 1
                let (stepX, stepY) = (stridesX.last ?? 0, stridesY.last ?? 0)
                var position = 0
                forEachRow(extents, stridesX, stridesY) { a, b in
                    for index in 0..<length {
                        out[position + index] = body(
                            x[a + index * stepX], y[b + index * stepY])
                    }
                    position += length
                }
            }
        }
    }

    private static func read<Element: TensorElement>(
        _ lane: Lane<Element>, _ extents: [Int], _ spare: UnsafeMutablePointer<Element>
    ) -> (UnsafeMutablePointer<Element>, [Int]) {
        switch lane {
        case .row(let pointer): return (pointer, TensorStorage.rowMajorStrides(extents))
        case .strided(let storage):
            return (storage.pointer(), strides(of: storage, stretchedTo: extents))
        case .same(let value):
            spare.pointee = value
            return (spare, [Int](repeating: 0, count: extents.count))
        }
    }

    /// Returns the results of a closure on elements.
    @inline(__always)
    static func transform<Element: TensorElement, Output: TensorElement>(
        _ input: TensorStorage, _: Element.Type, into _: Output.Type,
        _ body: (Element) -> Output
    ) throws(TensorError) -> TensorStorage {
        let source = try cast(input, to: Element.dtype).contiguous()
        let result = try TensorStorage.allocate(Output.dtype, like: source)
        let (x, out) = (source.pointer(as: Element.self), result.pointer(as: Output.self))
        for index in 0..<source.elementCount { out[index] = body(x[index]) }
        return withExtendedLifetime(source) { result }
    }
}
