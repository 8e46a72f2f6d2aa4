// SPDX-License-Identifier: Apache-2.0

public import FX

/// A stored model that passes are run on.
public struct PassRun {
    /// The model as the passes that ran have left it.
    public let module: GraphModule

    private let source: String

    /// What the passes did.
    public private(set) var report = PassReport()

    /// Takes the model of a file.
    ///
    /// - Throws: What ``InspectedFile/completeModule()`` throws.
    public init(of file: InspectedFile) throws {
        module = try file.completeModule()
        source = file.source
    }

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
    /// - Throws: `PassError.unknownPass`.
    public static func check(_ names: [String]) throws {
        for name in names { _ = try StandardPasses.pipeline(named: name) }
    }

    /// Runs passes and pipelines by name, in order.
    ///
    /// - Parameters:
    ///   - names: Names of `StandardPasses`.
    ///   - stopsAfter: The number of changing passes after which to stop.
    ///   - progress: Gets a line for each pass.
    /// - Throws: `PassError` for names; ``InspectionError/unusable(_:_:)``.
    public mutating func run(
        _ names: [String], stopsAfter: Int? = nil, progress: @escaping (String) -> Void = { _ in }
    ) throws {
        let pipelines = try names.map(StandardPasses.pipeline(named:))
        var manager = try PassManager {
            for pipeline in pipelines { pipeline }
        }
        manager.stopsAfter = stopsAfter
        manager.observers.append { progress($0.description) }
        do {
            report = try manager.run(on: module)
        } catch { throw InspectionError.unusable(source, error) }
    }

    /// The graph as text.
    public var text: String { GraphText(module.graph, showsProvenance: true).description }
}
