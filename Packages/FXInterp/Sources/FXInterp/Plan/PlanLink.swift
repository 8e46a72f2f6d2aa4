// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The kind of a value, as far as it decides which overload an operator means.
enum PlanValueKind: UInt8 {
    case tensor, int, double, tensors, ints
    /// What is looked at anew in each run.
    case other

    init(_ value: Argument<Tensor>) {
        switch value {
        case .leaf: self = .tensor
        case .int: self = .int
        case .double: self = .double
        case .list(let items), .tuple(let items): self = Self.ofItems(items)
        default: self = .other
        }
    }

    private static func ofItems(_ items: [Argument<Tensor>]) -> Self {
        guard let first = items.first else { return .other }
        let kind = PlanValueKind(first)
        guard items.allSatisfy({ PlanValueKind($0) == kind }) else { return .other }
        return kind == .tensor ? .tensors : kind == .int ? .ints : .other
    }

    /// The kind as a parameter takes it.
    var argumentKind: ArgumentKind? {
        switch self {
        case .tensor: .tensor
        case .int: .int
        case .double: .double
        case .tensors: .list(.tensor, count: nil)
        case .ints: .list(.int, count: nil)
        case .other: nil
        }
    }
}

/// An operator that a step calls: overload and kernel found, and where each parameter finds its
/// argument.
///
/// It belongs to one frame: the call that it hands to the kernel is the same object each time.
final class PlanLink {
    struct Source {
        let parameter: Int
        let slot: Int
        let kind: PlanValueKind
        /// Whether the value may be taken out of its slot, since nobody needs it there any more.
        let moves: Bool
    }

    private let kernel: KernelTable.Kernel
    private let sources: [Source]
    /// Parameters that take a tree with values in it, such as a list of tensors.
    private let trees: [(parameter: Int, tree: Argument<Int>, slots: [Source])]
    @exclusivity(unchecked) private var call: OperatorCall<Tensor>

    /// Nil where a value is of a kind that must be looked at in each run.
    ///
    /// - Throws: ``OperatorError`` where no overload fits, ``TensorError`` where it has no kernel.
    init?(
        _ callee: Callee, _ step: PlanStep, _ slots: UnsafeMutablePointer<Argument<Tensor>>
    ) throws {
        var isFixed = true
        step.forEachSlot { if PlanValueKind(slots[$0]) == .other { isFixed = false } }
        guard isFixed else { return nil }
        let linked = try LinkedOperator(callee, step.arguments, step.keywords) { slot in
            PlanValueKind(slots[slot]).argumentKind
        }
        func source(_ parameter: Int, _ slot: Int, moves: Bool) -> Source {
            Source(
                parameter: parameter, slot: slot, kind: PlanValueKind(slots[slot]), moves: moves)
        }
        var sources: [Source] = []
        var trees: [(parameter: Int, tree: Argument<Int>, slots: [Source])] = []
        var literals: [Argument<Tensor>] = []
        for (parameter, argument) in linked.call.arguments.enumerated() {
            literals.append(argument.literal() ?? .none)
            if let slot = argument.leaf {
                let moves = step.lastUses.contains(slot) && step.uses(of: slot) == 1
                sources.append(source(parameter, slot, moves: moves))
            } else if argument.containsLeaf() {
                let slots = argument.leaves.map { source(parameter, $0, moves: false) }
                trees.append((parameter, argument, slots))
            }
        }
        self.sources = sources
        self.trees = trees
        kernel = linked.kernel
        call = OperatorCall(schema: linked.call.schema, arguments: literals)
    }

    /// Whether the values are still of the kinds for which the overload was found.
    func fits(_ slots: UnsafeMutablePointer<Argument<Tensor>>) -> Bool {
        for source in sources {
            if source.kind == .tensor, case .leaf = slots[source.slot] { continue }
            if PlanValueKind(slots[source.slot]) != source.kind { return false }
        }
        for tree in trees {
            for source in tree.slots where PlanValueKind(slots[source.slot]) != source.kind {
                return false
            }
        }
        return true
    }

    func run(_ slots: UnsafeMutablePointer<Argument<Tensor>>) throws -> Argument<Tensor> {
        for source in sources {
            if source.moves {
                swap(&call.arguments[source.parameter], &slots[source.slot])
            } else {
                call.arguments[source.parameter] = slots[source.slot]
            }
        }
        for (parameter, tree, _) in trees {
            call.arguments[parameter] = tree.flatMap { slots[$0] }
        }
        do {
            let result = try kernel(call)
            letGo()
            return result
        } catch {
            // The error tells what the operator was given.
            for source in sources where source.moves {
                swap(&call.arguments[source.parameter], &slots[source.slot])
            }
            letGo()
            throw error
        }
    }

    private func letGo() {
        for source in sources { call.arguments[source.parameter] = .none }
        for tree in trees { call.arguments[tree.parameter] = .none }
    }
}

extension PlanStep {
    func forEachSlot(_ body: (Int) -> Void) {
        for argument in arguments { argument.forEachLeaf(body) }
        for entry in keywords.entries { entry.value.forEachLeaf(body) }
    }

    /// How often the step reads a slot.
    func uses(of slot: Int) -> Int {
        var count = 0
        forEachSlot { if $0 == slot { count += 1 } }
        return count
    }
}
