// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import Foundation

/// The calls of one overload, as PyTorch made them.
public struct RecordedOverload: Sendable {
    /// The full name, such as `aten.add.Tensor`.
    public var name: String
    /// The dtypes that PyTorch refuses.
    public var refused: [DType]
    /// What follows the name in each call.
    public var calls: [String]
}

/// Calls of operators with the numbers of all tensors: a text, of which the first lines of
/// `operator-values.txt` have the grammar, and bytes.
public struct RecordedOperators: Sendable {
    public private(set) var overloads: [RecordedOverload] = []
    private let bytes: [UInt8]

    /// - Parameters:
    ///   - folder: Where the two files are.
    ///   - name: Their name, to which `.txt` and `.bin` are added.
    public init(folder: URL, name: String = "operator-values") throws {
        bytes = Array(try Data(contentsOf: folder.appending(path: name + ".bin")))
        let file = folder.appending(path: name + ".txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            switch line.first {
            case UInt8(ascii: "#"): continue
            case UInt8(ascii: " "):
                overloads[overloads.count - 1].calls.append(String(line.dropFirst(2)) ?? "")
            default: overloads.append(Self.overload(String(line) ?? ""))
            }
        }
    }

    /// Reads the line of an overload: `aten.mm.default -b8`.
    private static func overload(_ line: String) -> RecordedOverload {
        let words = line.split(separator: " ").map(String.init)
        let refused = Set(words.dropFirst().map { $0.dropFirst() }.map(String.init))
        return RecordedOverload(
            name: words[0], refused: DType.allCases.filter { refused.contains($0.abbreviation) },
            calls: [])
    }

    /// The bytes of a tensor's whole storage; nil where none are recorded.
    public func storage(of tensor: RecordedTensor) -> ArraySlice<UInt8>? {
        guard let position = tensor.position else { return nil }
        return bytes[position..<position + tensor.storageCount * tensor.dtype.byteCount]
    }
}
