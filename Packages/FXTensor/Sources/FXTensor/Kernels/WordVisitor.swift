// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// Code that is compiled once for each size of element: what only moves elements does not ask what
/// they mean.
protocol WordVisitor {
    associatedtype Result

    func visit<Word: BitwiseCopyable>(_: Word.Type) -> Result
}

/// Sixteen bytes that need no more alignment than eight.
struct DoubleWord: BitwiseCopyable {
    var low: UInt64
    var high: UInt64
}

extension DType {
    /// Returns what a visitor gives for the words that have the size of an element.
    @inline(__always)
    func visitWord<Visitor: WordVisitor>(_ visitor: Visitor) -> Visitor.Result {
        switch byteCount {
        case 1: visitor.visit(UInt8.self)
        case 2: visitor.visit(UInt16.self)
        case 4: visitor.visit(UInt32.self)
        case 8: visitor.visit(UInt64.self)
        default: visitor.visit(DoubleWord.self)
        }
    }
}
