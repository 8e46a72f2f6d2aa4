// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

@Suite struct `Models written in Swift` {
    @Test(arguments: CorpusModel.present)
    func `take PyTorch's weights and give what PyTorch gave`(_ model: CorpusModel) throws {
        let module = try model.load()
        for (inputs, outputs) in try model.runs() {
            let result = try withTensorErrors {
                try module.invoke(inputs.map { .leaf($0) })
            }
            try expect(result.leaves, outputs, model)
        }
    }

    @Test(arguments: CorpusModel.present)
    func `trace as torch.fx traced them, letter for letter`(_ model: CorpusModel) throws {
        let module = try model.load()
        let traced = try symbolicTrace(module)
        traced.eval()
        if let text = model.text("graph.txt") {
            #expect(traced.graph.description == text.trimmingSuffix { $0 == "\n" })
            // The text has a line for the graph, and one for each node.
            #expect(traced.graph.nodes.count == text.split(separator: "\n").count - 1)
        }
        for (inputs, outputs) in try model.runs() {
            let result = try traced.run(inputs.map { .leaf($0) })
            try expect(result.leaves, outputs, model)
        }
    }

    private func expect(_ found: [Tensor], _ expected: [Tensor], _ model: CorpusModel) throws {
        let (relative, absolute) = try model.tolerance()
        #expect(found.count == expected.count)
        for (left, right) in zip(found, expected) {
            #expect(left.extents == right.extents)
            let isNear = zip(left.elements, right.elements).allSatisfy {
                abs($0 - $1) <= absolute + relative * abs($1)
            }
            #expect(isNear, "\(model): \(left.elements.prefix(5)), \(right.elements.prefix(5))")
        }
    }
}

extension String {
    /// The text without what is at its end.
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isCut(last) { text.removeLast() }
        return String(text)
    }
}
