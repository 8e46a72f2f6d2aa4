// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Transformer encoder layers one after the other, and a norm behind them.
///
/// - SeeAlso: `torch.nn.TransformerEncoder`
public final class TransformerEncoder: Module, Callable, StandardLayer {
    @Child public var layers: ModuleList<TransformerEncoderLayer>
    @Child public var norm: LayerNorm?

    /// Creates an encoder of so many copies of a layer.
    ///
    /// - Precondition: The count is positive.
    public convenience init(
        _ layer: TransformerEncoderLayer, layerCount: Int, norm: LayerNorm? = nil
    ) {
        precondition(layerCount > 0, "a Transformer needs layers")
        self.init((0..<layerCount).map { _ in layer.copied() }, norm)
    }

    init(_ layers: [TransformerEncoderLayer], _ norm: LayerNorm?) {
        self.layers = ModuleList(layers)
        self.norm = norm
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let count = try c.count("num_layers", atMost: 4096)
        let shape = try c.nested("encoder_layer", typeName: "TransformerEncoderLayer")
            .transformerShape()
        self.init(
            (0..<count).map { _ in TransformerEncoderLayer(shape) },
            try c.optional("norm") { key throws(ModuleError) in try c.layerNorm(key) })
    }

    public func forward(
        _ x: Tensor, _ mask: Tensor?, _ keyPaddingMask: Tensor?, _ isCausal: Bool
    ) -> Tensor {
        var y = x
        for layer in layers {
            y = layer(y, mask: mask, keyPaddingMask: keyPaddingMask, isCausal: isCausal)
        }
        return norm.map { $0(y) } ?? y
    }

    public func callAsFunction(
        _ x: Tensor, mask: Tensor? = nil, keyPaddingMask: Tensor? = nil, isCausal: Bool = false,
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        call(
            { self.forward($0, mask, keyPaddingMask, isCausal) }, x,
            keywords: .said([
                ("mask", mask.map { .leaf($0) }),
                ("src_key_padding_mask", keyPaddingMask.map { .leaf($0) }),
                ("is_causal", isCausal ? true : nil),
            ]), fileID: fileID, line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        let run = { (x: Tensor, mask: Tensor?, padding: Tensor?, isCausal: Bool?) in
            self.forward(x, mask, padding, isCausal ?? false)
        }
        return try apply(run, arguments)
    }

    public var placeholderNames: [String] { ["src", "mask", "src_key_padding_mask", "is_causal"] }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "encoder_layer": Literal.dictionary(layers.first?.configuration ?? []),
            "num_layers": layers.count,
            "norm": norm.map { Literal.dictionary($0.configuration) },
        ])
    }
}

extension TransformerEncoderLayer {
    /// A layer of the same numbers with weights of its own.
    fileprivate func copied() -> TransformerEncoderLayer {
        let copy = TransformerEncoderLayer(shape)
        for (new, old) in zip(copy.namedTensors(), namedTensors()) {
            if let old = old.member.tensor { new.member.tensor?.copy_(old) }
        }
        return copy.train(isTraining)
    }
}

extension ModuleConfiguration {
    /// The norm behind the layers.
    func layerNorm(_ key: String) throws(ModuleError) -> LayerNorm {
        let norm = try nested(key, typeName: "LayerNorm")
        do { return try LayerNorm(configuration: norm) } catch { throw wrong(key) }
    }
}
