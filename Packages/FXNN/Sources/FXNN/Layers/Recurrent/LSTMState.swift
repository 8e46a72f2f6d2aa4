// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The state of long short-term memory: outputs and memory.
///
/// Of a traced value, each part that is read is recorded as `operator.getitem`.
public struct LSTMState: ArgumentConvertible, Sendable {
    private let parts: TensorList

    public init(_ hidden: Tensor, _ cell: Tensor) { parts = TensorList([hidden, cell]) }

    public init?(argument: Argument<Tensor>) {
        guard let parts = TensorList(argument: argument), parts.elements?.count ?? 2 == 2 else {
            return nil
        }
        self.parts = parts
    }

    private init(_ parts: TensorList) { self.parts = parts }

    /// The outputs of the last step.
    public var hidden: Tensor { parts[0] }

    /// The memory after the last step.
    public var cell: Tensor { parts[1] }

    /// Both parts, as unpacking into two names gives them in Python.
    public var unpacked: (hidden: Tensor, cell: Tensor) { (parts[0], parts[1]) }

    public var argument: Argument<Tensor> {
        parts.elements.map { .tuple($0.map { .leaf($0) }) } ?? parts.argument
    }

    public static func standing(for traced: Tensor) -> LSTMState {
        LSTMState(TensorList.standing(for: traced))
    }
}
