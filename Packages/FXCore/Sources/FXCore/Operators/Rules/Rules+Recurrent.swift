// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let recurrent = family(
        each(
            "gru.input rnn_tanh.input rnn_relu.input",
            InferenceRule { call in
                let state = try call.tensor("hx")
                return .tuple([
                    try call.sequence(width: state.shape.last), .tensor(state),
                ])
            }),
        each(
            "lstm.input",
            InferenceRule { call in
                let states = try call.tensors("hx")
                guard states.count == 2 else { throw call.failure("two states") }
                return .tuple([
                    try call.sequence(width: states[0].shape.last), .tensor(states[0]),
                    .tensor(states[1]),
                ])
            }),
        each(
            "lstm_cell",
            InferenceRule { call in
                let states = try call.tensors("hx")
                guard states.count == 2 else { throw call.failure("two states") }
                return .tuple(states.map { .tensor($0) })
            }),
        each("gru_cell rnn_tanh_cell rnn_relu_cell", same(as: "hx")))
}

extension InferenceCall {
    /// The states of all steps: the input's shape with another width.
    fileprivate func sequence(width: Dimension?) throws -> Argument<ValueSpec> {
        let input = try first()
        guard let width, input.shape.rank >= 2 else {
            throw failure("[steps, batch, width]", input.shape)
        }
        let directions: Dimension = bool("bidirectional") ? 2 : 1
        return .tensor(input.dtype, input.shape.dropLast() + [width * directions])
    }
}
