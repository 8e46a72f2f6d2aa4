// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension DotWriter {
    /// The cluster that hides a node; -1 where it is drawn.
    private func hider(of id: Int32) -> Int {
        var cluster = Int(clusters.owners[Int(id)])
        if clusters.clusters[cluster].depth <= depth { return -1 }
        while clusters.clusters[cluster].depth > depth + 1 {
            cluster = clusters.clusters[cluster].parent
        }
        return cluster
    }

    mutating func writeEdges() {
        let isFolded = clusters.clusters.contains { $0.depth > depth }
        let distances = DotDistances(reader)
        var specs = [String?](repeating: nil, count: reader.idLimit)
        var lastUser = [Int32](repeating: -1, count: reader.idLimit)
        var drawn: Set<SIMD2<Int>> = []
        var id = reader.first
        while id >= 0 {
            specs[Int(id)] = reader.isUnused(id) ? nil : specText(id)
            let run = reader.arguments(of: id)
            for index in run.start..<run.end {
                let value = reader.nodeID(at: index)
                guard value >= 0, lastUser[Int(value)] != id, !isFoldedState[Int(value)],
                    isDrawn[Int(value)] || isDrawn[Int(id)]
                else { continue }
                lastUser[Int(value)] = id
                writeOutside(value)
                writeOutside(id)
                let areDrawn = isDrawn[Int(value)] && isDrawn[Int(id)]
                let isFar = areDrawn && distances.isFar(value, from: id)
                if isFolded {
                    writeFoldedEdge(value, id, specs[Int(value)], isFar, &drawn)
                    continue
                }
                writeStart(value, for: isFar ? id : nil)
                writeName(id)
                endEdge(specs[Int(value)])
            }
            id = reader.next(after: id)
        }
    }

    /// Writes the name of a node that is no part of the drawing, and joined to one that is.
    private mutating func writeOutside(_ id: Int32) {
        guard !isDrawn[Int(id)], outside.insert(id).inserted else { return }
        text += "    "
        writeName(id)
        text += " [shape=plaintext, style=\"\", fontcolor=gray40];\n"
    }

    /// Begins an arrow at a value, or at its name where the value is far from a user.
    private mutating func writeStart(_ value: Int32, for user: Int32?) {
        text += "    "
        guard let user else {
            writeName(value)
            text += " -> "
            return
        }
        var name = TextBuffer()
        name.append("\"")
        name += prefix
        reader.appendName(of: value, to: &name)
        name += " for "
        reader.appendName(of: user, to: &name)
        name.append("\"")
        text += name
        text += " [label=\"%"
        reader.appendName(of: value, to: &text)
        text += "\", shape=plaintext, style=\"\"];\n    "
        text += name
        text += " -> "
    }

    private mutating func endEdge(_ spec: String?) {
        if let spec {
            text += " [label=\""
            text += spec
            text += "\"]"
        }
        text += ";\n"
    }

    private mutating func writeFoldedEdge(
        _ value: Int32, _ user: Int32, _ spec: String?, _ isFar: Bool,
        _ drawn: inout Set<SIMD2<Int>>
    ) {
        let (from, to) = (hider(of: value), hider(of: user))
        if from >= 0, from == to { return }
        let target = to >= 0 ? -1 - to : Int(user)
        guard drawn.insert([Int(value), target]).inserted else { return }
        if from >= 0, !isFar {
            text += "    "
            text += DotText.quoted(boxName(clusters.clusters[from]))
            text += " -> "
        } else {
            writeStart(value, for: isFar ? user : nil)
        }
        if to >= 0 {
            text += DotText.quoted(boxName(clusters.clusters[to]))
        } else {
            writeName(user)
        }
        endEdge(spec)
    }
}

/// How far values are from their users, in nodes.
///
/// An arrow that passes many others costs Graphviz minutes, and nobody can follow it: where a value
/// has many users, those far away are given its name.
private struct DotDistances {
    private var positions: [Int32]
    private var userCounts: [Int32]
    private let isSmall: Bool

    /// From how many users on a value's arrows may be cut, and from which distance on.
    private static let (users, distance): (Int32, Int32) = (3, 20)

    init(_ reader: GraphReader) {
        // Small graphs are drawn as they are.
        isSmall = reader.count <= 100
        positions = []
        userCounts = []
        if isSmall { return }
        positions = [Int32](repeating: 0, count: reader.idLimit)
        userCounts = positions
        var (id, position) = (reader.first, Int32(0))
        while id >= 0 {
            positions[Int(id)] = position
            position += 1
            let run = reader.arguments(of: id)
            for index in run.start..<run.end {
                let value = reader.nodeID(at: index)
                if value >= 0 { userCounts[Int(value)] += 1 }
            }
            id = reader.next(after: id)
        }
    }

    /// Whether a value is drawn by its name beside a user.
    func isFar(_ value: Int32, from user: Int32) -> Bool {
        !isSmall && userCounts[Int(value)] >= Self.users
            && positions[Int(user)] - positions[Int(value)] > Self.distance
    }
}
