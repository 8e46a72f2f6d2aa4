// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// A network with each kind of state: parameters and buffers of its own, and layers inside.
private final class Net: Module, Layer {
    let first = Conv2d(2, 4, kernelSize: 3)
    let norm = BatchNorm2d(4)
    let layers = [Linear(4, 3), Linear(3, 4, bias: false)]
    @Parameter var scale = Tensor([1.0, 2.0, 3.0])
    @Buffer(isPersistent: false) var mask = Tensor([1.0, 0.0, 1.0])

    func forward(_ x: Tensor) -> Tensor {
        let y = norm(first(x)).relu()
        return layers[1](layers[0](y) * scale * mask)
    }
}

/// Two layers with one weight.
private final class Tied: Module, Layer {
    @Parameter var weight = Tensor([[1.0, 2.0], [3.0, 4.0]])
    let linear = Linear(2, 2, bias: false)

    override init() {
        super.init()
        linear.weight = weight
    }

    func forward(_ x: Tensor) -> Tensor { linear(x) + weight }
}

/// A folder that is gone after a test.
private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}

private func message(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch { return "\(error)" }
}

private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

@Suite struct `A graph module in a file` {
    @Test(arguments: [ArchiveContainer.zip, .folder])
    func `gives the same numbers and the same bytes when it is opened`(
        _ container: ArchiveContainer
    ) throws {
        let traced = try symbolicTrace(Net().eval())
        let x = Tensor.randn([2, 2, 6, 6])
        let expected = try traced(x).elements
        try withFolder { folder in
            let (path, copy) = (folder + "/m", folder + "/copy")
            try traced.save(to: path, as: container)
            let opened = try GraphModule(contentsOf: path)
            try opened.validate()
            #expect(try opened(x).elements == expected)
            #expect(opened.graph.description == traced.graph.description)
            #expect(opened.stateSchema() == traced.stateSchema())
            #expect(opened.typeName == "Net")
            #expect(!opened.isTraining)
            #expect(try opened.swiftCode() == traced.swiftCode())
            try opened.save(to: copy, as: container)
            let names = container == .zip ? [""] : ["/graph.json", "/weights.safetensors"]
            for name in names { #expect(try bytes(path + name) == bytes(copy + name)) }
        }
    }

    @Test func `keeps what is shared, and what is written to it to itself`() throws {
        try withFolder { folder in
            let path = folder + "/m"
            try symbolicTrace(Tied()).save(to: path)
            let before = try bytes(path)
            let opened = try GraphModule(contentsOf: path)
            try opened.tensor(at: "weight").add_(Tensor([[1.0, 1.0], [1.0, 1.0]]))
            #expect(try opened.tensor(at: "linear.weight").elements == [2, 3, 4, 5])
            #expect(try bytes(path) == before)
            let again = try GraphModule(contentsOf: path)
            #expect(try again.tensor(at: "linear.weight").elements == [1, 2, 3, 4])
            try opened.save(to: path)
            #expect(
                try GraphModule(contentsOf: path).tensor(at: "weight").elements == [2, 3, 4, 5])
        }
    }

    @Test func `without tensors is a JSON text`() throws {
        try withFolder { folder in
            let path = folder + "/m.zip"
            try symbolicTrace { (x: Tensor) in x.relu() + 1 }.save(to: path)
            #expect(try bytes(path).first == UInt8(ascii: "{"))
            let opened = try GraphModule(contentsOf: path)
            #expect(try opened(Tensor([-1.0, 2.0])).elements == [1, 3])
        }
    }

    @Test func `as JSON has no tensors, and cannot be run`() throws {
        try withFolder { folder in
            let path = folder + "/m"
            try symbolicTrace(Net()).save(to: path, as: .json)
            #expect(
                message { _ = try GraphModule(contentsOf: path) }
                    == "\(path): the tensor 'first.weight' is missing; the graph and its weights "
                    + "are saved together as zip or folder")
            #expect(try ModelArchive(contentsOf: path).schema.paths.isEmpty == false)
        }
    }
}

@Suite struct `A stored layer` {
    private func archive(
        _ change: (inout ModelArchive) throws -> Void
    ) throws -> ModelArchive {
        var archive = try symbolicTrace(Net()).archive()
        try change(&archive)
        return archive
    }

    private func problem(_ change: (inout ModelArchive) throws -> Void) throws -> String? {
        let archive = try archive(change)
        return message { _ = try GraphModule(archive) }
    }

    @Test func `of an unknown type is refused until the type is registered`() throws {
        let renamed = try archive { archive in
            archive.schema["first"] = archive.schema.module(at: "first").map {
                .module(
                    ModuleSchema(
                        typeName: "ModelFileTests.Convolution", configuration: $0.configuration))
            }
        }
        #expect(
            message { _ = try GraphModule(renamed) }
                == "no layer is registered as 'ModelFileTests.Convolution': "
                + "ModuleRegistry.register(_:)")
        ModuleRegistry.register("ModelFileTests.Convolution") { _ in
            Conv2d(2, 4, kernelSize: 3)
        }
        #expect(try GraphModule(renamed).module(at: "first") is Conv2d)
    }

    @Test func `whose tensors do not fit is refused with their path`() throws {
        #expect(
            try problem { $0.schema["first.weight"] = .parameter(TensorSpec(.float32, [1])) }
                == "'first.weight' is f32[4, 2, 3, 3], the state has f32[1]")
        #expect(
            try problem { $0.schema["first.weight"] = nil }
                == "the state does not fit: missing first.weight")
        #expect(
            try problem { $0.schema["first.more"] = .parameter(TensorSpec(.float32, [1])) }
                == "the state does not fit: unexpected first.more")
        #expect(
            try problem { $0.tensors["scale"] = nil } == "the state does not fit: missing scale")
        #expect(
            try problem { $0.schema["norm"] = nil }?.hasPrefix("there is nothing at 'norm'") == true
        )
    }

    @Test func `keeps whether it is in training`() throws {
        let net = Net().eval()
        net.norm.isTraining = true
        let opened = try GraphModule(symbolicTrace(net).archive())
        #expect(try opened.module(at: "norm").isTraining)
        #expect(try !opened.module(at: "first").isTraining)
    }
}
