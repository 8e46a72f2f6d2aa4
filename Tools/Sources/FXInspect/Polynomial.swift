// SPDX-License-Identifier: Apache-2.0

import FX

/// A symbolic number as a sum of products, each written once: `64*batch*n^2 + 3*n`.
///
/// Costs are sums over all nodes; as they were added up they would fill lines.
struct Polynomial {
    /// The factor of each product of names, which are sorted.
    private var terms: [[String]: Int] = [:]

    /// Products of sums multiply: more of them nobody reads, and they would take for ever.
    private static let limit = 100

    /// Nil where a number is too large, or the sum too long.
    init?(_ expression: SymbolicExpression) {
        switch expression {
        case .constant(let value): terms = value == 0 ? [:] : [[]: value]
        case .symbol(let name): terms = [[name]: 1]
        case .add(let a, let b):
            guard let a = Polynomial(a), let b = Polynomial(b), let sum = a.adding(b) else {
                return nil
            }
            self = sum
        case .multiply(let a, let b):
            guard let a = Polynomial(a), let b = Polynomial(b), let product = a.multiplied(by: b)
            else { return nil }
            self = product
        default:
            // A quotient, a minimum: as it stands.
            terms = [["(\(expression))"]: 1]
        }
    }

    private func adding(_ other: Polynomial) -> Polynomial? {
        var result = self
        for (names, factor) in other.terms {
            let (sum, overflow) = result.terms[names, default: 0].addingReportingOverflow(factor)
            if overflow { return nil }
            result.terms[names] = sum == 0 ? nil : sum
        }
        return result.terms.count <= Self.limit ? result : nil
    }

    private func multiplied(by other: Polynomial) -> Polynomial? {
        var result: Polynomial? = Polynomial(.constant(0))
        for (names, factor) in terms {
            for (others, second) in other.terms {
                let (product, overflow) = factor.multipliedReportingOverflow(by: second)
                if overflow { return nil }
                var term = Polynomial(.constant(0))
                term?.terms = [(names + others).sorted(): product]
                guard let known = result, let term else { return nil }
                result = known.adding(term)
            }
        }
        return result
    }
}

extension Polynomial: CustomStringConvertible {
    /// The products of the most factors first.
    var description: String {
        let sorted = terms.sorted { a, b in
            a.key.count != b.key.count
                ? a.key.count > b.key.count : a.key.lexicographicallyPrecedes(b.key)
        }
        let texts = sorted.map { names, factor in
            let powers = Self.powers(names)
            if powers.isEmpty { return String(factor) }
            return factor == 1 ? powers : "\(factor)*\(powers)"
        }
        return texts.isEmpty ? "0" : texts.joined(separator: " + ")
    }

    private static func powers(_ names: [String]) -> String {
        var parts: [(name: String, count: Int)] = []
        for name in names {
            if parts.last?.name == name {
                parts[parts.count - 1].count += 1
            } else {
                parts.append((name, 1))
            }
        }
        return parts.map { $0.count == 1 ? $0.name : "\($0.name)^\($0.count)" }
            .joined(separator: "*")
    }
}
