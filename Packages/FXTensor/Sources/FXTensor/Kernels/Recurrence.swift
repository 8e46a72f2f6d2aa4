// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// The kinds of recurrent cell.
enum RecurrentCell {
    case lstm, gru, tanh, relu

    /// How many rows of a weight belong to one element of the state.
    var gates: Int {
        switch self {
        case .lstm: 4
        case .gru: 3
        case .tanh, .relu: 1
        }
    }

    var name: String {
        switch self {
        case .lstm: "lstm"
        case .gru: "gru"
        case .tanh: "rnn_tanh"
        case .relu: "rnn_relu"
        }
    }
}

/// The weights of one layer in one direction.
struct RecurrentWeights {
    var input: TensorStorage
    var hidden: TensorStorage
    var inputBias: TensorStorage?
    var hiddenBias: TensorStorage?
    /// What an LSTM's output is multiplied by, where it is.
    var projection: TensorStorage?

    func converted(to dtype: DType) throws(TensorError) -> RecurrentWeights {
        RecurrentWeights(
            input: try input.real(as: dtype), hidden: try hidden.real(as: dtype),
            inputBias: try inputBias?.real(as: dtype), hiddenBias: try hiddenBias?.real(as: dtype),
            projection: try projection?.real(as: dtype))
    }

    /// Makes sure that the weights go together and with a state.
    func check(
        _ cell: RecurrentCell, inputs: Int, hidden size: Int, outputs: Int, operation: String
    ) throws(TensorError) {
        let rows = cell.gates * size
        let isRight =
            input.extents == [rows, inputs] && hidden.extents == [rows, outputs]
            && (inputBias == nil || inputBias?.extents == [rows])
            && (hiddenBias == nil || hiddenBias?.extents == [rows])
            && (projection == nil ? outputs == size : projection?.extents == [outputs, size])
        guard isRight else {
            let found = [input, hidden, inputBias, hiddenBias, projection].compactMap { $0?.shape }
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "weights [\(rows), \(inputs)] and [\(rows), \(outputs)], "
                        + "biases [\(rows)]", found: found))
        }
    }
}

/// One step of a cell over rows, in place of the state.
private enum CellLoops<Real: WideElement> {
    @inline(__always)
    static func sigmoid(_ x: Real) -> Real { 1 / (1 + (-x).exponential) }

    /// `hidden` and `memory` are `[rows, size]`; the gates `[rows, gates * size]`.
    static func step(
        _ cell: RecurrentCell, _ inputGates: TensorStorage, firstRow: Int,
        _ hiddenGates: TensorStorage, _ hidden: TensorStorage, _ memory: TensorStorage?,
        rows: Int, size: Int
    ) {
        let width = cell.gates * size
        let x = inputGates.pointer(as: Real.self) + firstRow * width
        let g = hiddenGates.pointer(as: Real.self)
        let h = hidden.pointer(as: Real.self)
        let c = memory?.pointer(as: Real.self)
        for row in 0..<rows {
            let (a, b) = (x + row * width, g + row * width)
            let state = h + row * size
            switch cell {
            case .lstm: if let c { lstm(a, b, state, c + row * size, size) }
            case .gru: gru(a, b, state, size)
            case .tanh:
                for index in 0..<size { state[index] = (a[index] + b[index]).hyperbolicTangent }
            case .relu:
                for index in 0..<size {
                    let sum = a[index] + b[index]
                    state[index] = sum < 0 ? 0 : sum
                }
            }
        }
    }

    /// Gates in the order input, forget, cell, output.
    @inline(__always)
    private static func lstm(
        _ a: UnsafeMutablePointer<Real>, _ b: UnsafeMutablePointer<Real>,
        _ state: UnsafeMutablePointer<Real>, _ memory: UnsafeMutablePointer<Real>, _ size: Int
    ) {
        for index in 0..<size {
            let input = sigmoid(a[index] + b[index])
            let forget = sigmoid(a[size + index] + b[size + index])
            let new = (a[2 * size + index] + b[2 * size + index]).hyperbolicTangent
            let output = sigmoid(a[3 * size + index] + b[3 * size + index])
            let value = forget * memory[index] + input * new
            memory[index] = value
            state[index] = output * value.hyperbolicTangent
        }
    }

    /// Gates in the order reset, update, new.
    @inline(__always)
    private static func gru(
        _ a: UnsafeMutablePointer<Real>, _ b: UnsafeMutablePointer<Real>,
        _ state: UnsafeMutablePointer<Real>, _ size: Int
    ) {
        for index in 0..<size {
            let reset = sigmoid(a[index] + b[index])
            let update = sigmoid(a[size + index] + b[size + index])
            let new = (a[2 * size + index] + reset * b[2 * size + index]).hyperbolicTangent
            state[index] = new + update * (state[index] - new)
        }
    }
}

/// A sequence in which the samples that are not at their end yet come first at each step.
struct PackedRows {
    /// `[rows, width]`
    var rows: TensorStorage
    /// How many samples take part in each step.
    var batchSizes: [Int]

    /// Makes sure that the steps use all rows and never more samples than the one before.
    func check(samples: Int, operation: String) throws(TensorError) {
        let isOrdered = zip(batchSizes, batchSizes.dropFirst()).allSatisfy { $0 >= $1 }
        guard rows.rank == 2, isOrdered, batchSizes.allSatisfy({ $0 > 0 && $0 <= samples }),
            batchSizes.reduce(0, +) == rows.extents[0]
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "packed rows of \(samples) samples at most a step, never more than "
                        + "in the step before", found: [rows.shape]))
        }
    }
}

/// The state of one layer in one direction: `[samples, outputs]`, and the memory of an LSTM.
struct RecurrentState {
    var hidden: TensorStorage
    var memory: TensorStorage?
}

extension RecurrentCell {
    /// Runs one layer in one direction over all steps, in float32 or float64.
    ///
    /// - Parameter state: Changed in place into the one after the last step.
    /// - Returns: The outputs, `[rows, outputs]`.
    func run(
        _ sequence: PackedRows, _ weights: RecurrentWeights, _ state: RecurrentState,
        isReversed: Bool
    ) throws(TensorError) -> TensorStorage {
        let inputGates = try Kernels.linear(sequence.rows, weights.input, weights.inputBias)
            .contiguous()
        let outputs = state.hidden.extents[1]
        let result = try TensorStorage.allocate(
            sequence.rows.dtype, [sequence.rows.extents[0], outputs])
        var starts: [Int] = []
        var row = 0
        for count in sequence.batchSizes {
            starts.append(row)
            row += count
        }
        let steps = Array(zip(starts, sequence.batchSizes))
        for (start, count) in isReversed ? steps.reversed() : steps {
            let hidden = try state.hidden.slice(0, start: 0, end: count)
            try step(
                inputGates, firstRow: start, weights,
                RecurrentState(
                    hidden: hidden, memory: state.memory?.slice(0, start: 0, end: count)))
            Kernels.moveBytes(
                from: hidden, to: try result.slice(0, start: start, end: start + count))
        }
        return result
    }

    /// One step for the rows of a state, in place.
    func step(
        _ inputGates: TensorStorage, firstRow: Int, _ weights: RecurrentWeights,
        _ state: RecurrentState
    ) throws(TensorError) {
        let size = weights.hidden.extents[0] / gates
        let hiddenGates = try Kernels.linear(state.hidden, weights.hidden, weights.hiddenBias)
            .contiguous()
        let rows = state.hidden.extents[0]
        // With a projection, what a cell gives is wider than the state.
        let target =
            try weights.projection == nil
            ? state.hidden : TensorStorage.allocate(state.hidden.dtype, [rows, size])
        if target.dtype == .float64 {
            CellLoops<Double>.step(
                self, inputGates, firstRow: firstRow, hiddenGates, target, state.memory,
                rows: rows, size: size)
        } else {
            CellLoops<Float>.step(
                self, inputGates, firstRow: firstRow, hiddenGates, target, state.memory,
                rows: rows, size: size)
        }
        if let projection = weights.projection {
            Kernels.moveBytes(
                from: try Kernels.linear(target, projection, nil), to: state.hidden)
        }
    }
}
