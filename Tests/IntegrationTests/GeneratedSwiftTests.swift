// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private final class MyModule: Module, Layer {
    @Parameter var param = Tensor.rand([3, 4])
    let linear = Linear(4, 5)

    func forward(_ x: Tensor) -> Tensor { linear(x + param).clamp(min: 0.0, max: 1.0) }
}

@Suite struct `Generated Swift` {
    /// The file in Generated/ is compiled into this test.
    @Test func `is the file that is compiled here`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Generated/MyModuleTraced.swift")
        let code = try symbolicTrace(MyModule()).swiftCode(typeName: "MyModuleTraced")
        #expect(code == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test func `gives the same numbers and traces to the same graph`() throws {
        let model = MyModule()
        let traced = try symbolicTrace(model)
        let generated = try MyModuleTraced(ModuleState(of: traced))
        let x = Tensor.randn([3, 4])
        #expect(generated(x).elements == model(x).elements)
        #expect(try symbolicTrace(generated).graph.description == traced.graph.description)
    }

    @Test func `says what is missing from its state`() throws {
        #expect(throws: ModuleError.noSuchPath("param", nearest: ["0"])) {
            try MyModuleTraced(ModuleState(of: Sequential(Linear(1, 1))))
        }
    }
}
