// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// How values that meet at one place are combined.
enum ScatterReduction: String {
    case sum, prod, mean, amax, amin

    /// The reduction of a name, among them the older ones `add` and `multiply`.
    init(name: String, operation: String) throws(TensorError) {
        let names = ["add": "sum", "multiply": "prod"]
        guard let known = ScatterReduction(rawValue: names[name] ?? name) else {
            throw .invalidValue(
                operation: operation, value: "reduce '\(name)'",
                expected: "'sum', 'prod', 'mean', 'amax' or 'amin'")
        }
        self = known
    }
}

extension Kernels {
    /// Combines packed values with the elements of a row-major tensor at given offsets.
    ///
    /// - Parameter includesSelf: Whether the elements that are there take part.
    static func reduce(
        _ values: TensorStorage, into target: TensorStorage, at offsets: [Int],
        _ reduction: ScatterReduction, includesSelf: Bool, operation: String
    ) throws(TensorError) {
        if offsets.isEmpty { return }
        var counts = [Int](repeating: includesSelf ? 1 : 0, count: target.elementCount)
        try target.dtype.visit(
            ScatterVisitor(
                values: values, target: target, offsets: offsets, reduction: reduction,
                isFresh: !includesSelf), operator: operation)
        guard reduction == .mean else { return }
        for offset in offsets { counts[offset] += 1 }
        try divide(target, by: counts.map { max($0, 1) })
    }

    /// Divides elements by counts, integers towards negative infinity.
    private static func divide(
        _ target: TensorStorage, by counts: [Int]
    ) throws(TensorError) {
        if target.dtype.category >= .floating {
            let divisors = try TensorStorage.make(
                counts.map { Int64($0) }, target.extents, .int64, target.dtype)
            moveBytes(
                from: try cast(div(.tensor(target), .tensor(divisors)), to: target.dtype),
                to: target)
            return
        }
        let numbers = try cast(target, to: .int64).contiguous()
        let result = try TensorStorage.allocate(.int64, target.extents)
        let (source, quotients) = (numbers.pointer(as: Int64.self), result.pointer(as: Int64.self))
        for index in counts.indices {
            let (quotient, rest) = source[index].quotientAndRemainder(
                dividingBy: Int64(counts[index]))
            quotients[index] = rest < 0 ? quotient - 1 : quotient
        }
        try withExtendedLifetime(numbers) { () throws(TensorError) in
            moveBytes(from: try cast(result, to: target.dtype), to: target)
        }
    }
}

private struct ScatterVisitor: NumericVisitor {
    var values: TensorStorage
    var target: TensorStorage
    var offsets: [Int]
    var reduction: ScatterReduction
    /// Whether the first value at a place replaces what is there.
    var isFresh: Bool

    func visit<Element: NumericElement>(_: Element.Type) {
        switch reduction {
        case .sum, .mean: combine(Element.self) { Element.sum($0, $1) }
        case .prod: combine(Element.self) { Element.product($0, $1) }
        case .amax:
            combine(Element.self) {
                $0.isNotANumber || !$1.isNotANumber && !Element.isLess($0, $1) ? $0 : $1
            }
        case .amin:
            combine(Element.self) {
                $0.isNotANumber || !$1.isNotANumber && !Element.isLess($1, $0) ? $0 : $1
            }
        }
    }

    @inline(__always)
    private func combine<Element: NumericElement>(
        _: Element.Type, _ body: (Element, Element) -> Element
    ) {
        let (source, own) = (values.pointer(as: Element.self), target.pointer(as: Element.self))
        var isTouched = [Bool](repeating: !isFresh, count: isFresh ? target.elementCount : 0)
        for index in offsets.indices {
            let place = offsets[index]
            if isFresh, !isTouched[place] {
                isTouched[place] = true
                own[place] = source[index]
            } else {
                own[place] = body(own[place], source[index])
            }
        }
    }
}
