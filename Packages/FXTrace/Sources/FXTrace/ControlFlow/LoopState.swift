// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// The state that a loop begins with.
///
/// A counter is a number in the call and a value in the bodies: while those are recorded, a tensor
/// stands for it.
struct LoopState {
    /// The state as the bodies are passed it.
    let arguments: [Argument<Tensor>]
    private var numbers: [ObjectIdentifier: Int] = [:]

    init(_ state: [Argument<Tensor>], _ types: [any ArgumentConvertible.Type]) {
        var numbers: [ObjectIdentifier: Int] = [:]
        arguments = zip(state, types).map { argument, type in
            guard type == SymInt.self, let number = argument.int else { return argument }
            let standIn = Tensor(number)
            numbers[standIn.identity] = number
            return .leaf(standIn)
        }
        self.numbers = numbers
    }

    /// The values as the call is given them.
    var operands: [Argument<Tensor>] {
        arguments.flatMap(\.leaves).map { tensor in
            numbers[tensor.identity].map { .int($0) } ?? .leaf(tensor)
        }
    }
}
