// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of a model, in a folder or in a zip file.
enum ModelFolder {
    static let graph = "graph.json"
    static let weights = "weights.safetensors"
    static let names = [graph, weights]

    /// Maps the files of a folder; the weights are nil where there are none.
    ///
    /// Both are opened in one folder, so that they belong together also while it is replaced.
    static func read(
        _ path: String
    ) throws(ArchiveError) -> (graph: ByteRegion, weights: ByteRegion?) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .cannotRead(path, reason: SystemError.last.reason) }
        defer { close(folder) }
        guard exists(graph, in: folder) else { throw .missingPart(path, name: graph) }
        let graphFile = try MappedFile(graph, in: folder, path: "\(path)/\(graph)")
        guard exists(weights, in: folder) else { return (graphFile.region, nil) }
        let weightsFile = try MappedFile(weights, in: folder, path: "\(path)/\(weights)")
        return (graphFile.region, weightsFile.region)
    }

    private static func exists(_ name: String, in folder: Int32) -> Bool {
        faccessat(folder, name, F_OK, 0) == 0
    }
}
