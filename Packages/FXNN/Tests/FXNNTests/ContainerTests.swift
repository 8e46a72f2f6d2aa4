// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor
import Testing

private final class Net: Module, Layer {
    let blocks = ModuleList<Linear>(Linear(2, 3), Linear(3, 2))
    let heads = ModuleDict<any Layer<Tensor, Tensor>>(["b": ReLU(), "a": Tanh()])
    let scales = ParameterList(Tensor([2.0]), Tensor([3.0]))
    let named = ParameterDict(["shift": Tensor([1.0])])
    let tail = Sequential(["first": Linear(2, 2), "second": ReLU()])

    func forward(_ x: Tensor) -> Tensor {
        var y = x
        for block in blocks { y = block(y) }
        for head in heads.values { y = head(y) }
        for index in 0..<scales.count { y = y * scales[index] }
        return tail(named["shift"].map { y + $0 } ?? y)
    }
}

@Suite struct `Containers` {
    @Test func `name what they hold by place or key, in order`() {
        let paths = Net().stateSchema().paths.map(\.text)
        #expect(
            paths == [
                "blocks", "blocks.0", "blocks.0.weight", "blocks.0.bias", "blocks.1",
                "blocks.1.weight", "blocks.1.bias", "heads", "heads.b", "heads.a", "scales",
                "scales.0", "scales.1", "named", "named.shift", "tail", "tail.first",
                "tail.first.weight", "tail.first.bias", "tail.second",
            ])
    }

    @Test func `are written by path`() throws {
        let net = Net()
        try net.replace(at: "blocks.1", with: .module(Linear(3, 2, bias: false)))
        try net.replace(at: "heads.a", with: .module(Identity()))
        try net.replace(at: "tail.second", with: .module(Identity()))
        try net.replace(at: "scales.0", with: .parameter(Tensor([0.0])))
        try net.replace(at: "named.shift", with: .parameter(Tensor([5.0])))
        try net.replace(at: "tail.first.weight", with: .parameter(Tensor([[1.0, 0], [0, 1]])))
        try net.replace(at: "tail.first.bias", with: .parameter(Tensor([0.0, 0])))
        #expect(net(Tensor([[1.0, 2]])).elements == [5, 5])
        #expect(throws: ModuleError.wrongKind("1", expected: "a Linear")) {
            try net.replace(at: "blocks.1", with: .module(ReLU()))
        }
        #expect(throws: ModuleError.self) {
            try net.replace(at: "tail.second", with: .module(Bilinear(2, 2, 2)))
        }
    }

    @Test func `grow and shrink`() {
        let list = ModuleList([Linear(2, 2)])
        list.append(Linear(2, 3))
        #expect(list.count == 2 && list.last?.outFeatures == 3)
        let dictionary = ModuleDict<Module>(["a": ReLU()])
        dictionary["b"] = Tanh()
        dictionary["a"] = nil
        #expect(dictionary.keys == ["b"] && dictionary.values.count == 1)
        let sequence = Sequential(Linear(2, 3))
        sequence.append(Linear(3, 4))
        #expect(sequence(Tensor.ones([1, 2])).extents == [1, 4])
        #expect(sequence.layers.count == 2)
    }

    @Test func `are built anew with what stands inside`() throws {
        let net = Net()
        net.blocks.isTraining = false
        let schema = net.stateSchema()
        for path: ModulePath in ["blocks", "heads", "scales", "named", "tail"] {
            let module = try net.module(at: path)
            let rebuilt = try ModuleRegistry.makeModule(at: path, of: schema)
            #expect(rebuilt.schema == module.schema)
            #expect(rebuilt.stateSchema() == module.stateSchema())
            let like = try ModuleRegistry.makeModule(like: module)
            #expect(like.stateSchema() == module.stateSchema())
        }
    }

    @Test func `cannot be built from their own entry alone`() {
        for (module, key) in [
            (Sequential(ReLU()), "modules"), (ModuleList<Module>(ReLU()), "modules"),
            (ParameterList(Tensor(1.0)), "tensors"),
        ] as [(Module, String)] {
            #expect(throws: ModuleError.wrongConfiguration(type: module.typeName, key: key)) {
                try ModuleRegistry.makeModule(module.schema)
            }
        }
        #expect(throws: ModuleError.noSuchPath("x", nearest: [])) {
            try ModuleRegistry.makeModule(at: "x", of: StateSchema())
        }
    }

    @Test func `a type of one's own is registered by its type`() throws {
        ModuleRegistry.register(Scale.self)
        let schema = Scale(3).schema
        let rebuilt = try #require(try ModuleRegistry.makeModule(schema) as? Scale)
        #expect(rebuilt.factor == 3)
        #expect(throws: ModuleError.wrongConfiguration(type: "Scale", key: "factor")) {
            try ModuleRegistry.makeModule(ModuleSchema(typeName: "Scale"))
        }
    }
}

private final class Scale: Module, Layer, ConfigurableModule {
    let factor: Double
    init(_ factor: Double) { self.factor = factor }
    init(configuration: ModuleConfiguration) throws {
        factor = try configuration.double("factor")
    }
    override var configuration: [ArgumentEntry<Never>] {
        [ArgumentEntry("factor", .double(factor))]
    }
    func forward(_ x: Tensor) -> Tensor { x * factor }
}
