// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension torch {
    /// Runs layers of long short-term memory over `[t, n, width]`.
    ///
    /// Gives the outputs and the last states, of outputs and memory.
    ///
    /// - SeeAlso: `torch.lstm`
    public static func lstm(
        _ input: Tensor, _ hx: [Tensor], _ params: [Tensor], _ hasBiases: Bool, _ numLayers: Int,
        _ dropout: Double, _ train: Bool, _ bidirectional: Bool, _ batchFirst: Bool,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.lstm"),
                [
                    .given(input), .given(hx), .given(params), .given(hasBiases),
                    .given(numLayers), .given(dropout), .given(train), .given(bidirectional),
                    .given(batchFirst),
                ],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Runs one step of long short-term memory.
    ///
    /// - SeeAlso: `torch.lstm_cell`
    public static func lstmCell(
        _ input: Tensor, _ hx: [Tensor], _ wIh: Tensor, _ wHh: Tensor, _ bIh: Tensor?,
        _ bHh: Tensor?, fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.lstm_cell"),
                [.given(input), .given(hx), .given(wIh), .given(wHh), .given(bIh), .given(bHh)],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Runs layers of gated recurrent units over `[t, n, width]`.
    ///
    /// Gives the outputs and the last states.
    ///
    /// - SeeAlso: `torch.gru`
    public static func gru(
        _ input: Tensor, _ hx: Tensor, _ params: [Tensor], _ hasBiases: Bool, _ numLayers: Int,
        _ dropout: Double, _ train: Bool, _ bidirectional: Bool, _ batchFirst: Bool,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.gru"),
                [
                    .given(input), .given(hx), .given(params), .given(hasBiases),
                    .given(numLayers), .given(dropout), .given(train), .given(bidirectional),
                    .given(batchFirst),
                ],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Runs one step of gated recurrent units.
    ///
    /// - SeeAlso: `torch.gru_cell`
    public static func gruCell(
        _ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, _ bIh: Tensor?,
        _ bHh: Tensor?, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.gru_cell"),
            [.given(input), .given(hx), .given(wIh), .given(wHh), .given(bIh), .given(bHh)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Runs layers of recurrent cells with tanh over `[t, n, width]`.
    ///
    /// Gives the outputs and the last states.
    ///
    /// - SeeAlso: `torch.rnn_tanh`
    public static func rnnTanh(
        _ input: Tensor, _ hx: Tensor, _ params: [Tensor], _ hasBiases: Bool, _ numLayers: Int,
        _ dropout: Double, _ train: Bool, _ bidirectional: Bool, _ batchFirst: Bool,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.rnn_tanh"),
                [
                    .given(input), .given(hx), .given(params), .given(hasBiases),
                    .given(numLayers), .given(dropout), .given(train), .given(bidirectional),
                    .given(batchFirst),
                ],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Runs one step of recurrent cells with tanh.
    ///
    /// - SeeAlso: `torch.rnn_tanh_cell`
    public static func rnnTanhCell(
        _ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, _ bIh: Tensor?,
        _ bHh: Tensor?, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rnn_tanh_cell"),
            [.given(input), .given(hx), .given(wIh), .given(wHh), .given(bIh), .given(bHh)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Runs layers of recurrent cells with ReLU over `[t, n, width]`.
    ///
    /// Gives the outputs and the last states.
    ///
    /// - SeeAlso: `torch.rnn_relu`
    public static func rnnRelu(
        _ input: Tensor, _ hx: Tensor, _ params: [Tensor], _ hasBiases: Bool, _ numLayers: Int,
        _ dropout: Double, _ train: Bool, _ bidirectional: Bool, _ batchFirst: Bool,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> TensorList {
        TensorList(
            Dispatch.value(
                .function("torch.rnn_relu"),
                [
                    .given(input), .given(hx), .given(params), .given(hasBiases),
                    .given(numLayers), .given(dropout), .given(train), .given(bidirectional),
                    .given(batchFirst),
                ],
                at: SourceLocation(file: fileID, line: line)))
    }

    /// Runs one step of recurrent cells with ReLU.
    ///
    /// - SeeAlso: `torch.rnn_relu_cell`
    public static func rnnReluCell(
        _ input: Tensor, _ hx: Tensor, _ wIh: Tensor, _ wHh: Tensor, _ bIh: Tensor?,
        _ bHh: Tensor?, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .function("torch.rnn_relu_cell"),
            [.given(input), .given(hx), .given(wIh), .given(wHh), .given(bIh), .given(bHh)],
            at: SourceLocation(file: fileID, line: line))
    }
}
