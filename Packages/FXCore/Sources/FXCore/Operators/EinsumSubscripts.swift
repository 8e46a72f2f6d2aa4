// SPDX-License-Identifier: Apache-2.0

/// Which dimensions of tensors belong together in a sum of products: `ij,jk->ik`.
///
/// - SeeAlso: `torch.einsum`
public struct EinsumSubscripts {
    /// A label for each dimension of each operand.
    public var inputs: [[Int]]
    /// The labels of the result.
    public var output: [Int]

    public init(inputs: [[Int]], output: [Int]) { (self.inputs, self.output) = (inputs, output) }

    /// Whether one operand alone is summed: integers become `int64` then, as `torch.sum` makes them.
    public var sumsAlone: Bool {
        inputs.count == 1 && !inputs[0].allSatisfy(output.contains)
    }

    /// Reads an equation; nil where it is none for operands of these ranks.
    ///
    /// The dimensions of an ellipsis are negative labels, counted from the last one.
    public init?(_ equation: String, ranks: [Int]) {
        let text = equation.filter { $0 != " " }
        let sides = text.split(separator: "->", omittingEmptySubsequences: false)
        guard (1...2).contains(sides.count) else { return nil }
        let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false)
        guard terms.count == ranks.count else { return nil }
        var inputs: [[Int]] = []
        var width = 0
        for (term, rank) in zip(terms, ranks) {
            guard let labels = Self.labels(term, rank: rank) else { return nil }
            width = max(width, labels.count { $0 < 0 })
            inputs.append(labels)
        }
        self.inputs = inputs
        if sides.count == 2 {
            let term = sides[1]
            let letters = term.filter(\.isLetter).count
            let rank = letters + (term.contains("...") ? width : 0)
            guard let labels = Self.labels(term, rank: rank), Set(labels).count == labels.count,
                labels.allSatisfy({ $0 < 0 || inputs.joined().contains($0) })
            else { return nil }
            output = labels
        } else {
            let all = inputs.flatMap(\.self)
            let once = Set(all.filter { $0 >= 0 }).filter { label in
                all.count { $0 == label } == 1
            }
            output = (0..<width).map { $0 - width } + once.sorted()
        }
    }

    /// The labels of one operand.
    private static func labels(_ term: Substring, rank: Int) -> [Int]? {
        let parts = term.split(separator: "...", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isLetter } })
        else { return nil }
        let sides = parts.map { $0.compactMap { $0.asciiValue.map(Int.init) } }
        let missing = rank - sides.joined().count
        guard parts.count == 2 ? missing >= 0 : missing == 0 else { return nil }
        return sides[0] + (0..<missing).map { $0 - missing } + (sides.count > 1 ? sides[1] : [])
    }
}
