// SPDX-License-Identifier: Apache-2.0

public import FXCore

/// Why an operation on tensors has no result.
public enum TensorError: Error, Hashable {
    case shapeMismatch(ShapeError)
    /// Dtypes that do not go together, or that the operation does not take.
    case dtypeMismatch(operation: String, expected: String, found: [DType])
    /// There is no code for an operator on elements of a dtype.
    case noKernel(operator: String, dtype: DType)
    /// A dtype that elements cannot be converted to or from here.
    case unsupportedDType(operation: String, DType)
    case invalidAxis(operation: String, axis: Int, rank: Int)
    case indexOutOfRange(operation: String, index: Int, count: Int)
    /// A number that the dtype cannot hold, or that the operation does not take.
    case invalidValue(operation: String, value: String, expected: String)
    /// Arguments that no overload of an operator takes.
    case unresolved(OperatorError)
    /// An operator that no table knows, or that has no kernel, by its name.
    case unknownOperator(String)
    /// A value of another kind than a parameter takes.
    case invalidArgument(operation: String, parameter: String, expected: String)
    /// A value of a trace, which has no elements, reached code that needs them.
    case tracedValue(operation: String)
    case tooLarge(bytes: Int)
    /// A check that a graph makes failed; its message.
    case assertionFailed(String)
    /// A file that cannot be mapped.
    case unreadableFile(path: String, reason: String)
    /// A file that ends before the tensor that it should hold.
    case fileTooShort(path: String, needed: Int, found: Int)
}

extension TensorError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .shapeMismatch(let error): return error.description
        case .dtypeMismatch(let operation, let expected, let found):
            let names = found.map(\.torchName).joined(separator: " and ")
            return "\(operation): expected \(expected), found \(names); convert with to(_:)"
        case .noKernel(let name, let dtype):
            return "\(name) has no kernel for \(dtype.torchName); convert the tensor with to(_:)"
        case .unsupportedDType(let operation, let dtype):
            return "\(operation) does not support \(dtype.torchName)"
        case .invalidAxis(let operation, let axis, let rank):
            return "\(operation): "
                + ShapeError.axisOutOfRange(axis: axis, rank: rank).description
        case .indexOutOfRange(let operation, let index, let count):
            return "\(operation): index \(index) is out of range for \(count) elements"
        case .invalidValue(let operation, let value, let expected):
            return "\(operation): \(value) is not \(expected)"
        case .unresolved(let error): return error.description
        case .unknownOperator(let name):
            return "there is no kernel for \(name); register one with KernelTable.register"
        case .invalidArgument(let operation, let parameter, let expected):
            return "\(operation): expected \(expected) for '\(parameter)'"
        case .tracedValue(let operation):
            return "\(operation) needs elements, and a value of a trace has none"
        case .assertionFailed(let message): return message
        case .tooLarge(let bytes):
            let size = bytes == .max ? "more bytes than can be counted" : "\(bytes) bytes"
            return "a tensor of \(size) does not fit into memory"
        case .unreadableFile(let path, let reason):
            return "\(path) cannot be mapped: \(reason)"
        case .fileTooShort(let path, let needed, let found):
            return "\(path) has \(found) bytes, and the tensor needs \(needed)"
        }
    }
}
