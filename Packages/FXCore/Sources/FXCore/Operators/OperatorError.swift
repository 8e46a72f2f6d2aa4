// SPDX-License-Identifier: Apache-2.0

/// Why a call could not be resolved to an operator, or an operator not registered.
public enum OperatorError: Error, Hashable {
    case unknown(Callee)
    /// No overload takes the arguments: for each, its name and the first thing wrong.
    case noMatchingOverload(Callee, given: String, reasons: [String])
    case alreadyRegistered(String)
}

extension OperatorError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let callee):
            "\(callee) is not a known operator; register a schema and a kernel for it"
        case .noMatchingOverload(let callee, let given, let reasons):
            "\(callee) does not take (\(given)): " + reasons.joined(separator: "; ")
        case .alreadyRegistered(let name):
            "operator \(name) is registered already"
        }
    }
}
