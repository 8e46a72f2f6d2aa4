// SPDX-License-Identifier: Apache-2.0

public import FXCore
public import FXTensor

/// The names of torch.nn that mean something else elsewhere in this library.
public enum nn {
    /// The network of encoder and decoder; `Transformer` alone rewrites graphs.
    ///
    /// - SeeAlso: `torch.nn.Transformer`
    public typealias Transformer = TransformerModel
}

/// A Transformer of encoder and decoder.
///
/// - Shapes: `[s, n, width]` and `[t, n, width]`, or with the batch first → as the second
/// - SeeAlso: `torch.nn.Transformer`
public final class TransformerModel: Module, Callable, StandardLayer {
    private let shape: TransformerShape
    @Child public var encoder: TransformerEncoder
    @Child public var decoder: TransformerDecoder

    /// - Precondition: The heads divide the width; there are layers.
    public convenience init(
        _ width: Int = 512, _ headCount: Int = 8, encoderLayerCount: Int = 6,
        decoderLayerCount: Int = 6, feedforward: Int = 2048, dropout: Double = 0.1,
        activation: TransformerActivation = .relu, eps: Double = 1e-5, batchFirst: Bool = false,
        normFirst: Bool = false, bias: Bool = true
    ) {
        self.init(
            TransformerShape(
                width: width, headCount: headCount, feedforward: feedforward, dropout: dropout,
                activation: activation, eps: eps, batchFirst: batchFirst, normFirst: normFirst,
                bias: bias), encoderLayerCount, decoderLayerCount)
    }

    public convenience init(configuration c: ModuleConfiguration) throws {
        self.init(
            try c.transformerShape(), try c.count("num_encoder_layers", default: 6, atMost: 4096),
            try c.count("num_decoder_layers", default: 6, atMost: 4096))
    }

    private init(_ shape: TransformerShape, _ encoders: Int, _ decoders: Int) {
        precondition(encoders > 0 && decoders > 0, "a Transformer needs layers")
        self.shape = shape
        encoder = TransformerEncoder(
            (0..<encoders).map { _ in TransformerEncoderLayer(shape) }, shape.norm())
        decoder = TransformerDecoder(
            (0..<decoders).map { _ in TransformerDecoderLayer(shape) }, shape.norm())
        super.init()
        drawWeights()
    }

    /// Draws all matrices anew, of Glorot's distribution.
    private func drawWeights() {
        guard InitialWeights.areDrawn else { return }
        for (_, member) in namedTensors() {
            guard let tensor = member.tensor, tensor.extents.count == 2 else { continue }
            tensor.copy_(.glorot(tensor.extents))
        }
    }

    public func forward(
        _ source: Tensor, _ target: Tensor, _ sourceMask: Tensor?, _ sourceKeyPadding: Tensor?,
        _ isSourceCausal: Bool, _ masks: DecoderMasks
    ) -> Tensor {
        let memory = encoder(
            source, mask: sourceMask, keyPaddingMask: sourceKeyPadding, isCausal: isSourceCausal)
        return decoder(target, memory, masks: masks)
    }

    public func callAsFunction(
        _ source: Tensor, _ target: Tensor, sourceMask: Tensor? = nil,
        sourceKeyPadding: Tensor? = nil, isSourceCausal: Bool = false,
        masks: DecoderMasks = DecoderMasks(), fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        let own: KeywordArguments<Tensor> = .said([
            ("src_mask", sourceMask.map { .leaf($0) }),
            ("src_key_padding_mask", sourceKeyPadding.map { .leaf($0) }),
            ("src_is_causal", isSourceCausal ? true : nil),
        ])
        return call(
            { self.forward($0, $1, sourceMask, sourceKeyPadding, isSourceCausal, masks) }, source,
            target, keywords: KeywordArguments(own.entries + masks.keywords.entries),
            fileID: fileID, line: line)
    }

    public func invoke(_ arguments: [Argument<Tensor>]) throws -> Argument<Tensor> {
        let run = {
            (
                source: Tensor, target: Tensor, sourceMask: Tensor?, targetMask: Tensor?,
                memoryMask: Tensor?, sourcePadding: Tensor?, targetPadding: Tensor?,
                memoryPadding: Tensor?, isSourceCausal: Bool?, isTargetCausal: Bool?,
                isMemoryCausal: Bool?
            ) in
            self.forward(
                source, target, sourceMask, sourcePadding, isSourceCausal ?? false,
                DecoderMasks(
                    target: targetMask, memory: memoryMask, keyPadding: targetPadding,
                    memoryKeyPadding: memoryPadding, isCausal: isTargetCausal ?? false,
                    isMemoryCausal: isMemoryCausal ?? false))
        }
        return try apply(run, arguments)
    }

    public var placeholderNames: [String] {
        [
            "src", "tgt", "src_mask", "tgt_mask", "memory_mask", "src_key_padding_mask",
            "tgt_key_padding_mask", "memory_key_padding_mask", "src_is_causal", "tgt_is_causal",
            "memory_is_causal",
        ]
    }

    public override var printedName: String { "Transformer" }

    public override var configuration: [ArgumentEntry<Never>] {
        shape.configuration
            + .of([
                "num_encoder_layers": encoder.layers.count,
                "num_decoder_layers": decoder.layers.count,
            ])
    }

    /// A mask that hides what comes later: 0 where one sees, -∞ where not.
    ///
    /// - SeeAlso: `torch.nn.Transformer.generate_square_subsequent_mask`
    public static func squareSubsequentMask(_ count: Int) -> Tensor {
        Tensor.full([count, count], -Double.infinity).triu(diagonal: 1)
    }
}
