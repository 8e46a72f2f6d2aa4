// SPDX-License-Identifier: Apache-2.0

import FX

/// How long it takes to open a model that is there already, such as one that PyTorch exported.
struct ModelOpening {
    private let nodes: Int
    /// Milliseconds to the graph and its tensors, and to a module that can be run.
    private let archive: [Double]
    private let module: [Double]

    /// Opens a model several times; the first one, which is not counted, finds the file on disk.
    init(_ path: String, repeats: Int) throws {
        let first = try ModelArchive(contentsOf: path)
        nodes = first.graph.nodes.count
        archive = try (0..<repeats).map { _ in
            try Self.milliseconds { try ModelArchive(contentsOf: path) }
        }
        module = try (0..<repeats).map { _ in
            try Self.milliseconds { try GraphModule(contentsOf: path) }
        }
    }

    private static func milliseconds<Value>(_ body: () throws -> Value) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try body()
        let time = start.duration(to: clock.now) / .milliseconds(1)
        withExtendedLifetime(value) {}
        return time
    }

    var json: String {
        func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }
        return #"{"nodes": \#(nodes), "archive_ms": \#(median(archive)), "#
            + #""module_ms": \#(median(module))}"#
    }
}
