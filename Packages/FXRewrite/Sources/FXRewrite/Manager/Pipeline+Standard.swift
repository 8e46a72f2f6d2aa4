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
}
