// SPDX-License-Identifier: Apache-2.0

extension Pipeline {
    /// Makes a program in evaluation mode faster: batch norms and constants are folded, what does
    /// nothing is removed, what is computed twice is computed once.
    public static var inference: Pipeline {
        Pipeline("inference") {
            AnnotateShapes()
            RemoveIdentities()
            FoldBatchNorm()
            FoldConstants()
            UntilStable {
                AnnotateShapes()
                CleanUpCasts()
                SimplifyAlgebra()
                EliminateCommonSubexpressions()
                EliminateDeadCode()
            }
        }
    }

    /// Brings equal programs into equal forms, in time proportional to their size.
    public static var canonical: Pipeline {
        Pipeline("canonical") {
            NormalizeArguments()
            EliminateCommonSubexpressions()
            EliminateDeadCode()
        }
    }

    /// Expresses a program by ATen's core operators, without writes where they can be told apart.
    ///
    /// The specs of the inputs must be known. What has no decomposition stays:
    /// ``DecomposeToCoreATen/remaining(in:)``.
    public static var coreATen: Pipeline {
        Pipeline("core-aten") {
            LowerToATen()
            InlineRegions()
            AnnotateShapes()
            Functionalize()
            DecomposeToCoreATen()
            EliminateDeadCode()
        }
    }
}
