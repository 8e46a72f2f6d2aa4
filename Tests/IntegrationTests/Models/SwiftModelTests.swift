// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

@Suite struct `Models written in Swift` {
    @Test(arguments: SwiftModel.present)
    func `take PyTorch's weights and give what PyTorch gave`(_ model: SwiftModel) throws {
        let module = try model.load()
        for (inputs, outputs) in try model.runs() {
            let result = try withTensorErrors {
                try module.invoke(inputs.map { .leaf($0) })
            }
            try expect(result.leaves, outputs, model)
        }
    }

    @Test(arguments: SwiftModel.present)
    func `trace as torch.fx traced them, letter for letter`(_ model: SwiftModel) throws {
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

    @Test(arguments: SwiftModel.all)
    func `are saved, and opened again without their sources`(_ model: SwiftModel) throws {
        let module = model.make()
        module.eval()
        let traced = try symbolicTrace(module)
        traced.eval()
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appending(
            path: "swift-model-\(model.name)-\(UInt64.random(in: 0...UInt64.max)).fx")
        defer { try? FileManager.default.removeItem(at: file) }
        try traced.save(to: file.path)
        let opened = try GraphModule(contentsOf: file.path)
        #expect(opened.graph.description == traced.graph.description)
        #expect(opened.stateSchema() == traced.stateSchema())
        let input = model.example
        let (first, second) = (
            try traced.run([.leaf(input)]).leaves, try opened.run([.leaf(input)]).leaves
        )
        #expect(first.map(\.elements) == second.map(\.elements))
    }

    private func expect(_ found: [Tensor], _ expected: [Tensor], _ model: SwiftModel) throws {
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
