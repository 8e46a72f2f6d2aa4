// SPDX-License-Identifier: Apache-2.0

/// What a call names when it is not a module: a free function, or a method of its first argument.
public enum Callee: Hashable, Sendable {
    case function(FunctionTarget)
    case method(MethodName)
}

extension Callee: CustomStringConvertible {
    public var description: String {
        switch self {
        case .function(let target): target.qualifiedName
        case .method(let name): "method \(name)"
        }
    }
}
