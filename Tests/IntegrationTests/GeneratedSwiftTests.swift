// SPDX-License-Identifier: Apache-2.0

import FX
import Testing

private final class MyModule: Module, Layer {
    @Parameter var param = Tensor.rand([3, 4])
    let linear = Linear(4, 5)

    func forward(_ x: Tensor) -> Tensor { linear(x + param).clamp(min: 0.0, max: 1.0) }
}

/// Spellings of every kind: operator, method, function with a keyword, layer, several results.
private final class Mixed: Module, Layer2 {
    let conv = Conv2d(3, 4, kernelSize: 3, padding: 1)
    let norm = BatchNorm2d(4)
    let head = Sequential(Linear(4, 3), ReLU())

    func forward(_ x: Tensor, _ y: Tensor) -> [String: Tensor] {
        let features = F.relu(norm(conv(x))) * 2 + y
        let pooled = torch.sum(features.flatten(2), dim: -1)
        let top = torch.topk(head(pooled).clamp(min: 0), 2)
        return ["values": top.values, "mask": (1 - pooled.transpose(0, 1)) > 0.5]
    }
}

@Suite struct `Generated Swift` {
    /// The file in Generated/ is compiled into this test.
    @Test func `is the file that is compiled here`() throws {
        for (module, name) in [(MyModule(), "MyModuleTraced"), (Mixed(), "MixedTraced")] {
            let code = try symbolicTrace(module).swiftCode(typeName: name)
            try GeneratedSources.check(code, "\(name).swift")
        }
    }

    @Test func `of every kind of spelling compiles and runs`() throws {
        let model = Mixed().eval()
        let traced = try symbolicTrace(model)
        let generated = try MixedTraced(ModuleState(of: traced))
        let (x, y) = (Tensor.randn([2, 3, 5, 5]), Tensor.randn([4, 1, 1]))
        let (expected, found) = (model(x, y), generated(x, y))
        #expect(expected["values"]?.elements == found["values"]?.elements)
        #expect(expected["mask"]?.elements == found["mask"]?.elements)
        // Nested layers have got properties of their own, which keep their paths.
        #expect(try symbolicTrace(generated).graph.description == traced.graph.description)
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
