// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor
import Foundation
import Testing

/// A file of the bytes 0 to 63, which lasts as long as a closure runs.
private func withFile(_ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).bin")
    try Data((0..<64).map { UInt8($0) }).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
}

@Suite struct `A mapped file` {
    @Test func `gives tensors at offsets`() throws {
        try withFile { path in
            let file = try MappedFile(path: path)
            #expect(file.byteCount == 64)
            let bytes = try Tensor(mapping: file, offset: 3, dtype: .uint8, shape: [2, 2])
            #expect(bytes.elements == [3, 4, 5, 6])
            let words = try Tensor(mapping: file, offset: 60, dtype: .int32, shape: [1])
            #expect(words.elements == [Double(0x3f3e_3d3c)])
            #expect(
                try Tensor(mapping: file, offset: 64, dtype: .float64, shape: [0]).elements == [])
            // Not aligned: a copy.
            let copied = try Tensor(mapping: file, offset: 1, dtype: .int16, shape: [2])
            #expect(copied.elements == [Double(0x0201), Double(0x0403)])
            let flags = try Tensor(mapping: file, dtype: .bool, shape: [3])
            #expect(flags.elements == [0, 1, 1])
        }
    }

    @Test func `is not written to`() throws {
        try withFile { path in
            let tensor = try Tensor(mapping: path, dtype: .uint8, shape: [8])
            let other = try Tensor(mapping: path, dtype: .uint8, shape: [8])
            tensor.fill_(9)
            #expect(tensor.elements == [Double](repeating: 9, count: 8))
            #expect(other.elements == (0..<8).map(Double.init))
            #expect(try Data(contentsOf: URL(filePath: path))[0..<8] == Data(0..<8))
        }
    }

    @Test func `outlives its name and the object`() throws {
        var tensor = Tensor(0.0)
        try withFile { path in
            tensor = try Tensor(mapping: path, offset: 8, dtype: .uint8, shape: [4])[1..<3]
        }
        #expect(tensor.elements == [9, 10])
    }

    @Test func `that is missing or short is a typed error`() throws {
        #expect(
            throws: TensorError.unreadableFile(
                path: "/nowhere/at all", reason: "No such file or directory")
        ) { try MappedFile(path: "/nowhere/at all") }
        #expect(throws: TensorError.unreadableFile(path: "/", reason: "not a regular file")) {
            try MappedFile(path: "/")
        }
        try withFile { path in
            for (offset, count, needed) in [(0, 65, 65), (64, 1, 65), (65, 0, 65), (-1, 1, 1)] {
                #expect(
                    throws: TensorError.fileTooShort(path: path, needed: needed, found: 64)
                ) { try Tensor(mapping: path, offset: offset, dtype: .uint8, shape: [count]) }
            }
            #expect(throws: TensorError.fileTooShort(path: path, needed: .max, found: 64)) {
                try Tensor(mapping: path, offset: .max, dtype: .float64, shape: [1 << 40])
            }
            try Data().write(to: URL(filePath: path))
            #expect(try Tensor(mapping: path, dtype: .int8, shape: [0]).elements == [])
        }
    }
}
