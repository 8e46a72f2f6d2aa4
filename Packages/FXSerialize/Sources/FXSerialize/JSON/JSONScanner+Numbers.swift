// SPDX-License-Identifier: Apache-2.0

extension JSONScanner {
    mutating func scanNumber() throws(JSONProblem) {
        let start = position
        _ = accept("-")
        let whole = position
        let digits = scanDigits()
        if digits == 0 || digits > 1 && bytes[whole] == UInt8(ascii: "0") {
            throw problem(.malformedNumber, at: start)
        }
        var isInteger = true
        var exponentDigits = 0
        if accept(".") {
            isInteger = false
            if scanDigits() == 0 { throw problem(.malformedNumber, at: start) }
        }
        if accept("e") || accept("E") {
            isInteger = false
            _ = accept("+") || accept("-")
            exponentDigits = scanDigits()
            if exponentDigits == 0 { throw problem(.malformedNumber, at: start) }
        }
        // So few digits fit, whatever they are.
        if digits < 19, exponentDigits < 3 { return }
        try checkRange(start..<position, isInteger: isInteger)
    }

    private func checkRange(_ range: Range<Int>, isInteger: Bool) throws(JSONProblem) {
        let text = String(decoding: bytes[range], as: UTF8.self)
        if isInteger, Int64(text) == nil {
            throw problem(.integerOutOfRange, at: range.lowerBound)
        }
        if !isInteger, Double(text)?.isFinite != true {
            throw problem(.doubleOutOfRange, at: range.lowerBound)
        }
    }

    /// Scans digits; returns how many.
    private mutating func scanDigits() -> Int {
        let start = position
        while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
        return position - start
    }
}
