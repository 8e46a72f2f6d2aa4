// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A sum of products over labelled axes, such as `bij,bjk->bik`.
///
/// - SeeAlso: `torch.einsum`
struct EinsteinSum {
    /// A letter, or one of the axes that `...` stands for, counted from the last.
    enum Label: Hashable {
        case letter(Character)
        case ellipsis(Int)
    }

    var inputs: [[Label]]
    var output: [Label]

    /// Reads an equation for operands of some ranks.
    init(_ equation: String, ranks: [Int]) throws(TensorError) {
        let text = equation.filter { $0 != " " }
        let halves = text.components(separatedBy: "->")
        let terms = halves[0].split(separator: ",", omittingEmptySubsequences: false)
        guard halves.count <= 2, terms.count == ranks.count else {
            throw Self.wrong(
                equation, "an equation with a term for each of \(ranks.count) operands")
        }
        inputs = []
        for (term, rank) in zip(terms, ranks) {
            inputs.append(try Self.labels(String(term), rank: rank, equation))
        }
        let widest = inputs.joined().reduce(0) { count, label in
            if case .ellipsis(let index) = label { max(count, index + 1) } else { count }
        }
        let stretched = (0..<widest).reversed().map { Label.ellipsis($0) }
        if halves.count == 2 {
            output = try Self.outputLabels(halves[1], stretched, equation)
        } else {
            output = stretched + Self.implicitLetters(inputs)
        }
        let known = Set(inputs.joined())
        guard Set(output).count == output.count, output.allSatisfy(known.contains) else {
            throw Self.wrong(equation, "an output whose labels stand in the inputs, each once")
        }
    }

    init(inputs: [[Label]], output: [Label]) { (self.inputs, self.output) = (inputs, output) }

    /// Letters that stand once, in their order.
    private static func implicitLetters(_ inputs: [[Label]]) -> [Label] {
        var counts: [Character: Int] = [:]
        for case .letter(let letter) in inputs.joined() { counts[letter, default: 0] += 1 }
        return counts.filter { $0.value == 1 }.keys.sorted().map { .letter($0) }
    }

    private static func outputLabels(
        _ text: String, _ stretched: [Label], _ equation: String
    ) throws(TensorError) -> [Label] {
        let parts = text.components(separatedBy: "...")
        guard parts.count <= 2 else { throw wrong(equation, "an output with one '...' at most") }
        let letters = try parts.map { part throws(TensorError) in try Self.letters(part, equation) }
        return letters.count == 1 ? letters[0] : letters[0] + stretched + letters[1]
    }

    private static func labels(
        _ term: String, rank: Int, _ equation: String
    ) throws(TensorError) -> [Label] {
        let parts = term.components(separatedBy: "...")
        guard parts.count <= 2 else { throw wrong(equation, "terms with one '...' at most") }
        let letters = try parts.map { part throws(TensorError) in try Self.letters(part, equation) }
        let named = letters.reduce(0) { $0 + $1.count }
        guard named == rank || letters.count == 2 && named < rank else {
            throw wrong(equation, "an equation with a label for each of \(rank) axes")
        }
        if letters.count == 1 { return letters[0] }
        return letters[0] + (0..<rank - named).reversed().map { .ellipsis($0) } + letters[1]
    }

    private static func letters(
        _ text: String, _ equation: String
    ) throws(TensorError) -> [Label] {
        guard text.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            throw wrong(equation, "an equation of letters, commas, '...' and one '->'")
        }
        return text.map { .letter($0) }
    }

    private static func wrong(_ equation: String, _ expected: String) -> TensorError {
        .invalidValue(operation: "einsum", value: "'\(equation)'", expected: expected)
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var (result, rest) = ([String](), self[...])
        while let range = rest.firstRange(of: separator) {
            result.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return result + [String(rest)]
    }
}

// MARK: - Running

extension EinsteinSum {
    /// A tensor whose axes have labels, each once.
    struct Operand {
        var storage: TensorStorage
        var labels: [Label]

        /// The extent of a label; 1 where there is none.
        func extent(_ label: Label) -> Int {
            labels.firstIndex(of: label).map { storage.extents[$0] } ?? 1
        }

        /// The axes of some labels in their order, 1 for those that are missing.
        func arranged(_ wanted: [Label]) -> TensorStorage {
            let axes = wanted.map { labels.firstIndex(of: $0) }
            return storage.view(
                extents: axes.map { $0.map { storage.extents[$0] } ?? 1 },
                strides: axes.map { $0.map { storage.strides[$0] } ?? 0 })
        }
    }

    /// Multiplies operands from left to right, and sums an axis as soon as nothing needs it.
    func run(_ operands: [TensorStorage]) throws(TensorError) -> TensorStorage {
        try Kernels.requireEqualDTypes(operands, operation: "einsum")
        var terms: [Operand] = []
        for (operand, labels) in zip(operands, inputs) {
            terms.append(try Self.diagonal(operand, labels))
        }
        guard var result = terms.first else {
            throw .invalidArgument(
                operation: "einsum", parameter: "tensors", expected: "one tensor or more")
        }
        try checkExtents(terms)
        let sumsAlone = terms.count == 1 && !result.labels.allSatisfy(output.contains)
        if sumsAlone, result.storage.dtype.category <= .integer {
            // As a sum does; products of integers keep their dtype.
            result.storage = try Kernels.cast(result.storage, to: .int64)
        }
        for (index, term) in terms.enumerated().dropFirst() {
            let needed = Set(output).union(terms[(index + 1)...].flatMap(\.labels))
            result = try Self.product(result, term, keeping: needed)
        }
        let summed = try Self.sum(result) { output.contains($0) }
        let arranged = summed.arranged(output)
        let isView = operands.contains { $0.buffer === arranged.buffer }
        return isView ? try arranged.copied() : arranged
    }

    /// A label has one extent in all operands, or 1.
    private func checkExtents(_ terms: [Operand]) throws(TensorError) {
        var extents: [Label: Int] = [:]
        for term in terms {
            for (label, extent) in zip(term.labels, term.storage.extents) where extent != 1 {
                if let known = extents[label], known != extent {
                    throw .shapeMismatch(
                        .mismatch(
                            operation: "einsum", expected: "one extent for each label",
                            found: terms.map(\.storage.shape)))
                }
                extents[label] = extent
            }
        }
    }

    /// An operand in which a label stands several times: its diagonal.
    private static func diagonal(
        _ storage: TensorStorage, _ labels: [Label]
    ) throws(TensorError) -> Operand {
        var (own, extents, strides): ([Label], [Int], [Int]) = ([], [], [])
        for (axis, label) in labels.enumerated() {
            if let place = own.firstIndex(of: label) {
                guard extents[place] == storage.extents[axis] else {
                    throw .shapeMismatch(
                        .mismatch(
                            operation: "einsum", expected: "equal extents for a repeated label",
                            found: [storage.shape]))
                }
                strides[place] += storage.strides[axis]
            } else {
                own.append(label)
                extents.append(storage.extents[axis])
                strides.append(storage.strides[axis])
            }
        }
        return Operand(storage: storage.view(extents: extents, strides: strides), labels: own)
    }

    /// Sums the axes whose labels are not kept.
    private static func sum(
        _ operand: Operand, keeping keeps: (Label) -> Bool
    ) throws(TensorError) -> Operand {
        let axes = operand.labels.indices.filter { !keeps(operand.labels[$0]) }
        if axes.isEmpty { return operand }
        return Operand(
            storage: try Kernels.sum(
                operand.storage, axes: axes, keepsAxes: false, dtype: operand.storage.dtype),
            labels: operand.labels.filter(keeps))
    }

    /// One batched matrix product of two operands.
    private static func product(
        _ first: Operand, _ second: Operand, keeping needed: Set<Label>
    ) throws(TensorError) -> Operand {
        let a = try sum(first) { needed.contains($0) || second.labels.contains($0) }
        let b = try sum(second) { needed.contains($0) || a.labels.contains($0) }
        let shared = a.labels.filter(b.labels.contains)
        let batch = shared.filter(needed.contains)
        let inner = shared.filter { !needed.contains($0) }
        let left = a.labels.filter { !shared.contains($0) }
        let right = b.labels.filter { !shared.contains($0) }
        func extent(_ label: Label) -> Int {
            a.extent(label) == 1 ? b.extent(label) : a.extent(label)
        }
        func shaped(
            _ operand: Operand, _ rows: [Label], _ columns: [Label]
        ) throws(TensorError) -> TensorStorage {
            // An extent of 1 stands for any, so every shared axis is stretched.
            let labels = batch + rows + columns
            let whole = try operand.arranged(labels).expand(
                labels.map { shared.contains($0) ? extent($0) : operand.extent($0) })
            return try whole.reshape(
                [batch, rows, columns].map {
                    $0.reduce(1) { $0 * (shared.contains($1) ? extent($1) : operand.extent($1)) }
                })
        }
        let product = try Kernels.product(shaped(a, left, inner), shaped(b, inner, right))
        let labels = batch + left + right
        return Operand(
            storage: try product.reshape(
                batch.map(extent) + left.map(a.extent) + right.map(b.extent)), labels: labels)
    }
}
