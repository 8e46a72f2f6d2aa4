// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// Writes what is known of a graph's values.
final class ProgramValueEncoder {
    let symbols: ProgramSymbols
    private(set) var names: Set<String> = []
    private var tensors: [ArgumentEntry<Never>] = []
    private var ints: [ArgumentEntry<Never>] = []
    private var floats: [ArgumentEntry<Never>] = []
    private var bools: [ArgumentEntry<Never>] = []

    init(symbols: ProgramSymbols) { self.symbols = symbols }

    /// Notes what is known of a value.
    ///
    /// - Parameter original: What the file that the graph comes from has; taken where it still says
    ///   the same.
    func note(
        _ value: ValueSpec, name: String, original: Literal? = nil, isParameter: Bool = false
    ) {
        guard names.insert(name).inserted else { return }
        switch value {
        case .tensor(let spec):
            if let original, symbols.describes(original, spec) {
                tensors.append(ArgumentEntry(name, original))
            } else {
                let encoded = symbols.encoded(spec, requiresGrad: isParameter)
                tensors.append(ArgumentEntry(name, encoded))
            }
        case .int(let dimension):
            if let original, symbols.dimension(original) == dimension {
                ints.append(ArgumentEntry(name, original))
            } else {
                ints.append(ArgumentEntry(name, symbols.encoded(dimension)))
            }
        case .double: floats.append(ArgumentEntry(name, original ?? symbols.unknown(name)))
        case .bool: bools.append(ArgumentEntry(name, original ?? symbols.unknown(name)))
        }
    }

    /// The graph's part of a program.
    func encoded(nodes: [Literal]) -> Literal {
        .dictionary([
            ArgumentEntry("nodes", .list(nodes)),
            ArgumentEntry("tensor_values", .dictionary(tensors)),
            ArgumentEntry("sym_int_values", .dictionary(ints)),
            ArgumentEntry("sym_bool_values", .dictionary(bools)),
            ArgumentEntry("sym_float_values", .dictionary(floats)),
        ])
    }
}
