// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private final class Classifier: Module, Layer2 {
    let features = Sequential(Conv2d(1, 4, kernelSize: 3, padding: 1), ReLU())
    let norm = BatchNorm2d(4)
    @Parameter var scale = Tensor([1.5])
    let head = Linear(64, 3)

    func forward(_ x: Tensor, _ y: Tensor) -> [String: [Tensor]] {
        let scores = head(norm(features(x)).flatten(1)) * scale
        return ["all": [scores, scores.softmax(dim: -1) + y], "last": [y]]
    }
}

/// A layer that no library but the program's own knows.
private final class Own: Module, Layer {
    func forward(_ x: Tensor) -> Tensor { x }
}

private func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.appending(path: "fx-" + UUID().uuidString).path
}

/// The compilers of a machine with a toolchain share a cache, so that FX is linked once.
private let folder: String = {
    atexit { try? FileManager.default.removeItem(atPath: folder) }
    return temporaryFolder()
}()
private let compiler = ModuleCompiler(cacheFolder: folder)

@Suite(.serialized) struct `A compiled module` {
    /// The paths of compiled libraries in the cache, with the times of their last change.
    private func libraries() -> [String: Date] {
        var result: [String: Date] = [:]
        for path in FileManager.default.subpaths(atPath: folder) ?? []
        where path.contains("libCompiled") {
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: folder + "/" + path)
            result[path] = attributes?[.modificationDate] as? Date
        }
        return result
    }

    @Test func `gives the interpreter's numbers on shared state`() throws {
        let model = Classifier()
        let traced = try symbolicTrace(model)
        let fast = try traced.compiled(by: compiler)
        #expect(fast.inputNames == ["x", "y"])
        for _ in 0..<2 {
            let inputs: [Argument<Tensor>] = [
                .leaf(.randn([2, 1, 4, 4])), .leaf(.randn([2, 3])),
            ]
            let (found, expected) = (try fast.run(inputs), try traced.run(inputs))
            #expect(found.map(\.elements) == expected.map(\.elements))
            // What is passed through is the caller's own memory.
            let last = found.leaves.last ?? Tensor(0)
            #expect(last.storageIdentity == inputs[1].leaf?.storageIdentity)
        }
        // Writes are seen on both sides: each ran twice, and batch norm counts.
        #expect(model.norm.numBatchesTracked?.elements == [4])
        model.scale.fill_(0)
        model.head.weight.fill_(2)
        let inputs: [Argument<Tensor>] = [.leaf(.ones([1, 1, 4, 4])), .leaf(.zeros([1, 3]))]
        #expect(
            try fast.run(inputs).map(\.elements) == traced.run(inputs).map(\.elements))
    }

    @Test func `is compiled once, whoever asks`() async throws {
        let module = try symbolicTrace { (x: Tensor) in (x * 3).relu() }
        let copies = try (0..<3).map { _ in try module.compiled(by: compiler) }
        let before = libraries()
        #expect(Set(copies.map(\.libraryPath)).count == 1)
        let x = Tensor([-1.0, 2])
        #expect(try copies.map { try $0(x).elements } == [[0, 6], [0, 6], [0, 6]])
        // Threads and processes that ask at once wait for each other.
        let other = try symbolicTrace { (x: Tensor) in (x * 4).relu() }
        let (first, second) = (try other.swiftCode(), compiler)
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    let module = try symbolicTrace { (x: Tensor) in (x * 4).relu() }
                    return try module.compiled(by: second).libraryPath
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(paths.count == 1 && first.contains("* 4"))
        #expect(libraries().filter { before[$0.key] != nil } == before)
        #expect(libraries().count == before.count + 1)
        // What is in the cache needs no toolchain.
        let offline = ModuleCompiler(compilerPath: "/nowhere/swiftc", cacheFolder: folder)
        #expect(try module.compiled(by: offline)(x).elements == [0, 6])
    }

    @Test func `takes and gives what is no tensor`() throws {
        let graph = Graph()
        let x = try graph.placeholder("x")
        let scale = try graph.placeholder("scale", type: .double, defaultValue: 2.5)
        let product = try graph.callFunction(.operator.mul, [x, scale])
        try graph.output(
            Argument.tuple([.leaf(product), .none, .list([1, "a\"\n", true]), .leaf(scale)]))
        let module = try GraphModule(Module(), graph)
        let found = try module.compiled(by: compiler).run([.leaf(Tensor([2.0])), 1.5])
        #expect(found.pythonRepr(\.description) == "(tensor([3.]), None, [1, 'a\"\\n', True], 1.5)")
    }

    @Test func `throws what its operators throw, and goes on`() throws {
        let module = try symbolicTrace { (x: Tensor, y: Tensor) in x.matmul(y) }
        let fast = try module.compiled(by: compiler)
        let error = #expect(throws: CompilationError.self) {
            try fast(.ones([2, 3]), .ones([2, 3]))
        }
        #expect(error?.description.contains("matmul") == true)
        #expect(try fast(.ones([1, 2]), .ones([2, 1])).elements == [2])
        #expect(throws: CompilationError.self) {
            _ = try symbolicTrace { (x: Tensor) in (try? fast(x, x)) ?? x }
            _ = try fast.run([.function("torch.relu"), .none])
        }
    }

    @Test func `is refused by name without toolchain, library or a folder of its own`() throws {
        let module = try symbolicTrace { (x: Tensor) in x + 12345 }
        let missing = ModuleCompiler(compilerPath: "/nowhere/swiftc", cacheFolder: folder)
        #expect(throws: CompilationError.noToolchain(searched: ["/nowhere/swiftc"])) {
            try module.compiled(by: missing)
        }
        for library in [ModuleCompiler.Library.build("/nowhere"), .sources("/nowhere")] {
            #expect(throws: CompilationError.noLibrary(searched: ["/nowhere"])) {
                try module.compiled(by: ModuleCompiler(library: library, cacheFolder: folder))
            }
        }
        // A compiler that always fails says so in its log.
        let broken = ModuleCompiler(compilerPath: "/bin/ls", cacheFolder: folder)
        let error = #expect(throws: CompilationError.self) { try module.compiled(by: broken) }
        if case .commandFailed(let command, let log) = error {
            #expect(command.first == "/bin/ls" && !log.isEmpty)
        } else {
            Issue.record("\(String(describing: error))")
        }
        let open = temporaryFolder()
        try FileManager.default.createDirectory(
            atPath: open, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
        defer { try? FileManager.default.removeItem(atPath: open) }
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o777]
        try FileManager.default.setAttributes(attributes, ofItemAtPath: open)
        let unsafe = #expect(throws: CompilationError.self) {
            try module.compiled(by: ModuleCompiler(cacheFolder: open))
        }
        #expect(unsafe?.description.contains("others than its owner") == true)
    }

    @Test func `is refused for layers that only the program has`() throws {
        let graph = Graph()
        try graph.output(try graph.callModule("own", [graph.placeholder("x")]))
        let module = try GraphModule(attributes: ["own": .module(Own())], graph)
        #expect(throws: CompilationError.foreignModule("own", typeName: "Own")) {
            try module.compiled(by: compiler)
        }
    }

    /// FX is built anew, which takes minutes: for ci/nightly.
    @Test func `needs nothing but the sources of FX`() throws {
        guard ProcessInfo.processInfo.environment["FX_COMPILE_SOURCES"] != nil else {
            return print("skipped: code compiled against sources: FX_COMPILE_SOURCES is not set")
        }
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let compiler = ModuleCompiler(library: .sources(sources), cacheFolder: folder)
        let module = try symbolicTrace { (x: Tensor) in (x * 5).relu() }
        #expect(try module.compiled(by: compiler)(Tensor([-1.0, 2])).elements == [0, 10])
    }
}
