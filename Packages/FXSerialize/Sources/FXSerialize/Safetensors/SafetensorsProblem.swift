// SPDX-License-Identifier: Apache-2.0

/// Why a file is not what the safetensors format asks for, or tensors cannot be stored in it.
public enum SafetensorsProblem: Error, Hashable {
    case tooShort(bytes: Int)
    /// The header says to be longer than the format allows.
    case headerTooLarge(bytes: UInt64)
    case headerBeyondEnd(bytes: Int, available: Int)
    case headerStart(UInt8)
    case header(JSONProblem)
    case unknownDType(tensor: String, String)
    /// The format has the type, the tensor library does not, or the other way round.
    case unsupportedDType(tensor: String, String)
    /// The number of a tensor's bytes does not fit 64 bits.
    case tooLarge(tensor: String)
    case wrongSize(tensor: String, expected: Int, found: Int)
    /// There is a gap before a tensor, or it overlaps with the one before.
    case misplaced(tensor: String, expected: Int, found: Int)
    /// The file ends before or after its last tensor does.
    case wrongLength(expected: Int, found: Int)
    case noSuchTensor(String)
    /// The name is the format's own.
    case reservedName(String)
    /// The tensor has no elements: it stands for a value of a trace, or for a failure.
    case notConcrete(tensor: String)
}

extension SafetensorsProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooShort(let bytes): "8 bytes of length and a header are needed, found \(bytes) bytes"
        case .headerTooLarge(let bytes):
            "the header has \(bytes) bytes; at most \(SafetensorsHeader.limit) are allowed"
        case .headerBeyondEnd(let bytes, let available):
            "the header has \(bytes) bytes, the file has \(available)"
        case .headerStart(let byte):
            "the header begins with byte 0x\(String(byte, radix: 16)), not with '{'"
        case .header(let problem): "header: \(problem)"
        case .unknownDType(let tensor, let dtype):
            "'\(tensor)': the format has no dtype \(String(reflecting: dtype))"
        case .unsupportedDType(let tensor, let dtype):
            "'\(tensor)': elements of type \(dtype) are not supported; convert them first"
        case .tooLarge(let tensor): "'\(tensor)': its bytes cannot be counted in 64 bits"
        case .wrongSize(let tensor, let expected, let found):
            "'\(tensor)': its dtype and shape need \(expected) bytes, its offsets give \(found)"
        case .misplaced(let tensor, let expected, let found):
            "'\(tensor)': it begins at byte \(found) of the data, the tensor before it ends at "
                + "\(expected)"
        case .wrongLength(let expected, let found):
            "the tensors end at byte \(expected), the file at \(found)"
        case .noSuchTensor(let name): "there is no tensor '\(name)'"
        case .reservedName(let name): "no tensor can be called '\(name)'"
        case .notConcrete(let tensor): "'\(tensor)': the tensor has no elements to store"
        }
    }
}
