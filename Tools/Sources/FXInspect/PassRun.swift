// SPDX-License-Identifier: Apache-2.0

public import FX

/// A stored model that passes are run on.
public struct PassRun {
    private let module: GraphModule

    /// What the passes did.
    public private(set) var report = PassReport()

    /// Opens a model.
    ///
    /// - Throws: ``ArchiveError``, ``ModuleError``.
    public init(path: String) throws { module = try GraphModule(contentsOf: path) }

    /// The names of all passes and pipelines, with a sentence for each.
    public static var list: String {
        let width = StandardPasses.all.map(\.name.count).max() ?? 0
        return StandardPasses.all.map { entry in
            entry.name + String(repeating: " ", count: width - entry.name.count + 2)
                + entry.abstract
        }.joined(separator: "\n")
    }

    /// Checks that there are passes and pipelines of some names.
    ///
    /// - Throws: ``PassError/unknownPass(_:known:)``.
    public static func check(_ names: [String]) throws {
        for name in names { _ = try StandardPasses.pipeline(named: name) }
    }

    /// Runs passes and pipelines by name, in order.
    ///
    /// - Parameters:
    ///   - names: Names of ``StandardPasses``.
    ///   - stopsAfter: The number of changing passes after which to stop.
    ///   - progress: Gets a line for each pass.
    /// - Throws: ``PassError``.
    public mutating func run(
        _ names: [String], stopsAfter: Int? = nil, progress: @escaping (String) -> Void = { _ in }
    ) throws {
        let pipelines = try names.map(StandardPasses.pipeline(named:))
        var manager = try PassManager {
            for pipeline in pipelines { pipeline }
        }
        manager.stopsAfter = stopsAfter
        manager.observers.append { progress($0.description) }
        report = try manager.run(on: module)
    }

    /// The graph as text.
    public var text: String { GraphText(module.graph, showsProvenance: true).description + "\n" }

    /// Stores the model, in the format that the file's name says: `.pt2` for PyTorch, `.json` for the
    /// graph alone, a name with a slash at its end for a folder, and a zip file for any other.
    ///
    /// - Throws: ``ArchiveError``.
    public func save(to path: String) throws {
        if path.hasSuffix(".pt2") {
            try module.save(to: path, as: .pt2)
        } else if path.hasSuffix(".json") {
            try module.save(to: path, as: .json)
        } else if path.hasSuffix("/") {
            try module.save(to: String(path.dropLast()), as: .folder)
        } else {
            try module.save(to: path, as: .zip)
        }
    }
}
