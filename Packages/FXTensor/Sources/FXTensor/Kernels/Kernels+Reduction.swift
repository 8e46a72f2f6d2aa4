// SPDX-License-Identifier: Apache-2.0

internal import FXCore

private struct SumVisitor: NumericVisitor {
    /// Row-major, the dimensions to be summed last.
    var input: TensorStorage
    var output: TensorStorage
    var length: Int

    func visit<Element: NumericElement>(_: Element.Type) {
        let (source, target) = (input.pointer(as: Element.self), output.pointer(as: Element.self))
        for row in 0..<output.elementCount {
            target[row] = Self.sum(source + row * length, length)
        }
    }

    /// Halves long rows, so that rounding errors grow with the logarithm of the count.
    private static func sum<Element: NumericElement>(
        _ values: UnsafeMutablePointer<Element>, _ count: Int
    ) -> Element {
        if count > 512 {
            let half = count / 2
            return Element.sum(sum(values, half), sum(values + half, count - half))
        }
        var (a, b, c, d) = (Element.zero, Element.zero, Element.zero, Element.zero)
        var index = 0
        while index + 4 <= count {
            a = Element.sum(a, values[index])
            b = Element.sum(b, values[index + 1])
            c = Element.sum(c, values[index + 2])
            d = Element.sum(d, values[index + 3])
            index += 4
        }
        while index < count {
            a = Element.sum(a, values[index])
            index += 1
        }
        return Element.sum(Element.sum(a, b), Element.sum(c, d))
    }
}

extension Kernels {
    /// Sums over axes; small integers and Booleans sum to int64.
    ///
    /// - Parameter axes: The axes; all of them where there are none.
    static func sum(
        _ input: TensorStorage, axes: [Int] = [], keepsAxes: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> TensorStorage {
        let target = dtype ?? (input.dtype.category < .floating ? .int64 : input.dtype)
        var isSummed = [Bool](repeating: axes.isEmpty, count: input.rank)
        for axis in axes {
            let index = try Axis.resolve(axis, rank: input.rank, operation: "sum")
            if input.rank == 0 { continue }
            if isSummed[index] {
                throw .invalidValue(
                    operation: "sum", value: "dim \(axis)", expected: "named once")
            }
            isSummed[index] = true
        }
        let (kept, summed) = (
            input.extents.indices.filter { !isSummed[$0] },
            input.extents.indices.filter { isSummed[$0] }
        )
        let ordered = try cast(
            input.permuted(kept + summed), to: target
        ).contiguous()
        let extents =
            keepsAxes
            ? input.extents.indices.map { isSummed[$0] ? 1 : input.extents[$0] }
            : kept.map { input.extents[$0] }
        let output = try TensorStorage.allocate(target, extents)
        let length = summed.reduce(1) { $0 * input.extents[$1] }
        try target.visit(
            SumVisitor(input: ordered, output: output, length: length), operator: "sum")
        return output
    }
}
