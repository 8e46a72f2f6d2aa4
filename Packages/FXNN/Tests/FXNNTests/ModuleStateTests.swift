// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor
import Testing

private class Base: Module {
    @Parameter var scale = Tensor([1.0, 2.0])
}

private final class Nested: Base, Layer {
    let plain = Tensor([3.0])
    let blocks = [Linear(2, 3), Linear(3, 2, bias: false)]
    let table = ["b": ReLU(), "a": ReLU()]
    let missing: Linear? = nil
    let present: Linear? = Linear(1, 1)
    @Buffer var mean = Tensor.zeros([2])
    @Buffer(isPersistent: false) var mask = Tensor.ones([2])
    @Child var head: any Layer<Tensor, Tensor> = ReLU()
    let size = 3

    func forward(_ x: Tensor) -> Tensor { head(x * scale) }
}

@Suite struct `Finding state by reflection` {
    @Test func `names follow properties, arrays, dictionaries and superclasses`() {
        let paths = Nested().stateSchema().paths.map(\.text)
        #expect(
            paths == [
                "scale", "plain", "blocks.0", "blocks.0.weight", "blocks.0.bias", "blocks.1",
                "blocks.1.weight", "table.a", "table.b", "present", "present.weight",
                "present.bias", "mean", "mask", "head",
            ])
    }

    @Test func `a path leads to its module or tensor`() throws {
        let module = Nested()
        #expect(try module.module(at: "blocks.1") === module.blocks[1])
        #expect(try module.tensor(at: "blocks.0.weight").extents == [3, 2])
        #expect(try module.module(at: "") === module)
        #expect(throws: ModuleError.wrongKind("scale", expected: "a module")) {
            try module.module(at: "scale")
        }
        #expect(
            throws: ModuleError.noSuchPath(
                "blocks.0.bais", nearest: ["blocks.0.bias", "blocks.0.weight"])
        ) { try module.tensor(at: "blocks.0.bais") }
    }

    /// Names come from files: equal texts may be written with unequal numbers of bytes.
    @Test func `a path of composed letters leads nowhere, or where decomposed ones do`() throws {
        let module = ModuleDict(["e\u{301}e\u{301}": Linear(1, 1)])
        #expect(module.memberIfPresent(at: "\u{e9}\u{e9}x")?.name == nil)
        #expect(try module.tensor(at: "\u{e9}\u{e9}.weight").extents == [1, 1])
        var index = MemberIndex(module)
        #expect(index.memberIfPresent(at: "\u{e9}\u{e9}x")?.name == nil)
        #expect(try index.member(at: "\u{e9}\u{e9}.weight").tensor?.extents == [1, 1])
    }

    @Test func `an index finds what a path leads to`() throws {
        let module = Nested()
        var index = MemberIndex(module)
        for path in module.stateSchema().paths {
            let (found, expected) = try (index.member(at: path), module.member(at: path))
            #expect(found.name == expected.name)
            #expect(found.tensor?.identity == expected.tensor?.identity)
            if case .module(let inner) = expected.content {
                guard case .module(let same) = found.content else {
                    Issue.record("\(path) is no module")
                    continue
                }
                #expect(inner === same)
            }
        }
        #expect(
            throws: ModuleError.noSuchPath(
                "blocks.0.bais", nearest: ["blocks.0.bias", "blocks.0.weight"])
        ) { try index.member(at: "blocks.0.bais") }
        for path: ModulePath in ["", "block", "blocks", "blocks.", "scale.x", "blocks.0.weight."] {
            #expect((index.memberIfPresent(at: path)?.name) == nil, "\(path)")
            #expect((module.memberIfPresent(at: path)?.name) == nil, "\(path)")
        }
    }

    @Test func `a shared module is walked once and stands at both paths`() throws {
        final class Twice: Module, Layer {
            let first = Linear(2, 2)
            let second: Linear
            override init() { second = first }
            func forward(_ x: Tensor) -> Tensor { second(first(x)) }
        }
        let module = Twice()
        #expect(module.namedModules().map(\.path.text) == ["", "first"])
        #expect(try module.module(at: "second") === module.first)
    }

    @Test func `training mode reaches all modules inside`() {
        let module = Nested().eval()
        #expect(module.namedModules().allSatisfy { !$0.module.isTraining })
        module.train()
        #expect(module.blocks[0].isTraining)
    }

    @Test func `the tree prints as torch prints it`() {
        let model = Sequential(Linear(4, 8), ReLU(), Sequential(Linear(8, 2, bias: false)))
        #expect(
            model.description == """
                Sequential(
                  (0): Linear(in_features=4, out_features=8, bias=True)
                  (1): ReLU()
                  (2): Sequential(
                    (0): Linear(in_features=8, out_features=2, bias=False)
                  )
                )
                """)
        #expect(
            BatchNorm2d(16).description
                == "BatchNorm2d(16, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)"
        )
        #expect(
            Conv2d(3, 8, kernelSize: [3, 5], stride: 2, padding: 1, bias: false).description
                == "Conv2d(3, 8, kernel_size=(3, 5), stride=(2, 2), padding=(1, 1), bias=False)")
    }
}

@Suite struct `State dictionaries` {
    @Test func `hold parameters and persistent buffers, and load again`() throws {
        let (source, target) = (Nested(), Nested())
        source.scale = Tensor([7.0, 8.0])
        let state = source.stateDictionary()
        #expect(!state.contains { $0.path == "mask" })
        let wrapped = state.filter { $0.path != "plain" }
        #expect(
            throws: ModuleError.stateMismatch(missing: ["plain"], unexpected: [])
        ) {
            try target.loadStateDictionary(
                Dictionary(uniqueKeysWithValues: wrapped.map { ($0.path, $0.tensor) }))
        }
        #expect(target.scale.elements == [1, 2])
        // A plain property cannot be written by path: its tensor gets the elements.
        source.plain.fill_(5)
        let plain = target.plain.identity
        try target.loadStateDictionary(
            Dictionary(uniqueKeysWithValues: state.map { ($0.path, $0.tensor) }))
        #expect(target.scale.elements == [7, 8])
        #expect(target.plain.elements == [5] && target.plain.identity == plain)
    }

    @Test func `name what is missing and unexpected, and load the rest where that is wanted`()
        throws
    {
        let linear = Linear(2, 2)
        let weight = Tensor([[1.0, 0], [0, 2]])
        let paths = try linear.loadStateDictionary(
            ["weight": weight, "extra": weight], isStrict: false)
        #expect(paths.missing == ["bias"] && paths.unexpected == ["extra"])
        #expect(linear.weight.elements == [1, 0, 0, 2])
    }

    @Test func `keep tied parameters tied, and list shared modules at each path`() throws {
        final class Tied: Module {
            let a = Linear(2, 2, bias: false)
            let b = Linear(2, 2, bias: false)
            let c: Linear
            override init() {
                c = a
                super.init()
                b.weight = a.weight
            }
        }
        let (module, weight) = (Tied(), Tensor([[1.0, 0], [0, 2]]))
        let paths: [ModulePath] = ["a.weight", "b.weight", "c.weight"]
        #expect(module.stateDictionary().map(\.path) == paths)
        try module.loadStateDictionary(
            Dictionary(uniqueKeysWithValues: paths.map { ($0, weight + 0.0) }))
        #expect(module.b.weight.elements == [1, 0, 0, 2])
        #expect(module.b.weight.identity == module.a.weight.identity)
    }

    @Test func `of another shape or with other names are refused`() throws {
        let linear = Linear(2, 2, bias: false)
        #expect(throws: ModuleError.stateMismatch(missing: ["weight"], unexpected: ["weigth"])) {
            try linear.loadStateDictionary(["weigth": Tensor.ones([2, 2])])
        }
        #expect(
            throws: ModuleError.wrongShape(
                "weight", expected: TensorSpec(.float32, [2, 2]),
                found: TensorSpec(.float32, [3, 2]))
        ) { try linear.loadStateDictionary(["weight": Tensor.ones([3, 2])]) }
        try linear.loadStateDictionary(["weight": Tensor([[1.0, 0], [0, 2]])])
        #expect(linear(Tensor([[3.0, 4]])).elements == [3, 8])
    }

    @Test func `a module is replaced by path where its property allows it`() throws {
        let module = Nested()
        try module.replace(at: "head", with: .module(Identity()))
        #expect(module.forward(Tensor([-1.0, 1])).elements == [-1, 2])
        #expect(throws: ModuleError.notReplaceable("blocks.0")) {
            try module.replace(at: "blocks.0", with: .module(Identity()))
        }
    }
}

@Suite struct `Layers from a schema` {
    @Test func `have the configuration of the one described`() throws {
        let layers: [Module] = [
            Linear(4, 5, bias: false), BatchNorm2d(3, eps: 0.01, isAffine: false), ReLU(),
            Conv2d(4, 8, kernelSize: [3, 1], stride: 2, padding: [1, 0], groups: 2), Identity(),
        ]
        for layer in layers {
            layer.eval()
            let rebuilt = try ModuleRegistry.makeModule(layer.schema)
            #expect(rebuilt.schema == layer.schema)
            #expect(rebuilt.stateSchema() == layer.stateSchema())
        }
    }

    @Test func `need a registered type and a whole configuration`() {
        #expect(throws: ModuleError.unknownType("Mystery")) {
            try ModuleRegistry.makeModule(ModuleSchema(typeName: "Mystery"))
        }
        #expect(throws: ModuleError.wrongConfiguration(type: "Linear", key: "in_features")) {
            try ModuleRegistry.makeModule(ModuleSchema(typeName: "Linear"))
        }
    }
}

@Suite struct `A configuration from a stranger` {
    private func refusal(_ layer: Module, _ key: String, _ value: Literal) -> ModuleError? {
        var schema = layer.schema
        for index in schema.configuration.indices where schema.configuration[index].key == key {
            schema.configuration[index].value = value
        }
        do {
            _ = try ModuleRegistry.makeModule(schema)
            return nil
        } catch { return error as? ModuleError ?? .unknownType("\(error)") }
    }

    @Test func `is refused by key, and never traps`() {
        let conv = Conv2d(4, 8, kernelSize: 3, groups: 2)
        let wrong: [(Module, String, Literal)] = [
            (Linear(2, 2), "in_features", 0), (Linear(2, 2), "out_features", -1),
            (conv, "groups", 3), (conv, "groups", 0), (conv, "in_channels", -4),
            (conv, "kernel_size", [3, 0]), (conv, "stride", [0, 1]), (conv, "dilation", [1, -1]),
            (BatchNorm2d(2), "num_features", -2), (Linear(2, 2), "bias", 1),
        ]
        for (layer, key, value) in wrong {
            #expect(
                refusal(layer, key, value) == .wrongConfiguration(type: layer.typeName, key: key))
        }
        #expect(refusal(conv, "kernel_size", [.int(.max), .int(.max)]) != nil)
        #expect(refusal(Linear(2, 2), "out_features", .int(.max)) != nil)
        #expect(refusal(conv, "groups", 4) == nil)
    }
}

@Suite struct `Calling modules` {
    @Test func `batch norm changes its statistics in training only`() {
        let norm = BatchNorm2d(1)
        let x = Tensor([1.0, 2, 3, 4], shape: [1, 1, 2, 2])
        #expect(!norm.isPure)
        _ = norm(x)
        #expect(norm.runningMean?.elements == [0.25])
        #expect(norm.numBatchesTracked?.elements == [1])
        norm.eval()
        #expect(norm.isPure)
        _ = norm(x)
        #expect(norm.runningMean?.elements == [0.25])
    }

    @Test func `with arguments known at run time checks their number and type`() throws {
        let linear = Linear(2, 1)
        #expect(throws: ModuleError.self) { try linear.invoke([]) }
        #expect(throws: ModuleError.self) { try linear.invoke([.int(1)]) }
        #expect(throws: ModuleError.self) {
            try linear.invoke([.leaf(Tensor([1.0, 2])), .leaf(Tensor([1.0]))])
        }
        let result = try linear.invoke([.leaf(Tensor([[1.0, 2]]))])
        #expect(result.leaf?.extents == [1, 1])
    }
}
