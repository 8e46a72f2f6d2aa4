// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How elements of one dtype become those of another.
///
/// Two small loops meet in a common type, instead of one loop for each pair of dtypes.
struct Conversion {
    let source: DType
    let target: DType

    /// The type that both ends convert to and from.
    private let stage: DType

    private static let chunk = 512

    init(from source: DType, to target: DType) {
        self.source = source
        self.target = target
        stage = Self.stage(source, target)
    }

    private static func stage(_ source: DType, _ target: DType) -> DType {
        let isUnsignedToFloat = source == .uint64 && target.category >= .floating
        if source.category < .floating, !isUnsignedToFloat { return .int64 }
        if source.category == .complex, target.category == .complex || target == .bool {
            return .complex128
        }
        let small: Set<DType> = [.float16, .bfloat16, .float32]
        return small.contains(source) && small.contains(target) ? .float32 : .float64
    }

    /// Converts elements that lie one after the other.
    func convert(
        _ from: UnsafeRawPointer, to: UnsafeMutableRawPointer, count: Int
    ) throws(TensorError) {
        if count == 0 { return }
        if source == target {
            to.copyMemory(from: from, byteCount: count * source.byteCount)
        } else if source == stage {
            try write(from, to, count)
        } else if target == stage {
            try read(from, to, count)
        } else {
            try convertStaged(from, to, count)
        }
    }

    private func convertStaged(
        _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int
    ) throws(TensorError) {
        let middle = UnsafeMutableRawPointer.allocate(
            byteCount: min(count, Self.chunk) * stage.byteCount, alignment: 16)
        defer { middle.deallocate() }
        for start in stride(from: 0, to: count, by: Self.chunk) {
            let length = min(Self.chunk, count - start)
            try read(from + start * source.byteCount, middle, length)
            try write(middle, to + start * target.byteCount, length)
        }
    }

    private func read(
        _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int
    ) throws(TensorError) {
        switch (stage, source) {
        case (.int64, _): try source.visitElement(Reader<Int64>(from: from, to: to, count: count))
        case (.complex128, _):
            try source.visitElement(Reader<ComplexNumber>(from: from, to: to, count: count))
        case (.float32, .float16): Self.widen(Half.self, from, to, count)
        case (.float32, _): Self.widen(BFloat16.self, from, to, count)
        default: try source.visitElement(Reader<Double>(from: from, to: to, count: count))
        }
    }

    private func write(
        _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int
    ) throws(TensorError) {
        switch (stage, target) {
        case (.int64, _): try target.visitElement(Writer<Int64>(from: from, to: to, count: count))
        case (.complex128, _):
            try target.visitElement(Writer<ComplexNumber>(from: from, to: to, count: count))
        case (.float32, .float16): Self.narrow(Half.self, from, to, count)
        case (.float32, _): Self.narrow(BFloat16.self, from, to, count)
        default: try target.visitElement(Writer<Double>(from: from, to: to, count: count))
        }
    }

    private static func widen<Element: ReducedElement>(
        _: Element.Type, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int
    ) {
        let values = from.assumingMemoryBound(to: Element.self)
        let floats = to.assumingMemoryBound(to: Float.self)
        for index in 0..<count { floats[index] = values[index].float }
    }

    private static func narrow<Element: ReducedElement>(
        _: Element.Type, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ count: Int
    ) {
        let floats = from.assumingMemoryBound(to: Float.self)
        let values = to.assumingMemoryBound(to: Element.self)
        for index in 0..<count { values[index] = Element(floats[index]) }
    }
}

/// A type that every element converts to and from.
private protocol StageElement: BitwiseCopyable {
    init(reading element: some TensorElement)
    func written<Element: TensorElement>(as _: Element.Type) -> Element
}

extension Int64: StageElement {
    @inline(__always)
    fileprivate init(reading element: some TensorElement) { self = element.int64 }

    @inline(__always)
    fileprivate func written<Element: TensorElement>(as _: Element.Type) -> Element {
        Element(wrapping: self)
    }
}

extension Double: StageElement {
    @inline(__always)
    fileprivate init(reading element: some TensorElement) { self = element.double }

    @inline(__always)
    fileprivate func written<Element: TensorElement>(as _: Element.Type) -> Element {
        Element(rounding: self)
    }
}

extension Complex: StageElement where Part == Double {
    @inline(__always)
    fileprivate init(reading element: some TensorElement) { self = element.complex }

    @inline(__always)
    fileprivate func written<Element: TensorElement>(as _: Element.Type) -> Element {
        Element(complex: self)
    }
}

private struct Reader<Stage: StageElement>: ElementVisitor {
    var from: UnsafeRawPointer
    var to: UnsafeMutableRawPointer
    var count: Int

    func visit<Element: TensorElement>(_: Element.Type) {
        let values = from.assumingMemoryBound(to: Element.self)
        let staged = to.assumingMemoryBound(to: Stage.self)
        for index in 0..<count { staged[index] = Stage(reading: values[index]) }
    }
}

private struct Writer<Stage: StageElement>: ElementVisitor {
    var from: UnsafeRawPointer
    var to: UnsafeMutableRawPointer
    var count: Int

    func visit<Element: TensorElement>(_: Element.Type) {
        let staged = from.assumingMemoryBound(to: Stage.self)
        let values = to.assumingMemoryBound(to: Element.self)
        for index in 0..<count { values[index] = staged[index].written(as: Element.self) }
    }
}
