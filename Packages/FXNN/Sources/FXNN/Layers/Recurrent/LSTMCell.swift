// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// A step of long short-term memory; the second input is the state, zeros if not given.
///
/// - Shapes: `x: [n, in]`, states `[n, hidden]` → as the states
/// - SeeAlso: `torch.nn.LSTMCell`
public final class LSTMCell: RecurrentCell, Callable, StandardLayer {
    /// - Precondition: The counts are positive.
    public init(_ inputSize: Int, _ hiddenSize: Int, bias: Bool = true) {
        super.init(gates: 4, inputSize, hiddenSize, bias)
    }

    public init(configuration: ModuleConfiguration) throws {
        try super.init(gates: 4, configuration: configuration)
    }

    public func forward(_ x: Tensor, _ state: LSTMState?) -> (Tensor, Tensor) {
        let result = withBatch(x, state.map { [$0.hidden, $0.cell] }, count: 2) { x, states in
            torch.lstmCell(x, states, weightIh, weightHh, biasIh, biasHh).unpacked(2)
        }
        return (result[0], result[1])
    }

    public func callAsFunction(
        _ x: Tensor, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) {
        call({ self.forward($0, nil) }, x, fileID: fileID, line: line)
    }

    public func callAsFunction(
        _ x: Tensor, _ state: LSTMState?, fileID: StaticString = #fileID, line: Int = #line
    ) -> (Tensor, Tensor) { call(forward, x, state, fileID: fileID, line: line) }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try apply(forward, arguments)
    }

    public var placeholderNames: [String] { ["input", "hx"] }
}
