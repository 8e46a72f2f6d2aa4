// SPDX-License-Identifier: Apache-2.0

/// The passes and pipelines that have a name on the command line.
public enum StandardPasses {
    /// A pass or pipeline by name, with what it does in a sentence.
    public struct Entry: Sendable {
        public let name: String
        public let abstract: String
        public let pipeline: Pipeline

        init(_ pass: any GraphPass, _ abstract: String) {
            name = pass.name
            self.abstract = abstract
            pipeline = Pipeline(pass.name) { pass }
        }

        init(_ pipeline: Pipeline, _ abstract: String) {
            name = pipeline.name
            self.abstract = abstract
            self.pipeline = pipeline
        }
    }

    /// All passes that need no further words, then the pipelines.
    public static let all: [Entry] = [
        Entry(AnnotateShapes(), "Note dtype and shape of every value, from those of the inputs."),
        Entry(CleanUpCasts(), "Remove casts that change nothing."),
        Entry(EliminateCommonSubexpressions(), "Compute once what is computed twice."),
        Entry(EliminateDeadCode(), "Remove what nobody uses and what has no effect."),
        Entry(DecomposeToCoreATen(), "Express operators of ATen by its core operators."),
        Entry(FoldBatchNorm(), "Fold batch norms into the layers before them."),
        Entry(FoldConstants(), "Compute what does not depend on inputs."),
        Entry(Functionalize(), "Turn operators in place into ones that give a new value."),
        Entry(FuseElementwise(), "Make one operator of a chain of elementwise ones."),
        Entry(FuseEpilogues(), "Make one operator of a layer and the activation behind it."),
        Entry(FuseOperators(), "Put one operator of PyTorch in the place of several."),
        Entry(InlineRegions(), "Put the bodies of regions without gradients in their place."),
        Entry(InlineSubmodules(), "Put the graphs of submodules in the place of their calls."),
        Entry(LowerToATen(), "Express the graph by operators of ATen."),
        Entry(MergeLinears(), "Compute linear layers of one input as one product."),
        Entry(NormalizeArguments(), "Write arguments by name, and leave out defaults."),
        Entry(RemoveIdentities(), "Remove dropout, identities and copies, for inference."),
        Entry(SimplifyAlgebra(), "Simplify arithmetic where no bit of the result changes."),
        Entry(UnfuseOperators(), "Put ATen's operators in the place of fused ones."),
        Entry(.canonical, "Bring equal programs into equal forms."),
        Entry(.coreATen, "Express the graph by the core operators of ATen."),
        Entry(.inference, "Fold, simplify and clean up a model in evaluation mode."),
    ]

    /// The pipeline of a name.
    ///
    /// - Throws: ``PassError/unknownPass(_:known:)``.
    public static func pipeline(named name: String) throws(PassError) -> Pipeline {
        guard let entry = all.first(where: { $0.name == name }) else {
            throw .unknownPass(name, known: all.map(\.name))
        }
        return entry.pipeline
    }
}
