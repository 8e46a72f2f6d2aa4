// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// Transformer decoder layers one after the other, and a norm behind them.
///
/// - SeeAlso: `torch.nn.TransformerDecoder`
public final class TransformerDecoder: Module, Callable, StandardLayer {
    @Child public var layers: ModuleList<TransformerDecoderLayer>
    @Child public var norm: LayerNorm?

    /// Creates a decoder of so many copies of a layer.
    ///
    /// - Precondition: The count is positive.
    public convenience init(
        _ layer: TransformerDecoderLayer, layerCount: Int, norm: LayerNorm? = nil
    ) {
        precondition(layerCount > 0, "a Transformer needs layers")
        self.init((0..<layerCount).map { _ in layer.copied() }, norm)
    }

    init(_ layers: [TransformerDecoderLayer], _ norm: LayerNorm?) {
        self.layers = ModuleList(layers)
        self.norm = norm
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        let count = try c.count("num_layers", atMost: 4096)
        let shape = try c.nested("decoder_layer", typeName: "TransformerDecoderLayer")
            .transformerShape()
        self.init(
            (0..<count).map { _ in TransformerDecoderLayer(shape) },
            try c.optional("norm") { key throws(ModuleError) in try c.layerNorm(key) })
    }

    public func forward(_ x: Tensor, _ memory: Tensor, _ masks: DecoderMasks) -> Tensor {
        var y = x
        for layer in layers { y = layer(y, memory, masks: masks) }
        return norm.map { $0(y) } ?? y
    }

    public func callAsFunction(
        _ x: Tensor, _ memory: Tensor, masks: DecoderMasks = DecoderMasks(),
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        call(
            { self.forward($0, $1, masks) }, x, memory, keywords: masks.keywords, fileID: fileID,
            line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        try DecoderMasks.invoke(forward, arguments, of: self)
    }

    public var placeholderNames: [String] { DecoderMasks.inputs }

    public override var configuration: [ArgumentEntry<Never>] {
        .of([
            "decoder_layer": Literal.dictionary(layers.first?.configuration ?? []),
            "num_layers": layers.count,
            "norm": norm.map { Literal.dictionary($0.configuration) },
        ])
    }
}

extension TransformerDecoderLayer {
    /// A layer of the same numbers with weights of its own.
    fileprivate func copied() -> TransformerDecoderLayer {
        let copy = TransformerDecoderLayer(shape)
        for (new, old) in zip(copy.namedTensors(), namedTensors()) {
            if let old = old.member.tensor { new.member.tensor?.copy_(old) }
        }
        return copy.train(isTraining)
    }
}
