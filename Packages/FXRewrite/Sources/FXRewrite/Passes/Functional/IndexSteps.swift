// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

extension ViewStep {
    /// The steps of an index of Python, such as `x[0, :, None]`; nil where it is made of tensors,
    /// which copy, or where the rank that an ellipsis needs is not known.
    static func steps(
        of index: Argument<Node>, on source: Node
    ) -> [ViewStep]? {
        var items: [Argument<Node>] = [index]
        if case .tuple(let parts) = index { items = parts }
        if let ellipsis = items.firstIndex(where: \.isEllipsis) {
            guard let rank = source.spec?.shape.rank else { return nil }
            let used = items.count { !$0.isEllipsis && !$0.isNone }
            let full = Argument<Node>.slice(start: .none, stop: .none, step: .none)
            items.replaceSubrange(
                ellipsis...ellipsis, with: Array(repeating: full, count: max(0, rank - used)))
        }
        var steps: [ViewStep] = []
        var axis = 0
        for item in items {
            let dim = Value.int(axis)
            switch item {
            case .none:
                steps.append(aten("unsqueeze.default", [dim], .reshape))
                axis += 1
            case .int:
                let scatter = Inverse.scatter("select_scatter.default", [dim, item])
                steps.append(aten("select.int", [dim, item], scatter))
            case .slice(let start, let stop, let step):
                let bounds = [dim, start, stop, step.isNone ? .int(1) : step]
                steps.append(
                    aten("slice.Tensor", bounds, .scatter("slice_scatter.default", bounds)))
                axis += 1
            default: return nil
            }
        }
        return steps
    }

    private static func aten(
        _ name: String, _ rest: [Value], _ inverse: Inverse
    ) -> ViewStep {
        ViewStep(
            .callFunction(FunctionTarget("torch.ops.aten." + name)), [.none] + rest, [:], inverse)
    }
}

extension Argument {
    fileprivate var isEllipsis: Bool {
        if case .ellipsis = self { true } else { false }
    }
}
