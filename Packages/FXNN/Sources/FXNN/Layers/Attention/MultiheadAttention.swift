// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Attention of several heads, with its projections.
///
/// - Shapes: `query: [l, n, e]`, `key: [s, n, kdim]`, `value: [s, n, vdim]` → `[l, n, e]`, and the
///   weights `[n, l, s]`; `n` comes first where ``batchFirst`` is set
/// - SeeAlso: `torch.nn.MultiheadAttention`
public final class MultiheadAttention: Module, Callable, StandardLayer {
    public let embedDim: Int
    public let headCount: Int
    public let dropout: Double
    public let addsZeroAttention: Bool
    public let keyDim: Int
    public let valueDim: Int
    public let batchFirst: Bool

    // Projections are one matrix where keys and values are as wide as queries.
    @Parameter public var qProjWeight: Tensor?
    @Parameter public var kProjWeight: Tensor?
    @Parameter public var vProjWeight: Tensor?
    @Parameter public var inProjWeight: Tensor?
    @Parameter public var inProjBias: Tensor?
    @Parameter public var biasK: Tensor?
    @Parameter public var biasV: Tensor?
    @Child public var outProj: Linear

    /// - Parameters:
    ///   - keyDim: The width of keys; that of queries if not given.
    ///   - valueDim: The width of values; that of queries if not given.
    /// - Precondition: The heads divide the width.
    public init(
        _ embedDim: Int, _ headCount: Int, dropout: Double = 0, bias: Bool = true,
        addsBiasKV: Bool = false, addsZeroAttention: Bool = false, keyDim: Int? = nil,
        valueDim: Int? = nil, batchFirst: Bool = false
    ) {
        precondition(
            headCount > 0 && embedDim > 0 && embedDim % headCount == 0,
            "attention's heads must divide its width")
        let (keyDim, valueDim) = (keyDim ?? embedDim, valueDim ?? embedDim)
        self.embedDim = embedDim
        self.headCount = headCount
        self.dropout = dropout
        self.addsZeroAttention = addsZeroAttention
        self.keyDim = keyDim
        self.valueDim = valueDim
        self.batchFirst = batchFirst
        let isOne = keyDim == embedDim && valueDim == embedDim
        let glorot = { (width: Int) -> Tensor? in isOne ? nil : .glorot([embedDim, width]) }
        _qProjWeight = Parameter(wrappedValue: glorot(embedDim))
        _kProjWeight = Parameter(wrappedValue: glorot(keyDim))
        _vProjWeight = Parameter(wrappedValue: glorot(valueDim))
        _inProjWeight = Parameter(wrappedValue: isOne ? .glorot([3 * embedDim, embedDim]) : nil)
        _inProjBias = Parameter(
            wrappedValue: bias ? .initial([3 * embedDim], filledWith: 0) : nil)
        // Of [1, 1, e] the counts of inputs and outputs are both e.
        let deviation = (1 / Double(embedDim)).squareRoot()
        let extra = { addsBiasKV ? Tensor.initial([1, 1, embedDim], deviation: deviation) : nil }
        _biasK = Parameter(wrappedValue: extra())
        _biasV = Parameter(wrappedValue: extra())
        let outProj = Linear(
            embedDim, embedDim, bias: bias, printed: "NonDynamicallyQuantizableLinear")
        if bias { outProj.bias = .initial([embedDim], filledWith: 0) }
        _outProj = Child(wrappedValue: outProj)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let width = try c.count("embed_dim")
        let count = { (key: String) throws(ModuleError) -> Int in try c.count(key) }
        self.init(
            width, try c.count("num_heads", dividing: width),
            dropout: try c.probability("dropout", default: 0),
            bias: try c.bool("bias", default: true),
            addsBiasKV: try c.bool("add_bias_kv", default: false),
            addsZeroAttention: try c.bool("add_zero_attn", default: false),
            keyDim: try c.optional("kdim", count), valueDim: try c.optional("vdim", count),
            batchFirst: try c.bool("batch_first", default: false))
    }

    /// Dropout of weights draws in training.
    public override var isPure: Bool { !isTraining || dropout == 0 }

    public override var members: [ModuleMember] { super.members.torchNamed }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "embed_dim": embedDim, "num_heads": headCount, "dropout": dropout,
            "bias": inProjBias != nil, "add_bias_kv": biasK != nil,
            "add_zero_attn": addsZeroAttention, "kdim": keyDim, "vdim": valueDim,
            "batch_first": batchFirst,
        ])
    }
}
