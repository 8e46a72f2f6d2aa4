// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Foundation
import Testing

/// A tensor and its text, of the file that ci/lib/record_printed_tensors.py wrote.
private struct PrintedTensor {
    var header: String
    var lines: [String] = []

    var text: String { lines.joined(separator: "\n") }

    /// The tensor that a header such as `float32 [2] 0000803f00000040` describes.
    func tensor() throws -> Tensor {
        let parts = header.split(separator: " ").map(String.init)
        let dtype = try #require(DType(rawValue: parts[0]))
        let extents = parts[1].dropFirst().dropLast().split(separator: ",").compactMap { Int($0) }
        let body = parts[2].split(separator: ":")
        if body.count == 3 {
            let count = try #require(Int(body[1]))
            let factor = try #require(Double(body[2]))
            let numbers = Tensor.arange(count).to(dtype)
            let isWhole = dtype.category == .integer
            return (isWhole ? numbers * Int(factor) : numbers * factor).reshape(extents)
        }
        let digits = Array(parts[2] == "-" ? "" : parts[2])
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return try Tensor(bytes: bytes, dtype: dtype, shape: extents)
    }

    static func all() throws -> [PrintedTensor] {
        let file = ConformanceFixture.file("printed-tensors.txt")
        var records: [PrintedTensor] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("|") {
                records[records.count - 1].lines.append(String(line.dropFirst()))
            } else if !line.hasPrefix("#") {
                records.append(PrintedTensor(header: String(line)))
            }
        }
        return records
    }
}

@Suite struct `A printed tensor` {
    @Test func `reads as in PyTorch, letter for letter`() throws {
        let records = try PrintedTensor.all()
        #expect(records.count >= 90)
        for record in records {
            let text = try record.tensor().description
            #expect(text == record.text, "\(record.header.prefix(80))\n\(text)\n\(record.text)")
        }
    }
}
