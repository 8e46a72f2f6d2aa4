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
            let known = original.flatMap { symbols.describes($0, spec) ? $0 : nil }
            tensors.append(
                ArgumentEntry(name, known ?? symbols.encoded(spec, requiresGrad: isParameter)))
        case .int(let dimension):
            let known = original.flatMap { symbols.dimension($0) == dimension ? $0 : nil }
            ints.append(ArgumentEntry(name, known ?? symbols.encoded(dimension)))
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
