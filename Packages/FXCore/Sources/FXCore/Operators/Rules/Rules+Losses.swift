// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let losses = family(
        each(
            "mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy "
                + "binary_cross_entropy_with_logits soft_margin_loss",
            InferenceRule { call in
                let names = ["self", "input", "target"]
                return .tensor(
                    try call.promotedDType(Array(names.dropLast())),
                    try call.reduced(call.broadcast(names)))
            }),
        each(
            "kl_div",
            InferenceRule { call in
                .tensor(
                    try call.first().dtype, try call.reduced(call.broadcast(["self", "target"])))
            }),
        each(
            "cross_entropy_loss nll_loss nll_loss_nd nll_loss2d",
            InferenceRule { call in
                let input = try call.first()
                let target = try call.tensor("target").shape
                // Probabilities instead of classes have the input's shape.
                let isProbability = target.rank == input.shape.rank
                let axis = input.shape.rank > 1 ? 1 : 0
                let shape = isProbability ? target.reduced(axes: [axis], keepsAxes: false) : target
                return .tensor(input.dtype, call.classReduced(shape))
            }),
        each(
            "nll_loss_forward nll_loss2d_forward",
            InferenceRule { call in
                let (input, target) = (try call.first(), try call.tensor("target"))
                let number = Shape([Dimension]())
                return .tuple([
                    .tensor(input.dtype, call.classReduced(target.shape)),
                    .tensor(input.dtype, number),
                ])
            }),
        each(
            "margin_ranking_loss",
            InferenceRule { call in
                let names = ["input1", "input2", "target"]
                return .tensor(
                    try call.promotedDType(names), try call.reduced(call.broadcast(names)))
            }),
        each(
            "poisson_nll_loss",
            InferenceRule { call in
                let names = ["input", "target"]
                return .tensor(
                    try call.promotedDType(names), try call.reduced(call.broadcast(names)))
            }),
        each(
            "triplet_margin_loss",
            InferenceRule { call in
                let names = ["anchor", "positive", "negative"]
                let shape = try call.broadcast(names)
                return .tensor(
                    try call.promotedDType(names), call.reduced(Shape(shape.dropLast())))
            }),
        each(
            "cosine_similarity",
            InferenceRule { call in
                let shape = try call.broadcast(["x1", "x2"])
                return .tensor(
                    try call.promotedDType(["x1", "x2"]),
                    shape.reduced(axes: [try call.axis(of: shape, fallback: 1)], keepsAxes: false))
            }))
}

extension InferenceCall {
    /// The shape after PyTorch's `reduction` argument: 0 keeps all losses, 1 and 2 leave one.
    fileprivate func reduced(_ shape: Shape) -> Shape {
        1...2 ~= int("reduction") ?? 1 ? Shape([Dimension]()) : shape
    }

    /// The same for losses of classes, which take any other number for 2.
    fileprivate func classReduced(_ shape: Shape) -> Shape {
        int("reduction") == 0 ? shape : Shape([Dimension]())
    }
}
