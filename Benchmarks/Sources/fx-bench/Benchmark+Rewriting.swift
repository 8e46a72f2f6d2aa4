// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var rewriting: [Benchmark] {
        [
            Benchmark(
                "replace-pattern", "replaces a pattern that half of the nodes match",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { module in
                    try replacePattern(
                        in: module, { (x: Tensor) in torch.relu(x) }, with: { torch.sigmoid($0) })
                }),
            Benchmark(
                "rules", "applies a rule, in any spelling, that half of the nodes match",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { module in
                    let rule = try Rule(
                        "relu-to-sigmoid", { (x: Tensor) in torch.relu(x) },
                        with: { torch.sigmoid($0) })
                    return try RewriteDriver().run([rule], on: module)
                }),
            Benchmark(
                "no-match", "looks for a pattern whose last node half of the nodes are",
                setup: { try GraphModule(Module(), try Graph.chain($0)) },
                body: { module in
                    let pattern = try Pattern { (x: Tensor) in torch.relu(torch.exp(x)) }
                    return PatternMatcher(pattern, in: module).matches().count
                }),
        ]
    }
}
