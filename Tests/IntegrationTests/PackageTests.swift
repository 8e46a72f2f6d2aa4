// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

private final class Classifier: Module, Layer {
    let features = Sequential(Conv2d(1, 4, kernelSize: 3, padding: 1), ReLU())
    let norm = BatchNorm2d(4)
    let head = Linear(64, 3)

    func forward(_ x: Tensor) -> ArgumentTuple<Tensor, Tensor> {
        let scores = head(norm(features(x)).flatten(1))
        return ArgumentTuple(scores, scores.softmax(dim: -1))
    }
}

@Suite struct `A package with the generated module` {
    /// With FX_PACKAGE_FOLDER the package goes there, for ci/check-package to build, and depends on
    /// the repository at FX_PACKAGE_PATH.
    @Test func `has all that it takes to build it`() throws {
        let environment = ProcessInfo.processInfo.environment
        let folder =
            environment["FX_PACKAGE_FOLDER"]
            ?? FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer {
            if environment["FX_PACKAGE_FOLDER"] == nil {
                try? FileManager.default.removeItem(atPath: folder)
            }
        }
        let module = try symbolicTrace(Classifier().eval())
        let x = Tensor.randn([2, 1, 4, 4])
        let url = "https://example.org/a\"b/swift-fx.git"
        let path = environment["FX_PACKAGE_PATH"]
        try module.writePackage(
            to: folder, dependency: path.map { .path($0) } ?? .url(url, exact: "1000.0.0"),
            cases: [[.leaf(x)]])
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        #expect(
            files.filter { !$0.hasPrefix(".build") && $0.contains(".") } == [
                ".gitignore", "Package.swift", "README.md",
                "Sources/Classifier/Classifier+Weights.swift",
                "Sources/Classifier/Classifier.swift", "Sources/run-Classifier/main.swift",
                "Tests/ClassifierTests/ClassifierTests.swift",
                "Tests/ClassifierTests/cases.safetensors", "weights.fx",
            ])
        let manifest = try String(contentsOfFile: folder + "/Package.swift", encoding: .utf8)
        let quoted = url.replacing("\"", with: "\\\"")
        if path == nil {
            #expect(manifest.contains("package(url: \"\(quoted)\", exact: \"1000.0.0\")"))
            #expect(manifest.contains("package: \"swift-fx\""))
        }
        let cases = try SafetensorsFile(
            contentsOf: folder + "/Tests/ClassifierTests/cases.safetensors")
        #expect(cases.names.sorted() == ["0.in.x", "0.out.0", "0.out.1"])
        #expect(try cases.tensor("0.in.x").elements == x.elements)
        let state = try ModuleState(contentsOf: folder + "/weights.fx")
        #expect(
            try state.tensor("head.weight").elements == module.tensor(at: "head.weight").elements)
        let norm: BatchNorm2d = try state.module("norm")
        #expect(!norm.isTraining)
    }

    @Test func `is refused with inputs that no file holds`() throws {
        let module = try symbolicTrace { (x: Tensor) in x + 1 }
        #expect(throws: PackageError.noTensor(input: "x")) {
            try module.writePackage(
                to: "/nowhere", name: "Net", dependency: .path("../swift-fx"), cases: [[1]])
        }
        #expect(throws: PackageError.wrongInputCount(expected: ["x"], found: 0)) {
            try module.writePackage(
                to: "/nowhere", name: "Net", dependency: .path("../swift-fx"), cases: [[]])
        }
        #expect(throws: CodegenError.illegalTypeName("../evil")) {
            try module.writePackage(to: "/nowhere", name: "../evil", dependency: .path("x"))
        }
        #expect(throws: ArchiveError.self) {
            try module.writePackage(to: "/proc/nowhere", name: "Net", dependency: .path("x"))
        }
    }
}
