// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXSerialize
import FXTensor
import Foundation
import Testing

private let fixtures = GoldenFixture.repository
    .appending(path: "Packages/FXSerialize/Tests/Fixtures").path

private let dtypes: [DType] = [
    .bool, .uint8, .int8, .int16, .uint16, .float16, .bfloat16, .int32, .uint32, .float32,
    .complex64, .float64, .int64, .uint64,
]

/// The tensors of Fixtures/reference.safetensors, which the reference implementation wrote.
private func referenceTensors() throws -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for (index, dtype) in dtypes.enumerated() {
        let bytes = (0..<(2 * dtype.byteCount)).map {
            UInt8($0 + index) & (dtype == .bool ? 1 : 255)
        }
        tensors["z.\(dtype)"] = try Tensor(bytes: bytes, dtype: dtype, shape: [2])
        tensors["a/\"\n\u{1f}\u{8}é\(dtype)"] = try Tensor(
            bytes: bytes, dtype: dtype, shape: [1, 2])
    }
    tensors["empty"] = try Tensor(bytes: [], dtype: .float32, shape: [0, 3])
    tensors["scalar"] = try Tensor(bytes: [0, 0, 0x80, 0x3f], dtype: .float32, shape: [])
    return tensors
}

private struct Bad: CustomTestStringConvertible, Sendable {
    var bytes: [UInt8]
    var message: String
    var testDescription: String { message }

    init(_ bytes: [UInt8], _ message: String) {
        self.bytes = bytes
        self.message = message
    }

    /// A header, and so many bytes of data.
    init(_ header: String, data: Int = 0, _ message: String) {
        let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
        self.init(length + Array(header.utf8) + [UInt8](repeating: 0, count: data), message)
    }
}

private func entry(_ name: String, _ shape: String, _ from: Int, _ to: Int) -> String {
    #""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(from),\#(to)]}"#
}

private let bad: [Bad] = [
    Bad([], "8 bytes of length and a header are needed, found 0 bytes"),
    Bad([1, 0, 0, 0, 0, 0, 0], "8 bytes of length and a header are needed, found 7 bytes"),
    Bad([0, 0, 0, 0, 0, 0, 0, 0], "8 bytes of length and a header are needed, found 8 bytes"),
    Bad([3, 0, 0, 0, 0, 0, 0, 0, 0x7b], "the header has 3 bytes, the file has 1"),
    Bad(
        [1, 0xe1, 0xf5, 5, 0, 0, 0, 0, 0x7b],
        "the header has 100000001 bytes; at most 100000000 are allowed"),
    Bad(
        [255, 255, 255, 255, 255, 255, 255, 255, 0x7b],
        "the header has 18446744073709551615 bytes; at most 100000000 are allowed"),
    Bad(" {}", "the header begins with byte 0x20, not with '{'"),
    Bad(
        "{",
        "header: line 1, column 2 (byte 1): expected a key in quotes, found the end of the text"),
    Bad("{\"a\":1}", "a: expected an object, found an integer"),
    Bad(
        "{" + entry("a", "[]", 0, 4) + "," + entry("a", "[]", 4, 8) + "}", data: 8,
        "header: line 1, column 54 (byte 53): the key \"a\" is given twice"),
    Bad(#"{"__metadata__":{"a":1}}"#, "__metadata__.a: expected a string, found an integer"),
    Bad(
        #"{"a":{"dtype":"F31","shape":[],"data_offsets":[0,4]}}"#, data: 4,
        "'a': the format has no dtype \"F31\""),
    Bad(#"{"a":{"dtype":"F32","shape":[]}}"#, "a: the key 'data_offsets' is missing"),
    Bad(
        #"{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"b":1}}"#,
        "a: the key \"b\" is not known"),
    Bad("{" + entry("a", "[-1]", 0, 4) + "}", data: 4, "a.shape[0]: expected 0 or more, found -1"),
    Bad(
        "{" + entry("a", "[2]", 0, 4) + "}", data: 4,
        "'a': its dtype and shape need 8 bytes, its offsets give 4"),
    Bad(
        "{" + entry("a", "[4611686018427387904]", 0, 4) + "}", data: 4,
        "'a': its bytes cannot be counted in 64 bits"),
    Bad(
        "{" + entry("a", "[]", 4, 0) + "}", data: 4,
        "a: expected offsets in order and inside the file, found 4 and 0"),
    Bad(
        "{" + entry("a", "[2]", 0, 8) + "}", data: 7,
        "a: expected offsets in order and inside the file, found 0 and 8"),
    Bad(
        "{" + entry("a", "[]", 4, 8) + "}", data: 8,
        "'a': it begins at byte 4 of the data, the tensor before it ends at 0"),
    Bad(
        "{" + entry("a", "[2]", 0, 8) + "," + entry("b", "[]", 4, 8) + "}", data: 8,
        "'b': it begins at byte 4 of the data, the tensor before it ends at 8"),
    Bad("{" + entry("a", "[]", 0, 4) + "}", data: 5, "the tensors end at byte 65, the file at 66"),
    Bad(
        "{" + entry("é", "[]", 0, 4) + "," + entry("e\u{301}", "[]", 4, 8) + "}", data: 8,
        "header: \"e\u{301}\" is there already; names and paths are unique"),
]

@Suite struct `A safetensors file` {
    @Test func `of the reference implementation is read, and written byte for byte`() throws {
        let path = fixtures + "/reference.safetensors"
        let file = try SafetensorsFile(contentsOf: path)
        let expected = try referenceTensors()
        #expect(file.metadata == ["a": "1", "é": "\"\\\n"])
        #expect(Set(file.names) == Set(expected.keys))
        for (name, tensor) in expected {
            let own = try file.tensor(name)
            #expect(file.spec(of: name) == tensor.spec)
            #expect(own.spec == tensor.spec)
            let bytes = try [own, tensor].map { try $0.withBytes { Array($0) } }
            #expect(bytes[0] == bytes[1], "\(name)")
        }
        try TemporaryFolder.with { folder in
            let copy = folder.path + "/copy"
            try SafetensorsFile.write(expected, metadata: file.metadata, to: copy)
            #expect(try folder.bytes("copy") == Array(Data(contentsOf: URL(filePath: path))))
        }
    }

    @Test(arguments: bad)
    private func `that breaks a rule is refused`(_ bad: Bad) throws {
        try TemporaryFolder.with { folder in
            let path = try folder.write(bad.bytes, to: "t")
            let text = message { _ = try SafetensorsFile(contentsOf: path) }
            #expect(text == "\(path): \(bad.message)")
        }
    }

    @Test func `keeps writes to its tensors to itself`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/t"
            try SafetensorsFile.write(["a": Tensor([1.0, 2.0])], to: path)
            let before = try folder.bytes("t")
            let (one, other) = (
                try SafetensorsFile(contentsOf: path), try SafetensorsFile(contentsOf: path)
            )
            let tensor = try one.tensor("a")
            tensor.add_(Tensor([1.0, 1.0]))
            #expect(tensor.elements == [2, 3])
            #expect(try one.tensor("a").elements == [2, 3])
            #expect(try other.tensor("a").elements == [1, 2])
            #expect(try folder.bytes("t") == before)
        }
    }

    @Test func `that is replaced leaves the tensors of the old one as they were`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/t"
            try SafetensorsFile.write(["a": Tensor([1.0, 2.0])], to: path)
            let tensor = try SafetensorsFile(contentsOf: path).tensor("a")
            try SafetensorsFile.write(["a": Tensor([7.0, 8.0])], to: path)
            #expect(tensor.elements == [1, 2])
        }
    }

    @Test func `with elements out of line is read by copying`() throws {
        let odd = Bad(
            #"{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
                + #""a":{"dtype":"BOOL","shape":[2],"data_offsets":[1,3]},"#
                + #""c":{"dtype":"F32","shape":[1],"data_offsets":[3,7]}}"#, data: 7, "")
        var bytes = odd.bytes
        bytes.replaceSubrange((bytes.count - 6)..., with: [2, 0, 0, 0, 0x80, 0x3f])
        try TemporaryFolder.with { folder in
            let file = try SafetensorsFile(contentsOf: folder.write(bytes, to: "t"))
            #expect(try file.tensor("c").elements == [1])
            #expect(try file.tensor("a").elements == [1, 0])
        }
    }

    @Test func `with types that tensors cannot have says so for those`() throws {
        let header =
            #"{"a":{"dtype":"F8_E4M3","shape":[3],"data_offsets":[0,3]},"#
            + #""b":{"dtype":"F4","shape":[3],"data_offsets":[3,5]},"#
            + #""c":{"dtype":"U8","shape":[1],"data_offsets":[5,6]}}"#
        try TemporaryFolder.with { folder in
            let path = try folder.write(Bad(header, data: 6, "").bytes, to: "t")
            let file = try SafetensorsFile(contentsOf: path)
            #expect(file.names == ["a", "b", "c"])
            #expect(try file.tensor("c").elements == [0])
            #expect(file.spec(of: "a") == nil)
            #expect(
                message { _ = try file.tensor("a") }
                    == "\(path): 'a': elements of type F8_E4M3 are not supported; "
                    + "convert them first")
            #expect(message { _ = try file.tensor("x") } == "\(path): there is no tensor 'x'")
        }
    }

    @Test func `is not written of what the format does not have`() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/t"
            let complex = try Tensor(
                bytes: [UInt8](repeating: 0, count: 16), dtype: .complex128, shape: [])
            #expect(
                message { try SafetensorsFile.write(["a": complex], to: path) }
                    == "\(path): 'a': elements of type torch.complex128 are not supported; "
                    + "convert them first")
            for name in ["__metadata__", "a\u{0}"] {
                #expect(
                    message { try SafetensorsFile.write([name: Tensor([1.0])], to: path) }
                        == "\(path): no tensor can be called '\(name)'")
            }
            #expect(try folder.names == [])
        }
    }

    @Test func `cut anywhere is refused, and with any byte changed gives tensors or an error`()
        throws
    {
        try TemporaryFolder.with { folder in
            let path = folder.path + "/t"
            try SafetensorsFile.write(
                ["a": Tensor([1.0, 2.0]), "b": Tensor([true, false])], metadata: ["k": "v"],
                to: path)
            let bytes = try folder.bytes("t")
            for count in bytes.indices {
                let cut = try folder.write(Array(bytes[..<count]), to: "cut")
                #expect(throws: ArchiveError.self) { try SafetensorsFile(contentsOf: cut) }
            }
            for index in bytes.indices {
                for byte: UInt8 in [0, 0x22, 0x2d, 0x39, 0x5b, 0x7f, 0xff] {
                    var changed = bytes
                    changed[index] = byte
                    let other = try folder.write(changed, to: "changed")
                    guard let file = try? SafetensorsFile(contentsOf: other) else { continue }
                    for name in file.names { _ = try? file.tensor(name).elements }
                }
            }
        }
    }
}
