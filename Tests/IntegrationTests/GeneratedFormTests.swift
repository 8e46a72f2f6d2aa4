// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

/// A trace makes state of constants, fixes words and flags, and knows no literals in lists.
private let untraced: Set<String> = ["FormConstants", "FormValues", "FormWords"]

@Suite struct `Generated Swift of every form` {
    @Test func `is the file that is compiled here`() throws {
        let classes = try GeneratedForms.all().map { name, module, _ in
            (name, try module.swiftCode(typeName: name))
        }
        try GeneratedSources.check(
            GeneratedSources.file(classes, list: "generatedForms"), "Forms.swift")
    }

    @Test func `gives the same values, and the same graph when it is traced`() throws {
        let forms = try GeneratedForms.all()
        try #require(generatedForms.count == forms.count)
        for ((name, module, inputs), make) in zip(forms, generatedForms) {
            let generated = try make(ModuleState(of: module))
            let given = Self.padded(inputs, generated.inputDescriptions)
            let expected = try module.run(inputs)
            let found = try withTensorErrors { try generated.invoke(given) }
            #expect(
                found.pythonRepr(\.description) == expected.pythonRepr(\.description), "\(name)")
            if untraced.contains(name) { continue }
            let retraced = try symbolicTrace(generated).graph
            #expect(retraced.isStructurallyEqual(to: module.graph), "\(name)")
            // These nodes have names that no trace gives.
            if name == "FormNames" || name == "FormShadows" { continue }
            #expect(text(retraced) == text(module.graph), "\(name)")
        }
    }

    /// The inputs, with the defaults of those that are not given.
    private static func padded(
        _ inputs: [Argument<Tensor>], _ descriptions: [InputDescription]
    ) -> [Argument<Tensor>] {
        inputs
            + descriptions.dropFirst(inputs.count).map { $0.defaultValue?.widened() ?? .none }
    }

    /// A graph and the graphs inside, as text.
    private func text(_ graph: Graph) -> String {
        graph.description
            + graph.subgraphs.map { "\n\($0.name): " + text($0.graph) }.joined()
    }
}
