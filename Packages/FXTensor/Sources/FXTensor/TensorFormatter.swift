// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// The texts of a tensor's elements, of one width.
///
/// - SeeAlso: `torch._tensor_str._Formatter`
struct TensorFormatter {
    private enum Style {
        case integer, boolean, wholeFloat, fixedFloat, scientificFloat
    }

    private var style: Style
    private(set) var width = 1

    /// Chooses the style for the elements that will be shown.
    init(_ values: [Double], dtype: DType) {
        switch dtype.category {
        case .bool: style = .boolean
        case .integer: style = .integer
        case .floating, .complex: style = Self.floatStyle(values)
        }
        let isFloat = dtype.category >= .floating
        for value in values where !isFloat || value.isFinite && value != 0 {
            width = max(width, text(value).utf8.count)
        }
    }

    private static func floatStyle(_ values: [Double]) -> Style {
        let sizes = values.lazy.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        guard let smallest = sizes.min(), let largest = sizes.max() else { return .wholeFloat }
        let isWhole = sizes.allSatisfy { $0.rounded(.up) == $0 }
        let isWide = largest / smallest > 1000 || largest > 1e8
        if isWhole { return isWide ? .scientificFloat : .wholeFloat }
        return isWide || smallest < 1e-4 ? .scientificFloat : .fixedFloat
    }

    /// Takes the texts of integers, which a double need not hold.
    init(integers texts: [String]) {
        style = .integer
        width = texts.lazy.map(\.utf8.count).max() ?? 1
    }

    /// Returns an element's text, padded to the common width.
    func padded(_ value: Double) -> String { padded(text(value)) }

    /// Returns a text, padded to the common width.
    func padded(_ text: String) -> String {
        String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
    }

    private func text(_ value: Double) -> String {
        if style == .boolean { return value == 0 ? "False" : "True" }
        if style == .integer { return String(Int64(rounding: value)) }
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        return switch style {
        case .wholeFloat: Self.format("%.0f", value) + "."
        case .fixedFloat: Self.format("%.4f", value)
        default: Self.format("%.4e", value)
        }
    }

    private static func format(_ format: String, _ value: Double) -> String {
        let bytes = withVaList([value]) { arguments in
            [CChar](unsafeUninitializedCapacity: 400) { buffer, count in
                count = Int(vsnprintf(buffer.baseAddress, buffer.count, format, arguments))
            }
        }
        return String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
