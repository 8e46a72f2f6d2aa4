// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor: CustomStringConvertible {
    /// The tensor as PyTorch prints it, such as `tensor([1., 2.])`; above 1000 elements with gaps.
    ///
    /// - SeeAlso: `torch.set_printoptions`
    public var description: String {
        if let value = tracedValue { return value.description }
        guard let storage else { return "Tensor(failed)" }
        do throws(TensorError) {
            return try TensorText(storage).text()
        } catch {
            return "Tensor(\(storage.spec))"
        }
    }
}

/// A tensor's layout in text.
///
/// - SeeAlso: `torch._tensor_str`
private struct TensorText {
    private static let lineWidth = 80
    private static let edgeCount = 3
    private static let threshold = 1000
    private static let prefix = "tensor("

    private let storage: TensorStorage
    private let values: [[Double]]
    /// The elements of integers.
    private let wholes: [Int]
    private let formatters: [TensorFormatter]
    private let hasGaps: Bool

    init(_ storage: TensorStorage) throws(TensorError) {
        self.storage = storage
        hasGaps = storage.elementCount > Self.threshold
        let isWhole = storage.dtype.category == .integer
        wholes = isWhole ? try Tensor(storage).scalars(as: Int.self) : []
        let parts = isWhole ? [] : try Self.parts(of: storage)
        let shown = Self.shownPositions(storage.extents, hasGaps: hasGaps)
        values = parts
        let texts = isWhole ? shown.map { [wholes] in Self.text(wholes[$0], storage.dtype) } : []
        formatters =
            isWhole
            ? [TensorFormatter(integers: texts)]
            : parts.map { part in
                TensorFormatter(shown.map { part[$0] }, dtype: storage.dtype)
            }
    }

    private static func text(_ whole: Int, _ dtype: DType) -> String {
        dtype == .uint64 ? String(UInt64(bitPattern: Int64(whole))) : String(whole)
    }

    /// The elements as doubles; of complex ones the real and the imaginary parts.
    private static func parts(of storage: TensorStorage) throws(TensorError) -> [[Double]] {
        guard storage.dtype.category == .complex else {
            return [try Tensor(storage).scalars(as: Double.self)]
        }
        let source = try storage.contiguous()
        let isDouble = source.dtype == .complex128
        return [0, 1].map { part in
            (0..<source.elementCount).map { index in
                let position = 2 * (source.offset + index) + part
                return isDouble
                    ? source.buffer.base.assumingMemoryBound(to: Double.self)[position]
                    : Double(source.buffer.base.assumingMemoryBound(to: Float.self)[position])
            }
        }
    }

    /// The positions of the elements that are not hidden by a gap.
    private static func shownPositions(_ extents: [Int], hasGaps: Bool) -> [Int] {
        var positions = [0]
        if extents.contains(0) { return [] }
        for extent in extents {
            let isCut = hasGaps && extent > 2 * edgeCount
            let indices =
                isCut
                ? Array(0..<edgeCount) + Array((extent - edgeCount)..<extent) : Array(0..<extent)
            positions = positions.flatMap { start in indices.map { start * extent + $0 } }
        }
        return positions
    }

    func text() throws(TensorError) -> String {
        let isEmpty = storage.elementCount == 0
        var suffixes: [String] = []
        if isEmpty, storage.rank != 1 {
            suffixes.append("size=(\(storage.extents.map(String.init).joined(separator: ", ")))")
        }
        let defaults: Set<DType> = isEmpty ? [.float32] : [.float32, .int64, .bool, .complex64]
        if !defaults.contains(storage.dtype) { suffixes.append("dtype=\(storage.dtype.torchName)") }
        let body = isEmpty ? "[]" : block(axis: 0, start: 0, indent: Self.prefix.count)
        return Self.joined(Self.prefix + body, suffixes)
    }

    private static func joined(_ text: String, _ suffixes: [String]) -> String {
        var result = text
        // One more than the last line has, as PyTorch counts.
        let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        var length = lastLine.count + (text.contains("\n") ? 1 : 2)
        for suffix in suffixes {
            if length + suffix.count + 2 > lineWidth {
                result += ",\n" + String(repeating: " ", count: prefix.count) + suffix
                length = prefix.count + suffix.count
            } else {
                result += ", " + suffix
                length += suffix.count + 2
            }
        }
        return result + ")"
    }

    /// The text of the part of the tensor that starts at an element.
    private func block(axis: Int, start: Int, indent: Int) -> String {
        guard axis < storage.rank else { return element(start) }
        let extent = storage.extents[axis]
        let isCut = hasGaps && extent > 2 * Self.edgeCount
        let step = storage.extents[(axis + 1)...].reduce(1, *)
        func parts(_ range: Range<Int>) -> [String] {
            range.map { block(axis: axis + 1, start: start + $0 * step, indent: indent + 1) }
        }
        let isVector = axis == storage.rank - 1
        let items =
            isCut
            ? parts(0..<Self.edgeCount) + [isVector ? " ..." : "..."]
                + parts((extent - Self.edgeCount)..<extent)
            : parts(0..<extent)
        let margin = String(repeating: " ", count: indent + 1)
        if isVector { return "[" + lines(items, indent).joined(separator: ",\n" + margin) + "]" }
        let breaks = String(repeating: "\n", count: storage.rank - axis - 1)
        return "[" + items.joined(separator: "," + breaks + margin) + "]"
    }

    private func lines(_ items: [String], _ indent: Int) -> [String] {
        let width = formatters.reduce(2) { $0 + $1.width } + (formatters.count > 1 ? 1 : 0)
        let perLine = max(1, (Self.lineWidth - indent) / width)
        return stride(from: 0, to: items.count, by: perLine).map { first in
            items[first..<min(first + perLine, items.count)].joined(separator: ", ")
        }
    }

    private func element(_ position: Int) -> String {
        if values.isEmpty {
            return formatters[0].padded(Self.text(wholes[position], storage.dtype))
        }
        let real = formatters[0].padded(values[0][position])
        guard formatters.count > 1 else { return real }
        let padded = formatters[1].padded(values[1][position])
        let imaginary = padded.drop { $0 == " " } + "j"
        return real + (imaginary.hasPrefix("-") ? "" : "+") + imaginary
    }
}

extension Tensor {
    /// Dtype and shape for messages, such as `f32[2, 3]`; also of values that have none.
    public var specText: String {
        storage?.spec.description ?? (isTraced ? "a traced value" : "a failed value")
    }
}
