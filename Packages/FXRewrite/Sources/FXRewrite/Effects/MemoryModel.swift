// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXTensor

/// Which values of a graph may share memory, and who writes to it.
///
/// Values that may share are one class: views, results in place, what an unknown function gives,
/// reads of one tensor under several paths. A module that is called has a class, too, which is that
/// of the reads of what is in it. A class says too much rather than too little. It is found only
/// where something is written at all.
final class MemoryModel {
    private let context: MatchContext
    private let finder: EffectFinder
    private var parents: [Int32: Int32] = [:]
    private var writers: [Int32: [Node]] = [:]
    /// A read of each path, and of each storage.
    private var reads: [ModulePath: Int32] = [:]
    private var storages: [ObjectIdentifier: Int32] = [:]
    /// Numbers that no node has, for the state of modules that are called.
    private var modules: [ModulePath: Int32] = [:]

    /// Whether a node writes to memory.
    private(set) var hasWrites = false

    init(_ context: MatchContext) {
        self.context = context
        finder = EffectFinder(context)
        // Most graphs have operations of which no call writes: then no node is asked.
        guard context.graph.operations.contains(where: finder.mayWrite) else { return }
        var effects: [(Node, MemoryEffects)] = []
        for node in context.graph.nodes {
            let found = finder.effects(of: node)
            if !found.isPure { hasWrites = true }
            let isState = node.opcode == .getAttribute || node.opcode == .callModule
            if !found.isPure || !found.shares.isEmpty || isState {
                effects.append((node, found))
            }
        }
        guard hasWrites else { return }
        // Reads of what is in a module may stand before its call.
        for (node, _) in effects {
            if case .callModule(let path) = node.operation { noteCall(of: path) }
        }
        for (path, id) in modules { uniteWithModules(around: path, id) }
        for (node, found) in effects { note(node, found) }
    }

    /// Takes a new node into account.
    func note(_ node: Node) {
        let found = finder.effects(of: node)
        if !found.isPure { hasWrites = true }
        note(node, found)
    }

    /// Lets a value stand for another one from now on.
    func unite(_ one: Node, _ other: Node) { unite(one.id, other.id) }

    private func note(_ node: Node, _ effects: MemoryEffects) {
        switch node.operation {
        case .getAttribute(let path): noteRead(of: path, node)
        case .callModule(let path): noteCall(of: path)
        default: break
        }
        for other in effects.shares { unite(other.id, node.id) }
        for written in classes(writtenBy: effects) { writers[written, default: []].append(node) }
    }

    private func noteRead(of path: ModulePath, _ node: Node) {
        if let known = reads[path] {
            unite(known, node.id)
            return
        }
        reads[path] = node.id
        if let tensor = context.tensor(at: path) { noteStorage(of: tensor, node.id) }
        uniteWithModules(around: path, node.id)
    }

    /// One tensor may stand at several paths, alone or in modules.
    private func noteStorage(of tensor: Tensor, _ id: Int32) {
        guard let storage = tensor.storageIdentity else { return }
        if let known = storages[storage] { unite(known, id) } else { storages[storage] = id }
    }

    private func noteCall(of path: ModulePath) {
        if modules[path] != nil { return }
        let id = -2 - Int32(modules.count)
        modules[path] = id
        for tensor in context.tensors(inModuleAt: path) { noteStorage(of: tensor, id) }
        uniteWithModules(around: path, id)
        if reads.isEmpty { return }
        for (read, value) in reads where read.text.hasPrefix(path.text + ".") { unite(value, id) }
    }

    private func uniteWithModules(around path: ModulePath, _ id: Int32) {
        if modules.isEmpty { return }
        var next = path.parent
        while let outer = next {
            if let module = modules[outer] { unite(module, id) }
            next = outer.isRoot ? nil : outer.parent
        }
    }

    private func root(_ id: Int32) -> Int32 {
        var id = id
        while let parent = parents[id] {
            if let next = parents[parent] { parents[id] = next }
            id = parent
        }
        return id
    }

    private func unite(_ one: Int32, _ other: Int32) {
        let (one, other) = (root(one), root(other))
        if one == other { return }
        parents[other] = one
        if let moved = writers.removeValue(forKey: other) { writers[one, default: []] += moved }
    }

    func mayShare(_ one: Node, _ other: Node) -> Bool { root(one.id) == root(other.id) }

    /// The nodes that write to what a value may share, in no order.
    func writers(to value: Node) -> [Node] {
        (writers[root(value.id)] ?? []).filter { !$0.isErased }
    }

    /// The nodes that write to what a node reads, the state of a module that it calls included.
    func writers(toWhatIsReadBy node: Node) -> [Node] {
        guard hasWrites else { return [] }
        return classes(readBy: node).flatMap { writers[$0] ?? [] }.filter { !$0.isErased }
    }

    // MARK: - Classes

    /// Numbers of the memory that a node reads, the state of a module that it calls included.
    func classes(readBy node: Node) -> [Int32] {
        switch node.operation {
        case .getAttribute: return [root(node.id)]
        case .callModule(let path):
            let state = modules[path].map { [root($0)] } ?? []
            return node.inputs.map { root($0.id) } + state
        default: return node.inputs.map { root($0.id) }
        }
    }

    /// Numbers of the memory that a node writes to, or may write to.
    func classes(writtenBy node: Node) -> [Int32] {
        classes(writtenBy: finder.effects(of: node))
    }

    private func classes(writtenBy effects: MemoryEffects) -> [Int32] {
        let state = effects.writesState.flatMap { modules[$0] }.map { [root($0)] } ?? []
        return effects.writes.map { root($0.id) } + state
    }

    /// Whether something writes to memory of a class.
    func isWritten(_ memoryClass: Int32) -> Bool { writers[memoryClass] != nil }

    /// The values that a node is known to write to.
    ///
    /// A rule that names something unknown is taken to know it.
    func targets(of node: Node) -> [Node] {
        let effects = finder.effects(of: node)
        return effects.isUnknown ? [] : effects.writes
    }
}
