// SPDX-License-Identifier: Apache-2.0

public import FX

/// A transformer that turns additions into products.
///
///     Before                                     After
///     %add = call_function[torch.add](%x, %y)    %mul = call_function[torch.mul](%x, %y)
public final class MultiplyInsteadOfAdd: Transformer {
    public override func callFunction(
        _ function: FunctionTarget, _ arguments: [Argument<Tensor>],
        _ keywords: KeywordArguments<Tensor>
    ) throws -> Argument<Tensor> {
        try super.callFunction(
            function == .torch.add ? .torch.mul : function, arguments, keywords)
    }
}
