// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

private let seeds: Range<UInt64> = 0..<40

@Suite struct `Generated Swift of random programs` {
    @Test func `is the file that is compiled here`() throws {
        let classes = try seeds.map { seed in
            let module = try GraphModule(Module(), GeneratedProgram.makeGraph(seed: seed))
            let name = "Program\(seed)"
            return (name, try module.swiftCode(typeName: name))
        }
        try GeneratedSources.check(
            GeneratedSources.file(classes, list: "generatedPrograms"), "Programs.swift")
    }

    @Test func `gives the same numbers, and the same graph when it is traced`() throws {
        try #require(generatedPrograms.count == seeds.count)
        var count = 0
        for (seed, make) in zip(seeds, generatedPrograms) {
            let module = try GraphModule(Module(), GeneratedProgram.makeGraph(seed: seed))
            let generated = try make(ModuleState(of: module))
            let inputs = GeneratedProgram.makeInputs(seed: seed)
            let (expected, found) = (try module.run(inputs), try generated.invoke(inputs))
            #expect(found.map(\.elements) == expected.map(\.elements), "seed \(seed)")
            // A trace makes state of tensors with elements.
            if module.graph.description.contains("tensor(") { continue }
            let retraced = try Tracer().trace(generated).description
            #expect(retraced == module.graph.description, "seed \(seed)")
            count += 1
        }
        #expect(count > 20)
    }
}
