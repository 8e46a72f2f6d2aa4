// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Rows of a table, by index.
///
/// - Shapes: `x: [...]` of integers, `weight: [count, width]` → `[..., width]`
/// - SeeAlso: `torch.nn.Embedding`
public final class Embedding: Module, Layer, StandardLayer {
    public let embeddingCount: Int
    public let embeddingDim: Int

    /// The row that starts as zeros and is not trained.
    public let paddingIdx: Int?

    /// The largest norm of a row that is looked up: longer ones are shortened in place.
    public let maxNorm: Double?
    public let normType: Double
    @Parameter public var weight: Tensor

    /// Creates a table of numbers of the standard normal distribution.
    ///
    /// - Precondition: The counts are positive, and the padding index is one of a row.
    public init(
        _ embeddingCount: Int, _ embeddingDim: Int, paddingIdx: Int? = nil, maxNorm: Double? = nil,
        normType: Double = 2
    ) {
        precondition(embeddingCount > 0 && embeddingDim > 0, "Embedding needs positive counts")
        self.embeddingCount = embeddingCount
        self.embeddingDim = embeddingDim
        self.paddingIdx = paddingIdx.map { $0 < 0 ? $0 + embeddingCount : $0 }
        self.maxNorm = maxNorm
        self.normType = normType
        let row = self.paddingIdx
        precondition(
            row.map { (0..<embeddingCount).contains($0) } ?? true,
            "the padding index must be one of a row")
        _weight = Parameter(
            wrappedValue: .table(embeddingCount, embeddingDim, zeroRow: row))
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let count = try c.count("num_embeddings")
        self.init(
            count, try c.count("embedding_dim"),
            paddingIdx: try c.index("padding_idx", below: count),
            maxNorm: try c.optional("max_norm") { key throws(ModuleError) in try c.double(key) },
            normType: try c.double("norm_type", default: 2))
    }

    public func forward(_ x: Tensor) -> Tensor {
        let weight = weight
        if maxNorm.map({ weight.shortenRows(x, to: $0, normType) }) ?? true {
            return F.embedding(x, weight, paddingIdx: paddingIdx)
        }
        return F.embedding(
            x, weight, paddingIdx: paddingIdx, maxNorm: maxNorm, normType: normType)
    }

    public override var members: [ModuleMember] { .of(["weight": _weight]) }

    /// Rows are shortened in place where a largest norm is set.
    public override var isPure: Bool { maxNorm == nil }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "num_embeddings": embeddingCount, "embedding_dim": embeddingDim,
            "padding_idx": paddingIdx, "max_norm": maxNorm, "norm_type": normType,
        ])
    }

    public override var summary: String {
        let entries = configuration
        let given = entries[2...].filter { !$0.value.isNone && $0.value != .double(2) }
        return (entries[..<2] + given).torchText(unnamed: 2)
    }
}

extension Tensor {
    /// A new table of numbers of the standard normal distribution, with one row of zeros.
    static func table(_ count: Int, _ width: Int, zeroRow row: Int?) -> Tensor {
        let table = Tensor.initial([count, width], deviation: 1)
        if let row, InitialWeights.areDrawn, !table.isPoisoned { table[row].fill_(0) }
        return table
    }
}

extension Tensor {
    /// Shortens the rows of some indices to a largest norm, in place.
    ///
    /// - Returns: Whether it was done: not to a value of a trace.
    /// - SeeAlso: `torch.embedding_renorm_`
    func shortenRows(_ indices: Tensor, to most: Double, _ normType: Double) -> Bool {
        if isTraced || indices.isTraced { return false }
        let flat = indices.reshape([-1])
        let rows = indexSelect(0, flat)
        let norms = rows.norm(p: normType, dim: 1, keepdim: true)
        // Rows that are short enough keep their bits.
        let factors = torch.where(norms.gt(most), Tensor(most) / (norms + 1e-7), Tensor(1.0))
        indexCopy_(0, flat, rows * factors)
        return true
    }
}

extension ModuleConfiguration {
    /// An index of so many, which may count from the back; nil where there is none.
    func index(_ key: String, below count: Int) throws(ModuleError) -> Int? {
        try optional(key) { key throws(ModuleError) in
            let index = try int(key)
            try require((-count..<count).contains(index), key)
            return index
        }
    }
}
