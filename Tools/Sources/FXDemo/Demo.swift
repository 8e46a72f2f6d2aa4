// SPDX-License-Identifier: Apache-2.0

import FX
public import Foundation

/// torch.fx's introduction as one program: write, run, trace, print, transform, store.
///
/// Every step compares what it changed with what it should give, and throws where they differ.
public struct Demo {
    private let folder: URL
    private let show: (String) -> Void

    /// - Parameters:
    ///   - folder: Where the graph is written, as file, texts, code and drawing.
    ///   - show: Takes the text.
    public init(folder: URL, show: @escaping (String) -> Void) {
        self.folder = folder
        self.show = show
    }

    /// Runs all steps.
    ///
    /// - Throws: `ArchiveError` where the folder cannot be written; what a step throws.
    public func run() throws {
        torch.manualSeed(0)
        try makeFolder()
        let traced = try traceAndPrint()
        try store(traced)
        try insertReLU()
        try replaceAdd()
        try insertConstant()
        try foldBatchNorm()
        try decompose()
        try transform()
        try analyse(traced)
        try buildFromConfiguration()
    }

    private func section(_ title: String) { show("\n== \(title)\n") }

    private func traceAndPrint() throws -> GraphModule {
        let model = MyModule()
        let x = Tensor.randn([3, 4])
        section("A module, run eagerly")
        let expected = model(x)
        show("\(model)\n\n\(expected)")

        section("Traced: the graph")
        let traced = try symbolicTrace(model)
        try traced.validate()
        show("\(traced.graph)")
        section("The table")
        show("\(GraphTable(traced.graph))")
        section("The code, in Python")
        show(try traced.pythonCode)
        section("The code, in Swift")
        show(try traced.swiftCode(typeName: "MyModuleTraced"))
        show(try Comparison.report("eager and traced", expected, try traced(x)))
        return traced
    }

    private func store(_ module: GraphModule) throws {
        section("Stored and opened again")
        let file = folder.appending(path: "graph.json").path
        let archive = ModelArchive(graph: module.graph, schema: module.stateSchema())
        try archive.write(to: file)
        let opened = try ModelArchive(contentsOf: file)
        guard opened.graph.description == module.graph.description else {
            throw Comparison.Failure(what: "stored and opened graph", difference: .infinity)
        }
        let dot = DotGenerator().generate(opened.graph, schema: opened.schema)
        try write(dot, to: "graph.dot")
        try write("\(opened.graph)\n", to: "graph.txt")
        try write("\(GraphTable(opened.graph))\n", to: "table.txt")
        try write(try module.pythonCode, to: "forward.py")
        try write(try module.swiftCode(typeName: "MyModuleTraced"), to: "MyModuleTraced.swift")
        show("graph.json: \(try archive.json().count) bytes, the same graph when opened")
        show("graph.dot: \(dot.utf8.count) bytes")
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
            throw ArchiveError.cannotWrite(folder.relativePath, reason: reason)
        }
    }

    private func write(_ text: String, to name: String) throws {
        try ResultFile.write(Array(text.utf8), to: folder.appending(path: name).relativePath)
    }

    private func insertReLU() throws {
        section("A relu before each linear layer, in a new graph and in place")
        let model = MyModule()
        let x = Tensor.randn([3, 4])
        let traced = try symbolicTrace(model)
        let rebuilt = try InsertReLU.intoNewGraph(traced)
        try InsertReLU.inPlace(traced)
        show("\(traced.graph)")
        let expected = model.linear((x + model.param).relu()).clamp(min: 0.0, max: 1.0)
        show(try Comparison.report("in place", expected, try traced(x)))
        show(try Comparison.report("new graph", expected, try rebuilt(x)))
    }

    private func replaceAdd() throws {
        section("add replaced by mul")
        let traced = try symbolicTrace(AddModule())
        try ReplaceAdd.byMultiply(traced)
        show("\(traced.graph)")
        let product = try traced(Tensor([1, 2, 3]), Tensor([4, 5, 6]))
        show("[1, 2, 3], [4, 5, 6] -> \(product)")
        show(try Comparison.report("product", Tensor([4, 10, 18]), product))
    }

    private func insertConstant() throws {
        section("topk of sums, and a constant added before linear")
        let model = TopKModule()
        let x = Tensor.randn([5, 4])
        let traced = try symbolicTrace(model)
        show("\(GraphTable(traced.graph))\n")
        try InsertConstant.beforeLinear(traced)
        show(try traced.pythonCode)
        let expected = torch.topk(
            torch.sum(model.linear(x + model.linear.weight + 1).relu(), dim: -1), 3)
        let result = try traced.run([.leaf(x)])
        let values = result.items?.first?.leaf ?? Tensor.zeros([0])
        show("values \(values)")
        show(try Comparison.report("values", expected.values, values, tolerance: 1e-5))
    }

    private func foldBatchNorm() throws {
        section("Convolution and batch norm become one convolution")
        let model = ConvolutionAndNorm()
        let x = Tensor.randn([2, 3, 8, 8])
        for _ in 0..<3 { _ = model(x) }  // running statistics that are not 0 and 1
        model.eval()
        let traced = try symbolicTrace(model)
        let count = try FoldBatchNorm().run(on: traced)
        show("\(traced.graph)\n\n\(traced)\n\n\(count) batch norm folded")
        show(try Comparison.report("folded", model(x), try traced(x), tolerance: 1e-5))
    }

    private func decompose() throws {
        section("relu written as (x > 0) * x, by retracing")
        let traced = try symbolicTrace { (x: Tensor) in F.relu(x) }
        let decomposed = try DecomposeReLU.run(traced)
        show("\(decomposed.graph)")
        let x = Tensor([-1.0, 0.0, 1.0])
        show(try Comparison.report("decomposed", try traced(x), try decomposed(x)))
    }

    private func transform() throws {
        section("A transformer that turns add into mul")
        let transformed = try MultiplyInsteadOfAdd(symbolicTrace(AddModule())).transform()
        show("\(transformed.graph)")
        let product = try transformed(Tensor(2.0), Tensor(3.0))
        show("2.0, 3.0 -> \(product)")
        show(try Comparison.report("product", Tensor(6.0), product))
    }

    private func analyse(_ traced: GraphModule) throws {
        section("Traced for analysis only")
        for (target, count) in Analysis.operationCounts(of: traced.graph) {
            show("\(count) x \(target)")
        }
        show("linear layers: \(Analysis.linearLayers(of: traced).map(\.name))")
    }

    private func buildFromConfiguration() throws {
        section("A model built from a JSON file, without a module")
        try write(ConfiguredModel.example, to: "model.json")
        let model = try ConfiguredModel(
            json: try Data(contentsOf: folder.appending(path: "model.json")))
        show("\(model.graph)\n")
        show(
            try SwiftGenerator().generate(
                model.graph, schema: model.schema, typeName: "ConfiguredModel"))
        let output = try model.makeModule()(Tensor.randn([2, 4]))
        show("runs: output \(output.spec)")
    }
}
