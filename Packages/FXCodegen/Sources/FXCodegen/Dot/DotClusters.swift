// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// The modules that a graph's nodes were recorded in, as a tree, and which node is in which.
struct DotClusters {
    struct Cluster {
        var path: String
        var typeName: String
        var parent: Int
        var depth: Int
        var children: [Int] = []
        /// The nodes in it, without those of modules inside: the ends of a list.
        var first: Int32 = -1
        var last: Int32 = -1
        /// The number of nodes in it and inside.
        var count = 0
    }

    /// The first is the graph itself.
    private(set) var clusters = [Cluster(path: "", typeName: "", parent: -1, depth: 0)]
    /// The node behind one in the list of its cluster.
    private(set) var followers: [Int32]
    /// The cluster of each node.
    private(set) var owners: [Int32]
    private var children: [Key: Int] = [:]

    private struct Key: Hashable {
        var parent: Int
        var path: String
    }

    /// - Parameter isDrawn: Whether a node is drawn; others are in no module.
    init(_ reader: GraphReader, isDrawn: (Int32) -> Bool = { _ in true }) {
        followers = [Int32](repeating: -1, count: reader.idLimit)
        owners = [Int32](repeating: 0, count: reader.idLimit)
        var id = reader.first
        var (frames, current) = ([ModuleFrame](), 0)
        while id >= 0 {
            defer { id = reader.next(after: id) }
            guard isDrawn(id) else { continue }
            let modules = reader.metadata(of: id)[.provenance]?.modules ?? []
            if modules != frames { (frames, current) = (modules, find(modules)) }
            add(id, to: current)
        }
        for index in clusters.indices.reversed() where clusters[index].parent >= 0 {
            clusters[clusters[index].parent].count += clusters[index].count
        }
    }

    private mutating func find(_ frames: [ModuleFrame]) -> Int {
        var current = 0
        for frame in frames where !frame.path.isRoot {
            let key = Key(parent: current, path: frame.path.text)
            if let known = children[key] {
                current = known
                continue
            }
            let new = clusters.count
            clusters.append(
                Cluster(
                    path: frame.path.text, typeName: frame.typeName, parent: current,
                    depth: clusters[current].depth + 1))
            clusters[current].children.append(new)
            children[key] = new
            current = new
        }
        return current
    }

    private mutating func add(_ id: Int32, to cluster: Int) {
        owners[Int(id)] = Int32(cluster)
        let last = clusters[cluster].last
        if last < 0 { clusters[cluster].first = id } else { followers[Int(last)] = id }
        clusters[cluster].last = id
        clusters[cluster].count += 1
    }

    /// The greatest depth of modules at which no more than so many boxes are drawn.
    func depth(forBoxes limit: Int) -> Int {
        let deepest = clusters.map(\.depth).max() ?? 0
        if clusters[0].count <= limit { return deepest }
        for depth in stride(from: deepest, to: 0, by: -1) where boxCount(at: depth) <= limit {
            return depth
        }
        return 0
    }

    /// The number of boxes where modules deeper than a depth are folded.
    private func boxCount(at depth: Int) -> Int {
        var count = 0
        for cluster in clusters {
            if cluster.depth == depth + 1 { count += 1 }
            if cluster.depth <= depth {
                count += cluster.count - cluster.children.reduce(0) { $0 + clusters[$1].count }
            }
        }
        return count
    }
}
