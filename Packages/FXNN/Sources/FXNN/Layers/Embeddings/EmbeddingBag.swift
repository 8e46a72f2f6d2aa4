// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Sums, means or maxima of bags of a table's rows.
///
/// The inputs are indices, where each bag starts (or none, where the indices have two dimensions:
/// a row is a bag then), and what each row counts.
///
/// - Shapes: `x: [count]` or `[bags, size]`, `weight: [rows, width]` → `[bags, width]`
/// - SeeAlso: `torch.nn.EmbeddingBag`
public final class EmbeddingBag: Module, Layer3, StandardLayer {
    /// What becomes of a bag's rows.
    public enum Mode: String, Sendable {
        case sum, mean, max
    }

    public let embeddingCount: Int
    public let embeddingDim: Int
    public let maxNorm: Double?
    public let normType: Double
    public let mode: Mode

    /// Whether the last offset is the end of the last bag.
    public let includesLastOffset: Bool

    /// The row that no bag counts.
    public let paddingIdx: Int?
    @Parameter public var weight: Tensor

    static var torchInputs: [String] { ["input", "offsets", "per_sample_weights"] }

    /// Creates a table of numbers of the standard normal distribution.
    ///
    /// - Precondition: The counts are positive, and the padding index is one of a row.
    public init(
        _ embeddingCount: Int, _ embeddingDim: Int, maxNorm: Double? = nil, normType: Double = 2,
        mode: Mode = .mean, includesLastOffset: Bool = false, paddingIdx: Int? = nil
    ) {
        precondition(embeddingCount > 0 && embeddingDim > 0, "EmbeddingBag needs positive counts")
        self.embeddingCount = embeddingCount
        self.embeddingDim = embeddingDim
        self.maxNorm = maxNorm
        self.normType = normType
        self.mode = mode
        self.includesLastOffset = includesLastOffset
        self.paddingIdx = paddingIdx.map { $0 < 0 ? $0 + embeddingCount : $0 }
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
            maxNorm: try c.optional("max_norm") { key throws(ModuleError) in try c.double(key) },
            normType: try c.double("norm_type", default: 2),
            mode: try c.choice("mode", default: .mean),
            includesLastOffset: try c.bool("include_last_offset", default: false),
            paddingIdx: try c.index("padding_idx", below: count))
    }

    public func forward(_ x: Tensor, _ offsets: Tensor?, _ weights: Tensor?) -> Tensor {
        let weight = weight
        let isShort = maxNorm.map { weight.shortenRows(x, to: $0, normType) } ?? true
        return F.embeddingBag(
            x, weight, offsets: offsets, maxNorm: isShort ? nil : maxNorm,
            normType: isShort ? 2 : normType, mode: mode.rawValue, perSampleWeights: weights,
            includeLastOffset: includesLastOffset, paddingIdx: paddingIdx)
    }

    public func callAsFunction(
        _ x: Tensor, offsets: Tensor? = nil, perSampleWeights: Tensor? = nil,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor { self(x, offsets, perSampleWeights, fileID: fileID, line: line) }

    /// Rows are shortened in place where a largest norm is set.
    public override var isPure: Bool { maxNorm == nil }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "num_embeddings": embeddingCount, "embedding_dim": embeddingDim,
            "max_norm": maxNorm, "norm_type": normType, "mode": mode.rawValue,
            "padding_idx": paddingIdx, "include_last_offset": includesLastOffset,
        ])
    }

    public override var summary: String {
        let entries = configuration
        let given = entries[2..<6].filter { !$0.value.isNone && $0.value != .double(2) }
        return (entries[..<2] + given).torchText(unnamed: 2)
    }
}
