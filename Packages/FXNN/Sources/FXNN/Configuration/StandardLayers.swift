// SPDX-License-Identifier: Apache-2.0

import FXTensor

/// The layers of torch.nn that this library has.
enum StandardLayers {
    /// All types that files may name.
    static let types: [any StandardLayer.Type] =
        activations + attention + containers + convolutions + distances + dropout + embeddings
        + linear + losses + norms + padding + pooling + recurrent + shaping + vision

    /// The name of a type in files.
    static func name(of type: any StandardLayer.Type) -> String {
        String(TypeName.unqualified(type).prefix { $0 != "<" })
    }

    private static let activations: [any StandardLayer.Type] = [
        CELU.self, ELU.self, GELU.self, GLU.self, Hardshrink.self, Hardsigmoid.self,
        Hardswish.self, Hardtanh.self, LeakyReLU.self, LogSigmoid.self, LogSoftmax.self,
        Mish.self, PReLU.self, RReLU.self, ReLU.self, ReLU6.self, SELU.self, SiLU.self,
        Sigmoid.self, Softmax.self, Softmax2d.self, Softmin.self, Softplus.self, Softshrink.self,
        Softsign.self, Tanh.self, Tanhshrink.self, Threshold.self,
    ]

    private static let attention: [any StandardLayer.Type] = [
        MultiheadAttention.self, TransformerDecoder.self, TransformerDecoderLayer.self,
        TransformerEncoder.self, TransformerEncoderLayer.self, TransformerModel.self,
    ]

    private static let containers: [any StandardLayer.Type] = [
        ModuleDict<Module>.self, ModuleList<Module>.self, ParameterDict.self, ParameterList.self,
        Sequential.self,
    ]

    private static let convolutions: [any StandardLayer.Type] = [
        Conv1d.self, Conv2d.self, Conv3d.self, ConvTranspose1d.self, ConvTranspose2d.self,
        ConvTranspose3d.self,
    ]

    private static let distances: [any StandardLayer.Type] = [
        CosineSimilarity.self, PairwiseDistance.self,
    ]

    private static let dropout: [any StandardLayer.Type] = [
        AlphaDropout.self, Dropout.self, Dropout1d.self, Dropout2d.self, Dropout3d.self,
        FeatureAlphaDropout.self,
    ]

    private static let embeddings: [any StandardLayer.Type] = [
        Embedding.self, EmbeddingBag.self,
    ]

    private static let linear: [any StandardLayer.Type] = [
        Bilinear.self, Identity.self, Linear.self,
    ]

    private static let losses: [any StandardLayer.Type] = [
        AdaptiveLogSoftmaxWithLoss.self, BCELoss.self, BCEWithLogitsLoss.self, CTCLoss.self,
        CosineEmbeddingLoss.self, CrossEntropyLoss.self, GaussianNLLLoss.self,
        HingeEmbeddingLoss.self, HuberLoss.self, KLDivLoss.self, L1Loss.self, MSELoss.self,
        MarginRankingLoss.self, MultiLabelMarginLoss.self, MultiLabelSoftMarginLoss.self,
        MultiMarginLoss.self, NLLLoss.self, PoissonNLLLoss.self, SmoothL1Loss.self,
        SoftMarginLoss.self, TripletMarginLoss.self, TripletMarginWithDistanceLoss.self,
    ]

    private static let norms: [any StandardLayer.Type] = [
        BatchNorm1d.self, BatchNorm2d.self, BatchNorm3d.self, GroupNorm.self, InstanceNorm1d.self,
        InstanceNorm2d.self, InstanceNorm3d.self, LayerNorm.self, LocalResponseNorm.self,
        RMSNorm.self,
    ]

    private static let padding: [any StandardLayer.Type] = [
        CircularPad1d.self, CircularPad2d.self, CircularPad3d.self, ConstantPad1d.self,
        ConstantPad2d.self, ConstantPad3d.self, ReflectionPad1d.self, ReflectionPad2d.self,
        ReflectionPad3d.self, ReplicationPad1d.self, ReplicationPad2d.self, ReplicationPad3d.self,
        ZeroPad1d.self, ZeroPad2d.self, ZeroPad3d.self,
    ]

    private static let pooling: [any StandardLayer.Type] = [
        AdaptiveAvgPool1d.self, AdaptiveAvgPool2d.self, AdaptiveAvgPool3d.self,
        AdaptiveMaxPool1d.self, AdaptiveMaxPool1dWithIndices.self, AdaptiveMaxPool2d.self,
        AdaptiveMaxPool2dWithIndices.self, AdaptiveMaxPool3d.self,
        AdaptiveMaxPool3dWithIndices.self, AvgPool1d.self, AvgPool2d.self, AvgPool3d.self,
        LPPool1d.self, LPPool2d.self, LPPool3d.self, MaxPool1d.self, MaxPool1dWithIndices.self,
        MaxPool2d.self, MaxPool2dWithIndices.self, MaxPool3d.self, MaxPool3dWithIndices.self,
        MaxUnpool1d.self, MaxUnpool2d.self, MaxUnpool3d.self,
    ]

    private static let recurrent: [any StandardLayer.Type] = [
        GRU.self, GRUCell.self, LSTM.self, LSTMCell.self, RNN.self, RNNCell.self,
    ]

    private static let shaping: [any StandardLayer.Type] = [
        Flatten.self, Fold.self, Unflatten.self, Unfold.self,
    ]

    private static let vision: [any StandardLayer.Type] = [
        ChannelShuffle.self, PixelShuffle.self, PixelUnshuffle.self, Upsample.self,
        UpsamplingNearest2d.self, UpsamplingBilinear2d.self,
    ]
}

extension Module {
    /// Whether the module is a layer of torch.nn that this library has, and no type of another
    /// library or program that has the name of one.
    public final var isStandardLayer: Bool { self is any StandardLayer }
}
