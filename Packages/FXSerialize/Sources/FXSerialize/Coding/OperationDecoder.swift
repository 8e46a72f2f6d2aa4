// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Reads what nodes do; an operation that many nodes have is made once.
struct OperationDecoder {
    private var made: [String: Operation] = [:]

    mutating func operation(_ node: NodeFields) throws(ArchiveError) -> Operation {
        let op = try node.required(.op)
        let name = try op.getString()
        guard let opcode = Opcode(rawValue: name) else {
            throw op.wrongValue("an opcode", found: String(reflecting: name))
        }
        let place = try node.required(.target)
        let target = try place.getString()
        // Equal strings may differ in their bytes, and so may the operations.
        if let known = made[target], known.opcode == opcode,
            known.targetText.utf8.elementsEqual(target.utf8)
        {
            return known
        }
        if opcode == .output, target != "output" {
            throw place.wrongValue("\"output\"", found: String(reflecting: target))
        }
        let operation = Self.operation(opcode, target)
        made[target] = operation
        return operation
    }

    private static func operation(_ opcode: Opcode, _ target: String) -> Operation {
        switch opcode {
        case .placeholder: .placeholder(target)
        case .getAttribute: .getAttribute(ModulePath(target))
        case .callFunction: .callFunction(FunctionTarget(target))
        case .callMethod: .callMethod(MethodName(target))
        case .callModule: .callModule(ModulePath(target))
        case .output: .output
        }
    }
}
