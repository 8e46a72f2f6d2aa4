// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

extension ArgumentKind {
    /// The kind as PyTorch's own parser names it.
    fileprivate var recordedName: String {
        switch self {
        case .list(let element, _): "List[\(element.recordedName)]"
        case .optional(let wrapped): "Optional[\(wrapped.recordedName)]"
        case .scalar: "number"
        case .other("CellParamsBase"): "__torch__.torch.classes.rnn.CellParamsBase"
        default: description
        }
    }
}

extension OperatorSchema {
    /// Name, parameters, kinds, defaults and marks, in the words of the recorder.
    fileprivate var facts: String {
        let texts = parameters.map { parameter in
            let marks =
                (parameter.isKeywordOnly ? "*" : "")
                + (parameter.alias?.isWritten == true ? "!" : "")
            let text = parameter.defaultValue.map(Self.recorded) ?? ""
            return "\(parameter.name):\(parameter.kind.recordedName):\(text):\(marks)"
        }
        return ([name] + texts).joined(separator: "|") + "\n"
    }

    /// PyTorch records an enumeration as its number.
    private static func recorded(_ value: Literal) -> String {
        if case .memoryFormat(let format) = value {
            return String(MemoryFormat.allCases.firstIndex(of: format) ?? -1)
        }
        if case .dtype(.int64) = value { return "4" }
        return value.pythonRepr
    }
}

@Suite struct `ATen's schemas` {
    @Test func `all parse to what PyTorch says`() throws {
        let table = OperatorTable.standard
        let aten = table.all.filter { $0.name.hasPrefix("aten.") }
        #expect(aten.count == 3110)
        for (index, line) in try Fixture.lines("aten-schema-digests.txt").enumerated() {
            var hash = StableHash()
            let chunk = aten[(index * 100)..<min(index * 100 + 100, aten.count)]
            for schema in chunk { hash.combine(schema.facts.utf8) }
            let digest = String(hash.value, radix: 16)
            let text = String(repeating: "0", count: 16 - digest.count) + digest
            #expect(line.hasPrefix(text), "\(line): \(chunk.first?.facts ?? "")")
        }
    }
}
